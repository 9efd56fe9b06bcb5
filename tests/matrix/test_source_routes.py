"""What sends webhooks is set up by a business's admins and the owner, and seen by nobody else."""

import pytest

from chatlinks.intake.webhooks import sources
from tests.kit.access_table import OUT, AccessTable, outcome
from tests.kit.cast import SECRETS
from tests.kit.census import census
from tests.kit.groups import MANAGE_NOTHING
from tests.kit.reading import held
from tests.kit.routes import SOURCES

GROUPS = {
    "admins": ["admin", "admin_permitted", "owner"],
    "others": [name for name in MANAGE_NOTHING if name != "rival"],
    "rival": ["rival"],
    "out": [OUT],
}
TEXT = """
method  address                          admins  others  rival  out

POST    /hooks/nothing                   401     401     401    401
GET     /sources                         list    403     302    login
GET     /sources/acme                    200     404     404    login
POST    /sources/acme                    400     404     404    login
GET     /sources/acme/{number}           200     404     404    login
GET     /sources/rival/{number}          404     404     404    login
POST    /sources/acme/{number}/secret    200     404     404    login
POST    /sources/acme/{number}/alarm     302     404     404    login
POST    /sources/acme/{number}/switch    302     404     404    login
POST    /sources/acme/{number}/remove    200     404     404    login
GET     /sources/acme/{number}/try       302     404     404    login
POST    /sources/rival/{number}/try      404     404     404    login
GET     /sources/acme/{number}/mapping   200     404     404    login
POST    /sources/acme/{number}/mapping   400     404     404    login
"""
BY_NAME = {"list": {"owner": 200, "*": 302}}
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)


def test_every_route_is_in_the_table():
    assert TABLE.routes == SOURCES


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_everybody_gets_what_the_table_says(cast, sign_in, row):
    secret = sources.new_secret()
    held_source = sources.make(cast.acme, "generic", "Bot", secret, cast.people["admin"].pk)
    path = row.address.format(number=held_source.pk)
    for turn in TABLE.turns(row):
        client = sign_in(turn.signs_in)
        before = census()
        answer = client.generic(row.method, path)
        assert outcome(answer) == turn.wanted, (turn.name, row)
        assert held(answer, [*SECRETS, secret]) == []
        if turn.wanted not in (200, 302):
            assert census() == before
