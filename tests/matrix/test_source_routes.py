"""Sources are set up by a business's admins and the owner; a hook is for its source alone."""

import pytest

from chatlinks.intake.webhooks import sources
from chatlinks.web.limits import counter
from tests.kit.access_table import OUT, AccessTable, outcome
from tests.kit.cast import SECRETS
from tests.kit.groups import MANAGE_NOTHING
from tests.kit.reading import held
from tests.kit.routes import SOURCES
from tests.kit.watching.census import census

GROUPS = {
    "admins": ["admin", "admin_permitted", "owner"],
    "others": [name for name in MANAGE_NOTHING if name != "rival"],
    "rival": ["rival"],
    "out": [OUT],
}
TEXT = """
method  address                          admins  others  rival  out

GET     /sources                         list    403     302    login
GET     /sources/acme                    200     404     404    login
POST    /sources/acme                    400     404     404    login
GET     /sources/acme/{source}           200     404     404    login
GET     /sources/acme/{source}/try       200     404     404    login
POST    /sources/acme/{source}/try       400     404     404    login
GET     /sources/acme/{source}/mapping   200     404     404    login
POST    /sources/acme/{source}/mapping   400     404     404    login
POST    /sources/acme/{source}/secret    200     404     404    login
POST    /sources/acme/{source}/alarm     302     404     404    login
POST    /sources/acme/{source}/switch    302     404     404    login
POST    /sources/acme/{source}/remove    200     404     404    login
GET     /sources/rival/{source}          rivals  404     404    login
POST    /sources/acme/{source}/target    404     404     404    login
POST    /hooks/{address}                 401     401     401    401
POST    /hooks/{address}/log_message_from_user   401  401  401  401
POST    /hooks/{address}/log_message_from_user/  401  401  401  401
"""
# Who manages one business is led on to it; only the owner manages the rival's, which has no source.
BY_NAME = {"list": {"owner": 200, "*": 302}, "rivals": {"*": 404}}
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)


@pytest.fixture(autouse=True)
def fresh_rates():
    counter.storage.reset()


def test_every_route_is_in_the_table():
    assert TABLE.routes == SOURCES


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_everybody_gets_what_the_table_says(cast, sign_in, row):
    secret, by = sources.new_secret(), cast.people["admin"].pk
    source = sources.make(cast.acme, "generic", "Shop bot", secret, by)
    sources.set_mapping(source, {})
    path = row.address.format(source=source.pk, address=source.address)
    before = census()
    for turn in TABLE.turns(row):
        answer = sign_in(turn.signs_in).generic(row.method, path)
        wanted = turn.wanted
        assert outcome(answer) == wanted, (turn.name, row)
        assert held(answer, SECRETS) == []
        assert secret not in answer.text
        if wanted not in (200, 302):
            assert census() == before
        before = census()
