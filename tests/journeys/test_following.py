"""A chat link page that is open while its conversation goes on: it shows what is new, hides what is
hidden later, and ends when the link does.
"""

import time

import pytest
from playwright.sync_api import expect

from tests.kit.browser.acts import follow, listens, press, sees

SOON = 2.0  # seconds
ANYONE = """
INSERT INTO links_chatlink (token, business_id, conversation_id, audience, made_at, passcode)
SELECT %s, business_id, id, 'anyone', now(), '' FROM conversations_conversation WHERE id = %s"""


@pytest.fixture
def shared(scene):
    """shared(chat's id, token) → the address of a link to it for anyone."""

    def share(chat, token):
        scene.execute(ANYONE, token, chat)
        return f"/c/{token}"

    return share


def test_what_is_written_shows_on_every_open_page(visitors, scene, shared):
    chat = scene.visit("follow-1", "Good morning, where is my parcel")
    stranger = visitors(None, shared(chat, "follow-link-of-a-stranger"))
    listens(stranger)
    before = stranger.locator("#items .m").count()
    began = time.monotonic()
    scene.visit("follow-1", "It should have been here yesterday")
    sees(stranger, "It should have been here yesterday")
    waited = time.monotonic() - began
    assert stranger.locator("#items .m").count() == before + 1
    assert stranger.locator("#items .day").count() == 1
    asked = [address for address in visitors.asked if "/following?from=" in address]
    assert asked
    assert all("&change=" in address for address in asked)  # so it is read once for all who do
    print(f"shown after {waited:.1f} s, of which most starts the program that writes")


def test_what_is_told_later_vanishes_from_open_pages(visitors, scene, shared):
    chat = scene.visit("leontyne-2", "where does it stand")
    stranger = visitors(None, shared(chat, "follow-link-of-a-name"))
    listens(stranger)
    scene.visit("leontyne-2", "call 9876 5432 10 please")
    sees(stranger, "please")
    assert "9876" not in stranger.content()


def test_a_link_that_is_revoked_ends_on_open_pages(visitors, scene, shared):
    chat = scene.visit("follow-3", "Where is my card, then")
    stranger = visitors(None, shared(chat, "follow-link-that-ends"))
    listens(stranger)
    agent = visitors("agent_permitted", stranger.url)
    follow(agent, "Share")
    press(agent, "Revoke")
    expect(stranger.get_by_role("heading", name="This link has ended")).to_be_visible()
    assert "Where is my card" not in stranger.content()
    visitors.provokes(410)


def test_where_no_connection_is_to_be_had_the_page_asks(visitors, scene, shared):
    chat = scene.visit("follow-4", "Hello again")
    page = visitors(None, "/accounts/login/")
    page.route("**/live/stream?*", lambda route: route.fulfill(status=404))
    page.goto(shared(chat, "follow-link-without-streams"))
    scene.visit("follow-4", "Nobody here?")
    sees(page, "Nobody here?")
    visitors.provokes(404)


def test_it_comes_back_by_itself_when_its_tab_is_seen_again(visitors, scene, shared):
    chat = scene.visit("follow-5", "One more thing")
    page = visitors(None, shared(chat, "follow-link-that-sleeps"))
    listens(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    scene.visit("follow-5", "Said meanwhile")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    sees(page, "Said meanwhile")
