"""Guards behind the tables: what a page is given, what a cookie is for, how often one may try."""

import time
from datetime import timedelta

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from chatlinks.links.models import ChatLink, PasscodeTry
from chatlinks.reading.messages import timeline_rows
from chatlinks.web.streaming import live, tickets
from chatlinks.webchat import limits
from tests.kit.cast import SECRETS, conversation, take
from tests.kit.links import PASSCODE, locked_link, mark_everywhere, path_of
from tests.kit.reading import held

# ── What lies behind a page ─────────────────────────────────────────────────────────────────────

NOTHING_OF_MEMBERS = {
    "shown": False,
    "position": None,
    "total": None,
    "previous_url": None,
    "next_url": None,
    "whole_url": None,
    "siblings": (),
    "more_siblings": 0,
    "marks": (),
    "may_share": False,
    "may_mark": False,
    "may_undo_marks": False,
    "may_forget": False,
    "may_audit": False,
    "may_export": False,
    "masked_preview_url": None,
}
# By a members' link: who may do what, and see it as others do.
RIGHTS = (
    "may_mark",
    "may_undo_marks",
    "may_forget",
    "may_audit",
    "may_export",
    "masked_preview_url",
)
MEMBERS_RIGHTS = {
    "agent": set(),
    "agent_permitted": {"may_mark", "masked_preview_url"},
    "analyst": set(),
    "lead_permitted": {"may_mark", "masked_preview_url"},
    "admin": {"may_undo_marks", "may_forget", "may_audit"},
    "admin_permitted": set(RIGHTS),
}


@pytest.fixture
def context(monkeypatch):
    """context(client, path) → the page that the template is given."""
    seen = []

    def render(request, template, context):
        seen.append(context["page"])
        return HttpResponse()

    def page_at(client, path):
        client.get(path)
        return seen.pop()

    for module in ("page", "whole"):
        monkeypatch.setattr(f"chatlinks.reading.views.{module}.render", render)
    return page_at


@pytest.fixture
def rich(cast):
    """The cast's conversation with a later one, a share and a mark; returns a link for anyone."""
    take(cast.acme, conversation(id="acme-2"))
    mark_everywhere(cast.conversation, "Choose", cast.people["admin"].pk)
    return cast.anyone_link()


def messages_of(page):
    return [item for item in page.items if item.kind == "message"]


@pytest.mark.parametrize("name", [None, "nobody", "former", "neither", "rival", "owner"])
def test_by_a_link_for_anyone_a_page_knows_nothing_but_the_conversation(
    cast, sign_in, rich, context, name
):
    page = context(sign_in(name), path_of(rich))
    assert {field: getattr(page, field) for field in NOTHING_OF_MEMBERS} == NOTHING_OF_MEMBERS
    assert not any(item.broken or item.smart_assist for item in messages_of(page))


@pytest.mark.parametrize("name", MEMBERS_RIGHTS)
def test_a_members_page_offers_what_its_reader_may_do_and_no_more(
    cast, sign_in, rich, context, name
):
    page = context(sign_in(name), path_of(cast.members_link))
    assert {right for right in RIGHTS if getattr(page, right)} == MEMBERS_RIGHTS[name]
    assert (len(page.marks), len(page.siblings)) == (1, 2)
    tells_of_breaks = name not in ("agent", "agent_permitted")
    assert any(item.broken for item in messages_of(page)) == tells_of_breaks


WAYS = [
    "",
    "/all",
    "?fragment=1",
    "/all?fragment=1",
    "?q=Priya",
    "/all?q=Priya",
    "/transcript.txt",
    "/all/transcript.txt",
]


@pytest.mark.parametrize("way", WAYS)
def test_the_preview_for_others_is_masked_by_every_way(cast, sign_in, way):
    joined = "&" if "?" in way else "?"
    path = f"{path_of(cast.members_link)}{way}{joined}as=others"
    page = sign_in("admin_permitted").get(path)
    assert held(page, [each for each in SECRETS if each not in way]) == []


def test_a_masked_page_does_not_even_fetch_what_is_sealed(cast, sign_in, monkeypatch):
    asked, prepared = [], timeline_rows.prepared_typed

    def listen(row, sql, needs):
        asked.append(sql)
        return prepared(row, sql, needs)

    monkeypatch.setattr("chatlinks.reading.messages.timeline_rows.prepared_typed", listen)
    for way in ("", "?fragment=1", "/all", "/transcript.txt", "?as=others"):
        sign_in("agent").get(path_of(cast.members_link) + way)
    assert asked
    assert not [sql for sql in asked if "sealed" in sql]


# ── Passcodes ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def locked(cast):
    return locked_link(cast)


def give(link, passcode=PASSCODE):
    """(client, answer) of who gave a link's passcode."""
    client = Client()
    return client, client.post(f"{path_of(link)}/passcode", {"passcode": passcode})


def opened(link):
    client, answer = give(link)
    assert answer.status_code == 302
    return client


def test_the_passcodes_cookie_goes_to_its_link_alone_and_to_no_script(locked):
    cookie = opened(locked).cookies["passcode"]
    assert cookie["path"] == path_of(locked)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 12 * 3600


def test_a_given_passcode_ends_after_twelve_hours_even_in_a_browser_that_keeps_it(
    locked, monkeypatch
):
    client, now = opened(locked), time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 12 * 3600 + 5)
    assert client.get(path_of(locked)).status_code == 401


def test_a_given_passcode_ends_with_the_passcode(cast, locked):
    client, other = opened(locked), locked_link(cast, "another one")
    ChatLink.objects.filter(pk=locked.pk).update(passcode=other.passcode)
    assert client.get(path_of(locked)).status_code == 401


def test_wrong_passcodes_hold_up_their_own_link_alone_and_only_for_a_while(cast, locked):
    other = locked_link(cast)
    for number in range(10):
        give(locked, f"wrong {number}")
    _, refused = give(locked)
    assert refused.status_code == 429
    opened(other)
    PasscodeTry.objects.update(at=timezone.now() - timedelta(minutes=16))
    opened(locked)


# ── How often, and how long ─────────────────────────────────────────────────────────────────────

ADDRESSES = [
    ("192.0.2.1", "192.0.2.2", False),
    ("2001:db8::1", "2001:db8::2", True),
    ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
]


def written_from(address):
    return RequestFactory(REMOTE_ADDR=address).post("/w/acme/messages")


@pytest.mark.parametrize(("one", "other", "together"), ADDRESSES)
def test_one_address_is_held_up_however_many_visitors_it_has(one, other, together):
    limits.counter.storage.reset()
    here, there = written_from(one), written_from(other)
    assert not any(limits.wait_for("write", here, f"visitor {number}") for number in range(800))
    assert limits.wait_for("write", here, "one more") > 0
    assert bool(limits.wait_for("write", there, "one more")) == together
    limits.counter.storage.reset()


def test_a_live_ticket_ends_after_half_a_day_and_nothing_else_that_was_signed_is_one(
    db, client, monkeypatch
):
    ticket, now = live.ticket(["chat:1"]), time.time()
    assert client.get("/live", {"for": signing.dumps(["chat:1"])}).status_code == 403
    monkeypatch.setattr(signing.time, "time", lambda: now + tickets.HOLDS + 5)
    assert client.get("/live", {"for": ticket}).status_code == 403
