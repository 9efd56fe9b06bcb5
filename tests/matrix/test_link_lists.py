"""Who gets what of the pages of links, and of what a business allows of them."""

import pytest

from tests.kit.access_table import OUT, AccessTable, outcome, undone
from tests.kit.cast import MASKED, SECRETS, SHOWN, STRANGERS
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import LINK_LISTS
from tests.kit.watching.census import census

ADMINS = ["admin", "admin_permitted", "owner"]
EVERYBODY = {*SHOWN, *MASKED, *STRANGERS, "neither"}
GROUPS = {"admins": ADMINS, "others": sorted(EVERYBODY - set(ADMINS)), OUT: [OUT]}
TEXT = """
method  address                admins  others  out

GET     /links                 200     200     login
POST    /links/end             302     302     login
GET     /links/end             405     405     login
POST    /links/restore         302     302     login
GET     /links/restore         405     405     login
GET     /links/of/acme         200     404     login
GET     /links/of/nowhere      404     404     login
POST    /links/of/acme         405     405     login
POST    /links/of/acme/policy  302     404     login
GET     /links/of/acme/policy  405     405     login
"""
TABLE = AccessTable(TEXT, GROUPS)
FORM = {"state": "paused", "makers": "admins"}


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_each_gets_what_the_table_says(cast, sign_in, row):
    link = cast.anyone_link()
    for turn in TABLE.turns(row):
        with undone():
            client, before = sign_in(turn.signs_in), census()
            if row.method == "GET":
                answer = client.get(row.address)
            else:
                answer = client.post(row.address, {**FORM, "link": link.pk, "links": link.pk})
            assert outcome(answer) == turn.wanted, turn
            assert held(answer, [*SECRETS, *OF_THE_CONVERSATION, link.token]) == []
            if turn.wanted not in (200, 302):
                assert census() == before
            link.refresh_from_db()
            ends = row.method == "POST" and row.route == "end-links" and turn.group == "admins"
            assert (link.revoked_at is not None) == ends


def test_every_route_of_the_lists_is_in_the_table():
    assert TABLE.routes == LINK_LISTS
