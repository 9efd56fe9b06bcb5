"""Guards behind the tables: what lies behind a page, what a cookie is good for, whose things a form may name."""

import time
from datetime import timedelta

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from chatlinks.analytics.counts import daily_counts
from chatlinks.chats.models import Availability, CannedResponse, Category, TeamSettings
from chatlinks.chats.models import ChatReport as Complaint
from chatlinks.conversations.models import Conversation, Mark
from chatlinks.conversations.remasking import marks
from chatlinks.links.models import ChatLink, PasscodeTry
from chatlinks.reading import timeline_rows
from chatlinks.web import live
from chatlinks.webchat import limits
from chatlinks.workspaces.models import Membership, Team
from tests.kit.cast import SECRETS, conversation, take
from tests.kit.reading import held
from tests.matrix import test_chats
from tests.matrix.test_analytics import DATES
from tests.matrix.test_matrix import PASSCODE

chat = test_chats.chat  # a fixture

# ── What lies behind a page ─────────────────────────────────────────────────────────────────────────────────────────

NOTHING_OF_MEMBERS = {
    "shown": False, "position": None, "total": None, "previous_url": None, "next_url": None, "whole_url": None, "siblings": [],
    "more_siblings": 0, "shares": [], "marks": [], "may_share": False, "may_mark": False, "may_undo_marks": False,
    "may_forget": False, "may_export": False, "masked_preview_url": None,
}  # fmt: skip
MEMBERS_RIGHTS = {  # by a members' link: marks by hand, undoing them, forgetting, exporting, seeing it as others do
    "agent": (False, False, False, False, False), "agent_permitted": (True, False, False, False, True),
    "analyst": (False, False, False, False, False), "lead_permitted": (True, False, False, False, True),
    "admin": (False, True, True, False, False), "admin_permitted": (True, True, True, True, True),
}  # fmt: skip


@pytest.fixture
def given(monkeypatch):
    """given(client, path) → what the page's template is given."""
    seen = []
    for module in ("page", "whole"):
        monkeypatch.setattr(
            f"chatlinks.reading.views.{module}.render",
            lambda r, t, c: seen.append(c["page"]) or HttpResponse(),
        )
    return lambda client, path: (client.get(path), seen.pop())[1]  # fmt: skip


@pytest.fixture
def rich(cast):
    """The cast's conversation with a later one, a share and a mark; returns a link for anyone."""
    take(cast.acme, conversation(id="acme-2"))
    marks.mark(
        cast.conversation, "Choose", message_id=None, everywhere=True, by=cast.people["admin"].pk
    )
    return cast.anyone_link()


@pytest.mark.parametrize("name", [None, "nobody", "former", "neither", "rival", "owner"])
def test_by_a_link_for_anyone_a_page_knows_nothing_but_the_conversation(
    cast, sign_in, rich, given, name
):
    page = given(sign_in(name), f"/c/{rich.token}")
    assert {field: getattr(page, field) for field in NOTHING_OF_MEMBERS} == NOTHING_OF_MEMBERS
    assert not any(
        item.broken or item.smart_assist for item in page.items if item.kind == "message"
    )


@pytest.mark.parametrize("name", MEMBERS_RIGHTS)
def test_a_members_page_offers_what_its_reader_may_do_and_no_more(cast, sign_in, rich, given, name):
    page = given(sign_in(name), f"/c/{cast.members_link.token}")
    offered = (
        page.may_mark,
        page.may_undo_marks,
        page.may_forget,
        page.may_export,
        bool(page.masked_preview_url),
    )
    assert offered == MEMBERS_RIGHTS[name]
    assert (len(page.shares), len(page.marks), len(page.siblings)) == (1, 1, 2)
    tells = name not in ("agent", "agent_permitted")
    assert any(item.broken for item in page.items if item.kind == "message") == tells


@pytest.mark.parametrize(
    "way",
    ["", "/all", "?fragment=1", "/all?fragment=1", "?q=Priya", "/all?q=Priya", "/transcript.txt"],
)
def test_the_preview_for_others_is_masked_by_every_way(cast, sign_in, way):
    path = f"/c/{cast.members_link.token}{way}"
    page = sign_in("admin_permitted").get(path + ("&" if "?" in way else "?") + "as=others")
    assert held(page, [each for each in SECRETS if each not in way]) == []


def test_a_masked_page_does_not_even_fetch_what_is_sealed(cast, sign_in, monkeypatch):
    asked, prepared = [], timeline_rows.prepared
    monkeypatch.setattr(
        "chatlinks.reading.timeline_rows.prepared",
        lambda sql, needs: asked.append(sql) or prepared(sql, needs),
    )
    for way in ("", "?fragment=1", "/all", "/transcript.txt", "?as=others"):
        sign_in("agent").get(f"/c/{cast.members_link.token}{way}")
    assert asked
    assert not [sql for sql in asked if "sealed" in sql]


# ── Passcodes ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def locked(cast):
    return ChatLink.for_anyone(cast.conversation, cast.people["admin"].id, None, PASSCODE)


def opened(link, client=None):
    client = client or Client()
    assert client.post(f"/c/{link.token}/passcode", {"passcode": PASSCODE}).status_code == 302
    return client


def test_the_passcodes_cookie_goes_to_its_link_alone_and_to_no_script(locked):
    cookie = opened(locked).cookies["passcode"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        f"/c/{locked.token}", True, "Lax", 12 * 3600,
    )  # fmt: skip


def test_a_given_passcode_ends_after_twelve_hours_even_in_a_browser_that_keeps_it(
    locked, monkeypatch
):
    client, now = opened(locked), time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 12 * 3600 + 5)
    assert client.get(f"/c/{locked.token}").status_code == 401


def test_a_given_passcode_ends_with_the_passcode(cast, locked):
    client, other = (
        opened(locked),
        ChatLink.for_anyone(cast.conversation, None, None, "another one"),
    )
    ChatLink.objects.filter(pk=locked.pk).update(passcode=other.passcode)
    assert client.get(f"/c/{locked.token}").status_code == 401


def test_wrong_passcodes_hold_up_their_own_link_alone_and_only_for_a_while(cast, locked):
    other = ChatLink.for_anyone(cast.conversation, None, None, PASSCODE)
    PasscodeTry.objects.bulk_create(PasscodeTry(link=locked) for _ in range(10))
    assert Client().post(f"/c/{locked.token}/passcode", {"passcode": PASSCODE}).status_code == 429
    opened(other)
    PasscodeTry.objects.update(at=timezone.now() - timedelta(minutes=16))
    opened(locked)


# ── Whose things a form may name ────────────────────────────────────────────────────────────────────────────────────


def test_only_links_for_anyone_of_this_very_conversation_are_revoked(cast, sign_in):
    [other] = take(cast.acme, conversation(id="acme-2"))
    theirs = ChatLink.for_anyone(ChatLink.objects.get(conversation=other).conversation, None, None)
    client, path = sign_in("admin"), f"/c/{cast.members_link.token}/shares"
    for link in (theirs, cast.members_link):
        assert client.post(f"{path}/{link.pk}/revoke").status_code == 404
    assert not ChatLink.objects.exclude(revoked_at=None).exists()


def test_only_marks_of_this_very_user_are_taken_back(cast, sign_in):
    [other] = take(cast.acme, conversation(id="acme-2", contact={"id": "somebody else"}))
    made = marks.mark(
        ChatLink.objects.get(conversation=other).conversation,
        "Choose",
        message_id=None,
        everywhere=True,
        by=None,
    )
    assert (
        sign_in("admin").post(f"/c/{cast.members_link.token}/marks/{made.pk}/undo").status_code
        == 404
    )
    assert Mark.objects.get().undone_at is None


@pytest.mark.parametrize(("form", "hours", "made"), [({"expires": "1h"}, 1, 1), ({"expires": "never"}, None, 1), ({}, 168, 1),
                                                     ({"passcode": "abc"}, None, 0), ({"passcode": "x" * 101}, None, 0)])  # fmt: skip
def test_a_share_ends_when_it_was_said_and_has_no_passcode_that_is_soon_guessed(
    cast, sign_in, form, hours, made
):
    sign_in("agent").post(f"/c/{cast.members_link.token}/shares", form)
    found = list(ChatLink.objects.filter(audience="anyone"))
    assert len(found) == made
    for link in found:
        left = link.expires_at and round((link.expires_at - timezone.now()).total_seconds() / 3600)
        assert left == hours


# ── Another business's things ───────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def zulu(cast):
    """The rival business has everything that a page might name: all of it called Zulu."""
    rival = cast.rival_business
    team = Team.objects.create(business=rival, name="Zulu team")
    TeamSettings.objects.create(business=rival, team=team, delayed_message="Zulu is late")
    CannedResponse.objects.create(business=rival, name="zulu", text="Zulu canned")
    Category.objects.create(business=rival, name="Zulu reason")
    person = type(cast.people["rival"]).objects.create_user(
        "zulu@rival.example", None, name="Zulu Agent"
    )
    Membership.objects.create(business=rival, person=person, smart_agent_chat=True)
    Availability.objects.create(business=rival, person=person, status=Availability.Status.ONLINE)
    said = [
        {"id": "z1", "at": "2026-03-02T09:00:00Z", "from": "user", "text": "Zulu words", "is_broken": True},
        {"id": "z2", "at": "2026-03-02T09:01:00Z", "from": "bot", "text": "Zulu answer", "node": "Zulu node", "sub_story": "Zulu story"},
    ]  # fmt: skip
    reviews = [
        {
            "rating": 1,
            "comment": "Zulu is bad",
            "task": "Zulu task",
            "at": "2026-03-02T09:05:00Z",
            "for": "bot",
        }
    ]
    take(
        rival,
        {
            "id": "z",
            "contact": {"id": "z"},
            "channel": "zulu line",
            "state": "completed",
            "team": "Zulu team",
            "messages": said,
            "reviews": reviews,
        },
    )
    daily_counts.count_waiting()


PAGES = ("", "/messages", "/conversations", "/csat", "/reviews", "/words?set=user", "/messages.csv", "/conversations.csv",
         "/words.csv?set=user", "/views", "/reports")  # fmt: skip


def test_no_page_of_the_live_side_names_a_thing_of_another_business(cast, chat, sign_in, zulu):
    mine, lead = sign_in(test_chats.MINE), sign_in("lead_permitted")
    theirs = Team.objects.get(name="Zulu team")
    assert (
        "zulu"
        in sign_in("rival").get("/analytics/reviews?since=2026-03-01&until=2026-03-31").text.lower()
    )
    for client, path in (
        (mine, "/chats"), (mine, f"/chats/{chat.pk}"), (lead, f"/businesses?chat={chat.pk}&state=active"), (lead, "/teams"), (lead, "/businesses?state=completed"),
        (lead, f"/businesses?team={theirs.pk}"), (lead, f"/businesses/chats/{chat.pk}/reassign"), (lead, f"/teams/{chat.team_id}/settings"),
    ):  # fmt: skip
        assert held(client.get(path), ["zulu"]) == [], path
    mine.post(f"/chats/{chat.pk}/close", {"category": "Zulu reason"})
    assert not chat.business.closing_categories.filter(name="Zulu reason").exists()
    assert not chat.__class__.objects.filter(closing__category__name="Zulu reason").exists()


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_analysis_names_a_thing_of_another_business(cast, sign_in, zulu, page):
    answer = sign_in("analyst").get(f"/analytics{page}{'&' if '?' in page else '?'}{DATES}&empty=1")
    assert answer.status_code == 200
    assert held(answer, ["zulu"]) == []


def test_a_report_of_a_chat_is_told_to_who_leads_its_business_alone(cast, chat, sign_in):
    Complaint.objects.create(
        business=cast.acme, conversation=chat, person=cast.people["agent"], reason="spam"
    )
    assert held(sign_in("lead").get(f"/businesses?chat={chat.pk}&state=active"), ["Agent"])
    assert held(sign_in("rival").get("/businesses"), ["spam"]) == []


def test_who_left_is_offered_no_chat_and_stands_in_no_list(cast, chat, sign_in):
    left = {
        "former": "Former",
        "lead_both_permitted": "Lead Both Permitted",
    }  # no active member any more; may not sign in any more
    for name in left:
        Availability.objects.create(
            business=cast.acme, person=cast.people[name], status=Availability.Status.ONLINE
        )
    cast.people["lead_both_permitted"].is_active = False
    cast.people["lead_both_permitted"].save()
    mine, lead = sign_in(test_chats.MINE), sign_in("lead_permitted")
    for name, said in left.items():
        mine.post(f"/chats/{chat.pk}/reassign", {"to": f"agent:{cast.people[name].pk}"})
        assert Conversation.objects.get(pk=chat.pk).assignee_id == chat.assignee_id
        for client, path in (
            (mine, f"/chats/{chat.pk}"),
            (lead, "/teams"),
            (lead, f"/businesses/chats/{chat.pk}/reassign"),
        ):
            assert held(client.get(path), [f">{said}<", f">{said} "]) == [], (name, path)


# ── How often, and how long ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("first", "second", "together"), [("192.0.2.1", "192.0.2.2", False), ("2001:db8::1", "2001:db8::2", True),
                                                           ("2001:db8:0:1::1", "2001:db8:0:2::1", False)])  # fmt: skip
def test_one_address_is_held_up_however_many_visitors_it_has(first, second, together):
    limits.counter.storage.reset()
    ask = [
        RequestFactory(REMOTE_ADDR=address).post("/w/acme/messages") for address in (first, second)
    ]
    assert not any(limits.wait_for("write", ask[0], f"visitor {n}") for n in range(200))
    assert limits.wait_for("write", ask[0], "one more") > 0
    assert bool(limits.wait_for("write", ask[1], "one more")) == together
    limits.counter.storage.reset()


def test_a_live_ticket_ends_after_half_a_day_and_nothing_else_that_was_signed_is_one(
    db, monkeypatch
):
    ticket, now = live.ticket(["chat:1"]), time.time()
    assert Client().get("/live", {"for": signing.dumps(["chat:1"])}).status_code == 403
    monkeypatch.setattr(signing.time, "time", lambda: now + live.HOLDS + 5)
    assert Client().get("/live", {"for": ticket}).status_code == 403
