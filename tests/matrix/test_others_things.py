"""Whose things a form may name and a page shows: a link's own, a business's, no former member's."""

import pytest
from django.utils import timezone

from chatlinks.analytics.counts import daily_counts
from chatlinks.chats.models import Availability, CannedResponse, Category, ChatReport, TeamSettings
from chatlinks.conversations.models import Conversation, Mark
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Membership, Team
from tests.kit.analysts import MARCH
from tests.kit.cast import conversation, take
from tests.kit.links import mark_everywhere, members_link, path_of
from tests.kit.priyas_chat import MINE
from tests.kit.reading import held

# ── A link's own ────────────────────────────────────────────────────────────────────────────────


def test_only_links_for_anyone_of_this_very_conversation_are_revoked(cast, sign_in):
    [other] = take(cast.acme, conversation(id="acme-2"))
    theirs = ChatLink.for_anyone(members_link(other).conversation, None, None)
    client, path = sign_in("admin"), f"{path_of(cast.members_link)}/shares"
    for link in (theirs, cast.members_link):
        assert client.post(f"{path}/{link.pk}/revoke").status_code == 404
    assert not ChatLink.objects.exclude(revoked_at=None).exists()


def test_only_marks_of_this_very_user_are_taken_back(cast, sign_in):
    [other] = take(cast.acme, conversation(id="acme-2", contact={"id": "somebody else"}))
    mark = mark_everywhere(members_link(other).conversation, "Choose", None)
    undo = f"{path_of(cast.members_link)}/marks/{mark.pk}/undo"
    assert sign_in("admin").post(undo).status_code == 404
    assert Mark.objects.get().undone_at is None


# The form, and the hours of each link that it makes.
SHARES = [
    ({"expires": "1h"}, [1]),
    ({"expires": "never"}, [None]),
    ({}, [168]),
    ({"passcode": "abc"}, []),
    ({"passcode": "x" * 101}, []),
]


def hours_left(link):
    if link.expires_at is None:
        return None
    return round((link.expires_at - timezone.now()).total_seconds() / 3600)


@pytest.mark.parametrize(("form", "hours"), SHARES)
def test_a_share_ends_when_it_was_said_and_has_no_passcode_that_is_soon_guessed(
    cast, sign_in, form, hours
):
    sign_in("agent").post(f"{path_of(cast.members_link)}/shares", form)
    shares = ChatLink.objects.filter(audience="anyone")
    assert [hours_left(link) for link in shares] == hours


# ── Another business's ──────────────────────────────────────────────────────────────────────────

ZULU = {
    "id": "z",
    "contact": {"id": "z"},
    "channel": "zulu line",
    "state": "completed",
    "team": "Zulu team",
    "messages": [
        {
            "id": "z1",
            "at": "2026-03-02T09:00:00Z",
            "from": "user",
            "text": "Zulu words",
            "is_broken": True,
        },
        {
            "id": "z2",
            "at": "2026-03-02T09:01:00Z",
            "from": "bot",
            "text": "Zulu answer",
            "node": "Zulu node",
            "sub_story": "Zulu story",
        },
    ],
    "reviews": [
        {
            "rating": 1,
            "comment": "Zulu is bad",
            "task": "Zulu task",
            "at": "2026-03-02T09:05:00Z",
            "for": "bot",
        }
    ],
}


@pytest.fixture
def zulu(cast):
    """The rival business has everything that a page might name: all of it called Zulu."""
    rival = cast.rival_business
    team = Team.objects.create(business=rival, name="Zulu team")
    TeamSettings.objects.create(
        business=rival,
        team=team,
        delayed_message="Zulu is late",
    )
    CannedResponse.objects.create(
        business=rival,
        name="zulu",
        text="Zulu canned",
    )
    Category.objects.create(business=rival, name="Zulu reason")
    agent = cast.sign_up("zulu_agent", "rival")
    Membership.objects.create(
        business=rival,
        person=agent,
        smart_agent_chat=True,
    )
    come_online(rival, agent)
    take(rival, ZULU)
    daily_counts.count_waiting()
    return team


def come_online(business, person):
    online = Availability.Status.ONLINE
    Availability.objects.create(
        business=business,
        person=person,
        status=online,
    )


PAGES_OF_ANALYSIS = [
    "",
    "/messages",
    "/conversations",
    "/csat",
    "/reviews",
    "/words?set=user",
    "/messages.csv",
    "/conversations.csv",
    "/words.csv?set=user",
    "/views",
    "/reports",
]
PAGES_OF_AN_AGENT = ["/chats", "/chats/{chat}"]
PAGES_OF_A_LEAD = [
    "/businesses?chat={chat}&state=active",
    "/teams",
    "/businesses?state=completed",
    "/businesses?team={zulu}",
    "/chats/{chat}/reassign",
    "/teams/{team}/settings",
]


def test_no_page_of_the_live_side_names_a_thing_of_another_business(cast, chat, sign_in, zulu):
    places = {"chat": chat.pk, "team": chat.team_id, "zulu": zulu.pk}
    of_rival = sign_in("rival").get(f"/analytics/reviews?{MARCH}")
    assert held(of_rival, ["zulu"])
    for name, pages in ((MINE, PAGES_OF_AN_AGENT), ("lead_permitted", PAGES_OF_A_LEAD)):
        client = sign_in(name)
        for page in pages:
            assert held(client.get(page.format(**places)), ["zulu"]) == [], page


def test_no_chat_is_closed_for_a_reason_of_another_business(cast, chat, sign_in, zulu):
    sign_in(MINE).post(f"/chats/{chat.pk}/close", {"category": "Zulu reason"})
    assert not chat.business.closing_categories.filter(name="Zulu reason").exists()
    assert not Conversation.objects.filter(closing__category__name="Zulu reason").exists()


@pytest.mark.parametrize("page", PAGES_OF_ANALYSIS)
def test_no_page_of_analysis_names_a_thing_of_another_business(cast, sign_in, zulu, page):
    joined = "&" if "?" in page else "?"
    answer = sign_in("analyst").get(f"/analytics{page}{joined}{MARCH}&empty=1")
    assert answer.status_code == 200
    assert held(answer, ["zulu"]) == []


def test_a_report_of_a_chat_is_told_to_who_leads_its_business_alone(cast, chat, sign_in):
    ChatReport.objects.create(
        business=cast.acme,
        conversation=chat,
        person=cast.people["agent"],
        reason="spam",
    )
    board = f"/businesses?chat={chat.pk}&state=active"
    assert held(sign_in("lead").get(board), ["Agent"])
    assert held(sign_in("rival").get("/businesses"), ["spam"]) == []


# ── Of those who left ───────────────────────────────────────────────────────────────────────────

LEFT = {
    "former": "Former",  # no active member any more
    "lead_both_permitted": "Lead Both Permitted",  # may not sign in any more
}


def test_who_left_is_offered_no_chat_and_stands_in_no_list(cast, chat, sign_in):
    for name in LEFT:
        come_online(cast.acme, cast.people[name])
    cast.people["lead_both_permitted"].is_active = False
    cast.people["lead_both_permitted"].save()
    mine, lead = sign_in(MINE), sign_in("lead_permitted")
    for name, shown_name in LEFT.items():
        to = {"to": f"agent:{cast.people[name].pk}"}
        mine.post(f"/chats/{chat.pk}/reassign", to)
        assert Conversation.objects.get(pk=chat.pk).assignee_id == chat.assignee_id
        for page in (
            mine.get(f"/chats/{chat.pk}"),
            lead.get("/teams"),
            lead.get(f"/chats/{chat.pk}/reassign"),
        ):
            assert held(page, [f">{shown_name}<", f">{shown_name} "]) == [], name
