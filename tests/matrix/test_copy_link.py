"""Who is told the link of a conversation by its id."""

import pytest

from chatlinks.links.models import ChatLink
from chatlinks.web import limits
from tests.kit.access_table import OUT, AccessTable, outcome
from tests.kit.cast import MASKED, REFUSED_HERE, SECRETS, SHOWN, STRANGERS, conversation, take
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import COPY_LINK
from tests.kit.watching.census import census

GROUPS = {
    "shown": sorted(SHOWN),
    "masked": sorted(MASKED),
    "neither": sorted(REFUSED_HERE),
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}
TEXT = """
method  address             shown  masked  neither  strangers  out

GET     /copy-link.js       200    200     200      200        200
POST    /copy-link.js       405    405     405      405        405
GET     /copy-link/acme     200    200     403      404        login
POST    /copy-link/acme     200    200     403      404        login
GET     /copy-link/nowhere  404    404     404      404        login
"""
TABLE = AccessTable(TEXT, GROUPS)
OF_A_TOOL = "intercom:a86dr8yl/215469912345"


@pytest.fixture
def told_as(cast, fresh_limits):
    """told_as(id) → the path of the members' link of a conversation that came in under it."""

    def path(id_):
        [stored] = take(cast.acme, conversation(id=id_))
        return f"/c/{ChatLink.objects.get(conversation=stored, audience='members').token}"

    return path


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_each_gets_what_the_table_says(cast, sign_in, told_as, row):
    path = told_as(OF_A_TOOL)
    for turn in TABLE.turns(row):
        limits.counter.storage.reset()
        client, before = sign_in(turn.signs_in), census()
        ask = client.get if row.method == "GET" else client.post
        answer = ask(row.address, {"conversation": OF_A_TOOL})
        assert outcome(answer) == turn.wanted, turn
        assert held(answer, [*SECRETS, *OF_THE_CONVERSATION]) == []
        is_told = row.method == "POST" and turn.wanted == 200
        assert (path in answer.text) == is_told, turn
        assert census() == before


def test_every_route_is_in_the_table():
    assert TABLE.routes == COPY_LINK
