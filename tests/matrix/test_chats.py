"""Who gets what of the live side's routes: members with Smart Agent Chat within whose reach the chat lies, and nobody else."""

import pytest
from django.db import transaction
from django.test import Client

from chatlinks.chats import presence, transitions
from chatlinks.chats.models import Availability
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation, Event, Message
from chatlinks.conversations.records import incoming
from chatlinks.database.rows import rows
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Business, Team
from tests.conftest import BACKEND
from tests.kit.cast import MASKED, PRIYA, SECRETS, SHOWN, STRANGERS
from tests.kit.reading import held
from tests.kit.routes import CHATS
from tests.matrix.test_matrix import OUT, SIGN_IN, census

ANALYSTS = {"analyst", "analyst_permitted", "lead_analyst_permitted"}
MINE = "agent_permitted"  # whose chat it is
LEADS = {"lead", "lead_permitted", "lead_both", "lead_both_permitted", "admin", "admin_permitted"}
GROUPS = {
    "shown": sorted(SHOWN),
    "masked": sorted(MASKED - ANALYSTS),
    "analysts": sorted(ANALYSTS),
    "neither": ["neither"],
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}
DONE, REFUSED = "done", "refused"  # in words, with nothing changed
ANYWHERE = {"rival": 200, "*": 403}  # the rival has chats of their own
ANYBODY = (200, 200, 403, 403, ANYWHERE, SIGN_IN)
READERS = (200, 200, 403, 403, 404, SIGN_IN)
THEIRS = ({MINE: DONE, "*": REFUSED}, REFUSED, 403, 403, 404, SIGN_IN)
THEIRS_AND_LEADS = (
    {MINE: DONE, **dict.fromkeys(LEADS, DONE)},
    {"agent": 403, "*": DONE},
    403,
    403,
    404,
    SIGN_IN,
)
WRONG = (405, 405, 405, 405, 405, SIGN_IN)
CHAT = "/chats/{chat}"

# Route, method, path: what those get who work with chats (shown, masked), analysts, members with neither, strangers, signed out.
TABLE = [
    ("my-chats", "GET", "/chats", ANYBODY),
    ("my-chats", "GET", "/chats?fragment=1", ANYBODY),
    ("chat-list", "GET", "/chats/list?open={chat}", ANYBODY),
    ("chat-stats", "GET", "/chats/stats", ANYBODY),
    ("presence", "POST", "/chats/presence", (DONE, DONE, 403, 403, {"rival": DONE, "*": 403}, SIGN_IN)),
    ("presence", "GET", "/chats/presence", WRONG),
    ("here", "POST", "/chats/here", (204, 204, 403, 403, {"rival": 204, "*": 403}, SIGN_IN)),
    ("my-chat", "GET", CHAT, READERS),
    ("my-chat", "GET", f"{CHAT}?fragment=1", READERS),
    ("my-chat", "GET", "/chats/999999999", (404, 404, 404, 404, 404, SIGN_IN)),
    ("chat-messages", "GET", f"{CHAT}/messages", READERS),
    ("chat-messages", "GET", f"{CHAT}/messages?from=0&to=1", READERS),
    ("chat-messages", "POST", f"{CHAT}/messages", WRONG),
    ("look", "POST", f"{CHAT}/look", ({MINE: DONE, "*": 204}, 204, 403, 403, 404, SIGN_IN)),
    ("reply", "POST", f"{CHAT}/reply", THEIRS),
    ("reply", "GET", f"{CHAT}/reply", WRONG),
    ("wait", "POST", f"{CHAT}/wait", THEIRS),
    ("resume", "POST", f"{CHAT}/resume", (REFUSED, REFUSED, 403, 403, 404, SIGN_IN)),
    ("close-chat", "POST", f"{CHAT}/close", THEIRS),
    ("reassign", "GET", f"{CHAT}/reassign", ({MINE: 200, **dict.fromkeys(LEADS, 200)}, {"agent": 403, "*": 200}, 403, 403, 404, SIGN_IN)),
    ("reassign", "POST", f"{CHAT}/reassign", THEIRS_AND_LEADS),
    ("reassign", "POST", "/chats/999999999/reassign", (404, 404, 404, 404, 404, SIGN_IN)),
    ("report-chat", "POST", f"{CHAT}/report", THEIRS_AND_LEADS),
    ("add-note", "POST", f"{CHAT}/notes", (DONE, DONE, 403, 403, 404, SIGN_IN)),
]  # fmt: skip


@pytest.fixture
def chat(cast):
    """Priya's chat, with one agent."""
    Availability.objects.create(business=cast.acme, person=cast.people[MINE])
    presence.be(cast.people[MINE], Availability.Status.ONLINE)
    said = opening.message("user", "I am Priya of Lotus Garden, my card is 4111 1111 1111 1111")
    written = transitions.user_writes(
        cast.acme, incoming.IncomingContact(**PRIYA, channel="web"), said
    )
    transitions.hand_over(
        cast.acme, written.conversation_id, Team.objects.get(business=cast.acme, name="Cards")
    )
    transitions.add_note(
        cast.acme,
        written.conversation_id,
        cast.people[MINE],
        "Priya wrote from priya.venkat@mailbox.example",
    )
    found = Conversation.objects.get(pk=written.conversation_id)
    assert found.assignee == cast.people[MINE]
    return found


def form(cast):
    """What each form of the page sends, all in one."""
    team = Team.objects.get(business=cast.acme, name="Cards")
    return {
        "text": "Good morning", "status": "break", "reason": "spam", "category": "Resolved", "note": "Call back",
        "to": f"team:{team.pk}",
    }  # fmt: skip


def standing():
    """Whatever a move changes, but for the records of who read what."""
    counted = {table: count for table, count in census().items() if table != "privacy_unsealing"}
    chats = rows(
        "SELECT id, state, assignee_id, team_id, unread, waiting_since FROM conversations_conversation ORDER BY id"
    )
    return (
        counted,
        chats,
        rows("SELECT person_id, status FROM agentchat_seat ORDER BY id"),
        rows("SELECT id, opened_at, ended_at FROM agentchat_stint ORDER BY id"),
    )


def outcome(response, before, method):
    if response.status_code == 302 and response.headers["Location"].startswith(
        "/accounts/login/?next="
    ):
        return SIGN_IN
    if method == "POST" and response.status_code in (204, 302, 409):
        changed = standing() != before
        return DONE if changed else 204 if response.status_code == 204 else REFUSED
    return response.status_code


@pytest.mark.parametrize(
    ("route", "method", "path", "expected"), TABLE, ids=[f"{m} {p}" for _, m, p, _ in TABLE]
)
def test_each_gets_what_the_table_says(cast, chat, sign_in, route, method, path, expected):
    for (group, names), each in zip(GROUPS.items(), expected, strict=True):
        for name in names:
            wanted = each if not isinstance(each, dict) else each.get(name, each.get("*"))
            with transaction.atomic():
                client, before, unsealed = (
                    sign_in(None if name == OUT else name),
                    standing(),
                    Unsealing.objects.count(),
                )
                address = path.format(chat=chat.pk)
                response = (
                    client.get(address) if method == "GET" else client.post(address, form(cast))
                )
                assert outcome(response, before, method) == wanted, (name, response.status_code)
                check(name, group, wanted, response, unsealed)
                if wanted != DONE and not (
                    name == MINE and route == "my-chat"
                ):  # opening a new chat of one's own
                    assert standing() == before
                transaction.set_rollback(True)


def check(name, group, wanted, response, unsealed):
    """Only those for whom details are shown get any, and that is recorded; denials say nothing."""
    found = held(response, SECRETS)
    assert not found or group == "shown", name
    assert not found or Unsealing.objects.count() > unsealed
    if group != "shown" and wanted != DONE:
        assert Unsealing.objects.count() == unsealed
    if wanted not in (200, DONE, REFUSED):
        assert held(response, ["lotus", "asha bot", "card is"]) == []


def test_whose_chat_it_is_reads_the_name_in_the_list_and_others_do_not_see_it_at_all(
    cast, chat, sign_in
):
    assert held(sign_in(MINE).get("/chats"), ["Priya Venkataraman"])
    assert held(sign_in("lead_permitted").get("/chats"), ["Priya", f"User {chat.contact_id}"]) == []


@pytest.mark.parametrize("reach", ["team", "own"])
@pytest.mark.parametrize("path", ["", "/messages"])
def test_an_agent_outside_the_reach_is_refused(cast, chat, sign_in, reach, path):
    Business.objects.filter(pk=cast.acme.pk).update(agents_open=reach)
    cast.membership(MINE).teams.clear()
    chat.participation_set.all().delete()
    unsealed = Unsealing.objects.count()
    response = sign_in(MINE).get(f"/chats/{chat.pk}{path}")
    assert response.status_code == 403
    assert held(response, [*SECRETS, "lotus"]) == []
    assert held(sign_in(MINE).get("/chats"), [*SECRETS, "card is"]) == []
    assert Unsealing.objects.count() == unsealed


FORMS = [
    "presence",
    "here",
    "{chat}/look",
    "{chat}/reply",
    "{chat}/wait",
    "{chat}/close",
    "{chat}/reassign",
    "{chat}/report",
    "{chat}/notes",
]


@pytest.mark.parametrize("path", FORMS)
def test_a_form_sent_from_elsewhere_changes_nothing(cast, chat, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.people[MINE], backend=BACKEND)
    before = standing()
    assert client.post(f"/chats/{path.format(chat=chat.pk)}", form(cast)).status_code == 403
    assert standing() == before


@pytest.mark.parametrize(
    "to",
    ["", "team:", "agent:", "team:999", "agent:999", "team:x", "rival team", "rival", "analyst"],
)
def test_a_chat_is_given_to_nobody_who_may_not_have_it(cast, chat, sign_in, to):
    theirs = Team.objects.create(business=cast.rival_business, name="Theirs")
    made = {
        "rival team": f"team:{theirs.pk}",
        "rival": f"agent:{cast.people['rival'].pk}",
        "analyst": f"agent:{cast.people['analyst'].pk}",
    }
    before = standing()
    client = sign_in(MINE)
    client.post(f"/chats/{chat.pk}/reassign", {"to": made.get(to, to)})
    assert standing() == before
    assert "Choose an agent who is online, or a team." in client.get("/chats").text


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("presence", {"status": "asleep"}, 400), ("{chat}/report", {"reason": "dull"}, 400), ("{chat}/notes", {"text": "x" * 2001}, 409),
        ("{chat}/notes", {"text": " "}, 409), ("{chat}/close", {"note": "x" * 2001}, 409),
    ],
)  # fmt: skip
def test_a_form_that_makes_no_sense_is_refused_and_changes_nothing(
    cast, chat, sign_in, path, given, status
):
    client, before = sign_in(MINE), standing()
    assert client.post(f"/chats/{path.format(chat=chat.pk)}", given).status_code == status
    assert standing() == before


def test_a_nul_which_the_database_cannot_hold_is_left_out_of_what_an_agent_writes(
    cast, chat, sign_in
):
    client = sign_in(MINE)
    assert client.post(f"/chats/{chat.pk}/notes", {"text": "Call\0 back"}).status_code == 302
    assert Event.objects.filter(text="Call back").exists()
    assert (
        client.post(
            f"/chats/{chat.pk}/reply", {"text": "Which?", "quick_reply": "Go\0ld"}
        ).status_code
        == 302
    )
    assert Message.objects.get(conversation=chat, sender="agent").data == {
        "quick_replies": [{"text": "Gold"}]
    }


def test_an_agent_offers_at_most_five_short_answers(cast, chat, sign_in):
    offered = [f"{n} " + "x" * 100 for n in range(7)]
    sign_in(MINE).post(f"/chats/{chat.pk}/reply", {"text": "Which?", "quick_reply": offered})
    kept = Message.objects.get(conversation=chat, sender="agent").data["quick_replies"]
    assert [each["text"] for each in kept] == [each[:60] for each in offered[:5]]


def test_every_route_of_the_live_side_is_in_the_table():
    assert {row[0] for row in TABLE} == CHATS
