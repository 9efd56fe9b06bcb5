"""Who gets what of the live side's routes: members with Smart Agent Chat within whose reach the chat lies, and nobody else."""

import pytest
from django.db import transaction

from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Business
from tests.cast import MASKED, SECRETS, SHOWN, STRANGERS
from tests.matrix.routes import CHATS
from tests.matrix.test_matrix import OUT, SIGN_IN, census
from tests.reading import OF_THE_CONVERSATION, held

ANALYSTS = {"analyst", "analyst_permitted", "lead_analyst_permitted"}
GROUPS = {
    "shown": sorted(SHOWN),
    "masked": sorted(MASKED - ANALYSTS),
    "analysts": sorted(ANALYSTS),
    "neither": ["neither"],
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}

# Route, method, path: what those get who work with chats (shown, masked), analysts, members with neither, strangers, signed out.
TABLE = [
    ("chat-messages", "GET", "/chats/{chat}/messages", (200, 200, 403, 403, 404, SIGN_IN)),
    ("chat-messages", "POST", "/chats/{chat}/messages", (405, 405, 405, 405, 405, SIGN_IN)),
    ("chat-messages", "GET", "/chats/999999999/messages", (404, 404, 404, 404, 404, SIGN_IN)),
]  # fmt: skip


def outcome(response):
    if response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/?next="):
        return SIGN_IN
    return response.status_code


@pytest.mark.parametrize(("route", "method", "path", "expected"), TABLE, ids=[f"{m} {p}" for _, m, p, _ in TABLE])
def test_each_gets_what_the_table_says(cast, sign_in, route, method, path, expected):
    for (group, names), wanted in zip(GROUPS.items(), expected, strict=True):
        for name in names:
            with transaction.atomic():
                client, before = sign_in(None if name == OUT else name), census()
                response = client.generic(method, path.format(chat=cast.conversation.pk))
                assert outcome(response) == wanted, (name, response.status_code)
                check(before, group, wanted, response)
                transaction.set_rollback(True)


def check(before, group, wanted, response):
    """Reading leaves an unsealing where details were shown; a denial leaves nothing, and says nothing."""
    shown = group == "shown" and wanted == 200
    before["privacy_unsealing"] += shown
    assert census() == before
    if shown:
        assert held(response, ["Priya"])
    else:
        assert held(response, SECRETS) == []
    if wanted != 200:
        assert held(response, OF_THE_CONVERSATION) == []


@pytest.mark.parametrize("reach", ["team", "own"])
def test_an_agent_outside_the_reach_is_refused(cast, sign_in, reach):
    Business.objects.filter(pk=cast.acme.pk).update(agents_open=reach)
    cast.membership("agent_permitted").teams.clear()
    cast.conversation.participation_set.all().delete()
    response = sign_in("agent_permitted").get(f"/chats/{cast.conversation.pk}/messages")
    assert response.status_code == 403
    assert held(response, [*SECRETS, *OF_THE_CONVERSATION]) == []
    assert not Unsealing.objects.exists()


def test_every_route_of_the_live_side_is_in_the_table():
    assert {row[0] for row in TABLE} == CHATS
