"""Keys are made by a business's admins and the owner; the API is for keys, whoever is signed in."""

import pytest

from chatlinks.api.models import ApiKey
from tests.kit.access_table import AccessTable
from tests.kit.acting.api import Program, make_key
from tests.kit.cast import SECRETS
from tests.kit.reading import held
from tests.kit.routes import API
from tests.kit.set_up import check_everybody, set_up_table
from tests.kit.watching.census import census

TEXT = """
method  address                    admins  others  rival  out

GET     /keys                      list    403     302    login
GET     /keys/acme                 200     404     404    login
POST    /keys/acme                 400     404     404    login
POST    /keys/acme/{key}/replace   200     404     404    login
POST    /keys/acme/{key}/revoke    200     404     404    login
POST    /keys/rival/{key}/revoke   rivals  404     404    login
GET     /api/v1/                   404     404     404    login
GET     /api/v1/docs               200     200     200    login
GET     /api/v1/openapi.json       200     200     200    login
GET     /api/v1/conversations      401     401     401    401
GET     /api/v1/conversations/{token}
                                   401     401     401    401
GET     /api/v1/conversations/{token}/messages
                                   401     401     401    401
GET     /api/v1/conversations/{token}/reviews
                                   401     401     401    401
GET     /api/v1/conversations/{token}/visits
                                   401     401     401    401
GET     /api/v1/links              401     401     401    401
POST    /api/v1/links              401     401     401    401
POST    /api/v1/links/{link}/end   401     401     401    401
POST    /mcp                       401     401     401    401
POST    /api/v1/conversations      401     401     401    401
POST    /api/v1/messages           401     401     401    401
POST    /api/v1/events             401     401     401    401
POST    /api/v1/contacts           401     401     401    401
POST    /api/v1/entities           401     401     401    401
POST    /api/v1/reviews            401     401     401    401
POST    /api/v1/steps              401     401     401    401
POST    /api/v1/files              401     401     401    401
POST    /api/v1/edits              401     401     401    401
POST    /api/v1/deletions          401     401     401    401
"""
TABLE = set_up_table(TEXT)


def test_every_route_is_in_the_table():
    assert TABLE.routes == API


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_everybody_gets_what_the_table_says(cast, sign_in, row):
    make_key(cast)
    key = ApiKey.objects.get()
    link = cast.anyone_link()
    path = row.address.format(key=key.pk, token=cast.members_link.token, link=link.pk)
    check_everybody(TABLE, row, path, sign_in)


# ── What each right of a key opens ──────────────────────────────────────────────────────────────

RIGHTS = {
    "write": ["write"],
    "read": ["read"],
    "links": ["links"],
    "all": ["write", "read", "links", "personal"],
}
BY_KEY = """
method  address                                 write  read  links  all

GET     /api/v1/conversations                   403    200   403    200
GET     /api/v1/conversations/{token}           403    200   403    200
GET     /api/v1/conversations/{token}/messages  403    200   403    200
GET     /api/v1/conversations/{token}/reviews   403    200   403    200
GET     /api/v1/conversations/{token}/visits    403    200   403    200
GET     /api/v1/links                           403    200   403    200
POST    /api/v1/links                           403    403   400    400
POST    /api/v1/links/{link}/end                403    403   200    200
POST    /mcp                                    403    400   403    400
POST    /api/v1/conversations                   400    403   403    400
POST    /api/v1/messages                        400    403   403    400
POST    /api/v1/events                          400    403   403    400
POST    /api/v1/contacts                        400    403   403    400
POST    /api/v1/entities                        400    403   403    400
POST    /api/v1/reviews                         400    403   403    400
POST    /api/v1/steps                           400    403   403    400
POST    /api/v1/files                           400    403   403    400
POST    /api/v1/edits                           400    403   403    400
POST    /api/v1/deletions                       400    403   403    400
"""
KEY_TABLE = AccessTable(BY_KEY, {name: [name] for name in RIGHTS})


def test_every_route_for_programs_is_in_the_table():
    described = {"api:api-root", "api:openapi-json", "api:openapi-view"}
    for_programs = {name for name in API if name.startswith(("api:", "mcp"))}
    assert KEY_TABLE.routes == for_programs - described


@pytest.mark.parametrize("row", KEY_TABLE.rows, ids=str)
def test_a_key_opens_what_its_rights_say(cast, row):
    """400 of an empty body: it came past the guard."""
    link = cast.anyone_link()
    path = row.address.format(token=cast.members_link.token, link=link.pk)
    for turn in KEY_TABLE.turns(row):
        program = Program(make_key(cast, turn.name, RIGHTS[turn.name]))
        before = census()
        answer = program.client.generic(row.method, path, headers=program.proof)
        assert answer.status_code == turn.wanted, (turn.name, row)
        if turn.name != "all":
            assert held(answer, SECRETS) == []
        if turn.wanted >= 400:
            assert census() == before
