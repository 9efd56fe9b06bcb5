"""Who gets what of the live side's routes: members with Smart Agent Chat within whose reach the
chat lies, and nobody else.
"""

import pytest

from chatlinks.conversations.models import Event, Message
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Business, Team
from tests.kit.access_table import OUT, AccessTable, outcome, undone
from tests.kit.cast import MASKED, SECRETS, SHOWN, STRANGERS
from tests.kit.groups import LEADS, ONLY_ANALYSE
from tests.kit.priyas_chat import MINE, standing
from tests.kit.reading import held
from tests.kit.routes import CHATS
from tests.kit.signing_in import signed_in

GROUPS = {
    "shown": sorted(SHOWN),
    "masked": sorted(MASKED - ONLY_ANALYSE),
    "analysts": sorted(ONLY_ANALYSE),
    "neither": ["neither", "auditor"],
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}
DONE, REFUSED = "done", "refused"  # in words, with nothing changed
# Of a group, whose chat it is, those who lead, all but the agent; and the rival, who has chats of
# their own.
BY_NAME = {
    "own": {"rival": 200, "*": 403},
    "own-none": {"rival": REFUSED, "*": 403},
    "own-204": {"rival": 204, "*": 403},
    "own-done": {"rival": DONE, "*": 403},
    "mine": {MINE: DONE, "*": REFUSED},
    "look": {MINE: DONE, "*": 204},
    "ask": dict.fromkeys({MINE, *LEADS}, 200) | {"*": 403},
    "act": dict.fromkeys({MINE, *LEADS}, DONE) | {"*": 403},
}
TEXT = """
method  address                             shown    masked   analysts  neither  strangers  out

GET     /chats                              200      200      403       403      own        login
GET     /chats?fragment=1                   200      200      403       403      own        login
GET     /chats/list?open={chat}             200      200      403       403      own        login
GET     /chats/stats                        200      200      403       403      own        login
POST    /chats/presence                     done     done     403       403      own-done   login
GET     /chats/presence                     405      405      405       405      405        login
POST    /chats/here                         204      204      403       403      own-204    login
POST    /chats/next                         refused  refused  403       403      own-none   login
GET     /chats/next                         405      405      405       405      405        login
GET     /chats/{chat}                       200      200      403       403      404        login
GET     /chats/{chat}?fragment=1            200      200      403       403      404        login
GET     /chats/999999999                    404      404      404       404      404        login
GET     /chats/{chat}/messages              200      200      403       403      404        login
GET     /chats/{chat}/messages?from=0&to=1  200      200      403       403      404        login
POST    /chats/{chat}/messages              405      405      405       405      405        login
POST    /chats/{chat}/look                  look     204      403       403      404        login
POST    /chats/{chat}/reply                 mine     refused  403       403      404        login
GET     /chats/{chat}/reply                 405      405      405       405      405        login
POST    /chats/{chat}/wait                  mine     refused  403       403      404        login
POST    /chats/{chat}/resume                refused  refused  403       403      404        login
POST    /chats/{chat}/close                 mine     refused  403       403      404        login
GET     /chats/{chat}/reassign              ask      ask      403       403      404        login
POST    /chats/{chat}/reassign              act      act      403       403      404        login
POST    /chats/999999999/reassign           404      404      404       404      404        login
POST    /chats/{chat}/report                act      act      403       403      404        login
POST    /chats/{chat}/notes                 done     done     403       403      404        login
"""
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)


def form(cast):
    """What each form of the page sends, all in one."""
    team = Team.objects.get(business=cast.acme, name="Cards")
    return {
        "text": "Good morning",
        "status": "break",
        "reason": "spam",
        "category": "Resolved",
        "note": "Call back",
        "to": f"team:{team.pk}",
    }


def what_was_done(response, before, method):
    """The answer in the table's words."""
    status = outcome(response)
    if method == "GET" or status not in (204, 302, 409):
        return status
    if standing() != before:
        return DONE
    return 204 if status == 204 else REFUSED


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_each_gets_what_the_table_says(cast, chat, sign_in, row):
    path = row.address.format(chat=chat.pk)
    for turn in TABLE.turns(row):
        with undone():
            client = sign_in(turn.signs_in)
            before, unsealed = standing(), Unsealing.objects.count()
            response = client.get(path) if row.method == "GET" else client.post(path, form(cast))
            assert what_was_done(response, before, row.method) == turn.wanted, turn
            check(turn, response, unsealed)
            opens_a_new_chat_of_ones_own = turn.name == MINE and row.route == "my-chat"
            if turn.wanted != DONE and not opens_a_new_chat_of_ones_own:
                assert standing() == before


def check(turn, response, unsealed):
    """Only those for whom details are shown get any, and that is recorded; denials say nothing."""
    if held(response, SECRETS):
        assert turn.group == "shown", turn
        assert Unsealing.objects.count() > unsealed
    if turn.group != "shown" and turn.wanted != DONE:
        assert Unsealing.objects.count() == unsealed
    if turn.wanted not in (200, DONE, REFUSED):
        assert held(response, ["lotus", "asha bot", "card is"]) == []


def test_whose_chat_it_is_reads_the_name_in_the_list_and_others_do_not_see_it_at_all(
    cast, chat, sign_in
):
    others = sign_in("lead_permitted").get("/chats")
    assert held(sign_in(MINE).get("/chats"), ["Priya Venkataraman"])
    assert held(others, ["Priya", f"User {chat.contact_id}"]) == []


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
    "next",
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
    client = signed_in(cast.people[MINE], enforce_csrf_checks=True)
    before = standing()
    answer = client.post(f"/chats/{path.format(chat=chat.pk)}", form(cast))
    assert answer.status_code == 403
    assert standing() == before


NOBODY_FOR_IT = [
    "",
    "team:",
    "agent:",
    "team:999",
    "agent:999",
    "team:x",
    "rival team",
    "rival",
    "analyst",
]


@pytest.mark.parametrize("to", NOBODY_FOR_IT)
def test_a_chat_is_given_to_nobody_who_may_not_have_it(cast, chat, sign_in, to):
    theirs = Team.objects.create(business=cast.rival_business, name="Theirs")
    ids = {
        "rival team": f"team:{theirs.pk}",
        "rival": f"agent:{cast.people['rival'].pk}",
        "analyst": f"agent:{cast.people['analyst'].pk}",
    }
    before = standing()
    client = sign_in(MINE)
    answer = client.post(f"/chats/{chat.pk}/reassign", {"to": ids.get(to, to)})
    assert standing() == before
    assert "Choose an agent who is online, or a team." in answer.text


SENSELESS = [
    ("presence", {"status": "asleep"}, 400),
    ("{chat}/report", {"reason": "dull"}, 400),
    ("{chat}/notes", {"text": "x" * 2001}, 409),
    ("{chat}/notes", {"text": " "}, 409),
    ("{chat}/close", {"note": "x" * 2001}, 409),
]


@pytest.mark.parametrize(("path", "sent", "status"), SENSELESS)
def test_a_form_that_makes_no_sense_is_refused_and_changes_nothing(
    cast, chat, sign_in, path, sent, status
):
    client, before = sign_in(MINE), standing()
    assert client.post(f"/chats/{path.format(chat=chat.pk)}", sent).status_code == status
    assert standing() == before


def test_a_nul_which_the_database_cannot_hold_is_left_out_of_what_an_agent_writes(
    cast, chat, sign_in
):
    client, path = sign_in(MINE), f"/chats/{chat.pk}"
    noted = client.post(f"{path}/notes", {"text": "Call\0 back"})
    assert noted.status_code == 302
    assert Event.objects.filter(text="Call back").exists()
    replied = client.post(f"{path}/reply", {"text": "Which?", "quick_reply": "Go\0ld"})
    assert replied.status_code == 302
    reply = Message.objects.get(conversation=chat, sender="agent")
    assert reply.data == {"quick_replies": [{"text": "Gold"}]}


def test_an_agent_offers_at_most_five_short_answers(cast, chat, sign_in):
    offered = [f"{number} " + "x" * 100 for number in range(7)]
    form = {"text": "Which?", "quick_reply": offered}
    sign_in(MINE).post(f"/chats/{chat.pk}/reply", form)
    kept = Message.objects.get(conversation=chat, sender="agent").data["quick_replies"]
    assert [each["text"] for each in kept] == [each[:60] for each in offered[:5]]


def test_every_route_of_the_live_side_is_in_the_table():
    assert TABLE.routes == CHATS
