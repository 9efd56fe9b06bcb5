"""Endpoints that are told what happens are set up by a business's admins and the owner."""

import pytest

from chatlinks.api.outgoing import endpoints
from tests.kit.acting.receivers import endpoint_at
from tests.kit.routes import OUTGOING
from tests.kit.set_up import check_everybody, set_up_table

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
TABLE = set_up_table(TEXT)


def test_every_route_is_in_the_table():
    assert TABLE.routes == OUTGOING


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_everybody_gets_what_the_table_says(cast, sign_in, row):
    endpoint = endpoint_at("https://crm.example/sesame", cast.acme, cast.people["admin"])
    secret = endpoints.newest_secret(endpoint)
    path = row.address.format(endpoint=endpoint.pk)
    check_everybody(TABLE, row, path, sign_in, (secret,))
