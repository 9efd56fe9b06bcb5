"""Endpoints that are told what happens are set up by a business's admins and the owner."""

import pytest

from chatlinks.api.outgoing import endpoints
from tests.kit.access_table import OUT, AccessTable, outcome
from tests.kit.acting.receivers import endpoint_at
from tests.kit.cast import SECRETS
from tests.kit.groups import MANAGE_NOTHING
from tests.kit.reading import held
from tests.kit.routes import OUTGOING
from tests.kit.watching.census import census

GROUPS = {
    "admins": ["admin", "admin_permitted", "owner"],
    "others": [name for name in MANAGE_NOTHING if name != "rival"],
    "rival": ["rival"],
    "out": [OUT],
}
TEXT = """
method  address                           admins  others  rival  out

GET     /webhooks                         list    403     302    login
GET     /webhooks/acme                    200     404     404    login
POST    /webhooks/acme                    400     404     404    login
GET     /webhooks/acme/{endpoint}         200     404     404    login
POST    /webhooks/acme/{endpoint}         400     404     404    login
GET     /webhooks/acme/{endpoint}/dead    200     404     404    login
POST    /webhooks/acme/{endpoint}/test    302     404     404    login
POST    /webhooks/acme/{endpoint}/secret  200     404     404    login
POST    /webhooks/acme/{endpoint}/switch  302     404     404    login
POST    /webhooks/acme/{endpoint}/replay  302     404     404    login
POST    /webhooks/acme/{endpoint}/remove  200     404     404    login
GET     /webhooks/rival/{endpoint}        rivals  404     404    login
POST    /webhooks/rival/{endpoint}/secret rivals  404     404    login
"""
# Who manages one business is led on to it; only the owner manages the rival's, which has none.
BY_NAME = {"list": {"owner": 200, "*": 302}, "rivals": {"*": 404}}
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)


def test_every_route_is_in_the_table():
    assert TABLE.routes == OUTGOING


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_everybody_gets_what_the_table_says(cast, sign_in, row):
    endpoint = endpoint_at("https://crm.example/sesame", cast.acme, cast.people["admin"])
    secret = endpoints.newest_secret(endpoint)
    path = row.address.format(endpoint=endpoint.pk)
    before = census()
    for turn in TABLE.turns(row):
        answer = sign_in(turn.signs_in).generic(row.method, path)
        wanted = turn.wanted
        assert outcome(answer) == wanted, (turn.name, row)
        assert held(answer, SECRETS) == []
        assert secret not in answer.text
        if turn.group != "admins":
            assert "sesame" not in answer.text
        if wanted not in (200, 302):
            assert census() == before
        before = census()
