"""Sources are set up by a business's admins and the owner; a hook is for its source alone."""

import pytest

from chatlinks.intake.webhooks import sources
from tests.kit.routes import SOURCES
from tests.kit.set_up import check_everybody, set_up_table

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
TABLE = set_up_table(TEXT)


def test_every_route_is_in_the_table():
    assert TABLE.routes == SOURCES


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_everybody_gets_what_the_table_says(cast, sign_in, row):
    secret, by = sources.new_secret(), cast.people["admin"].pk
    source = sources.make(cast.acme, "generic", "Shop bot", secret, by)
    sources.set_mapping(source, {})
    path = row.address.format(source=source.pk, address=source.address)
    check_everybody(TABLE, row, path, sign_in, (secret,))
