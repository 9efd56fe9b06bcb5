"""A link for anyone: made in one step, opened by a stranger, ended."""

import re

from playwright.sync_api import expect

from tests.kit.acts import fill, press, sees
from tests.kit.reading import assert_masked
from tests.kit.scene import PASSCODE


def test_made_opened_by_a_stranger_with_the_passcode_and_revoked(visitors, scene):
    agent = visitors("agent_permitted", scene.link("share"))
    press(agent, "Share")
    agent.get_by_label("Expires").select_option("1d")
    fill(agent, "Passcode", "open sesame")
    press(agent, "Make a link for anyone")
    sees(agent, "The link is made")
    address = agent.get_by_label(re.compile("^Link for anyone")).input_value()

    stranger = visitors(None, address)
    assert "priya" not in stranger.content().lower()
    stranger.get_by_role("textbox", name="Passcode").fill("open barley")
    stranger.keyboard.press("Enter")
    sees(stranger, "That isn't the passcode")
    stranger.get_by_role("textbox", name="Passcode").fill("open sesame")
    stranger.keyboard.press("Enter")
    expect(stranger.locator(".m")).to_have_count(2)
    expect(stranger.locator("#items .mask").first).to_be_visible()
    assert "priya" not in stranger.content().lower()
    expect(stranger.get_by_role("button", name="Share")).to_have_count(0)

    agent.reload()
    sees(agent, "1 visit")
    press(agent, "Revoke")
    sees(agent, "The link is revoked")
    stranger.reload()
    expect(stranger.get_by_role("heading", name="This link has ended")).to_be_visible()
    assert stranger.locator(".m").count() == 0


EXPIRES_IN = "UPDATE links_chatlink SET expires_at = now() + %s::interval WHERE token = %s"


def test_it_ends_when_its_time_is_over(visitors, scene):
    stranger = visitors(None, scene.link("anyone"))
    assert_masked(stranger.content())
    scene.execute(EXPIRES_IN, "-1 second", scene.links["anyone"])
    try:
        stranger.reload()
        expect(stranger.get_by_role("heading", name="This link has expired")).to_be_visible()
    finally:
        scene.execute(EXPIRES_IN, "1 hour", scene.links["anyone"])


def test_a_passcode_too_short_is_said_and_no_link_is_made(visitors, scene):
    agent = visitors("agent", scene.link("acme-3"))
    press(agent, "Share")
    fill(agent, "Passcode", "abc")
    press(agent, "Make a link for anyone")
    sees(agent, "No link was made: a passcode has 4 to")


def test_the_passcode_is_asked_once(visitors, scene):
    stranger = visitors(None, scene.link("passcode"))
    stranger.get_by_role("textbox", name="Passcode").fill(PASSCODE)
    press(stranger, "Open the conversation")
    sees(stranger, "Conversation 1")
    stranger.goto(scene.link("passcode") + "?q=chat")
    expect(stranger.locator(".hits")).to_be_visible()
