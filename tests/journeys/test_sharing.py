"""A link for anyone: made in one step, opened by a stranger, ended."""

import re

from playwright.sync_api import expect

from tests.journeys.test_reading import assert_masked
from tests.kit.scene import PASSCODE


def test_made_opened_by_a_stranger_with_the_passcode_and_revoked(visitors, scene):
    agent = visitors("agent_permitted", scene.link("share"))
    agent.get_by_role("button", name="Share").click()
    agent.get_by_label("Expires").select_option("1d")
    agent.get_by_label("Passcode").fill("open sesame")
    agent.get_by_role("button", name="Make a link for anyone").click()
    expect(agent.get_by_text("The link is made")).to_be_visible()
    address = agent.get_by_label(re.compile("^Link for anyone")).input_value()

    stranger = visitors(None, address)
    assert "priya" not in stranger.content().lower()
    stranger.get_by_role("textbox", name="Passcode").fill("open barley")
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_text("That isn't the passcode")).to_be_visible()
    stranger.get_by_role("textbox", name="Passcode").fill("open sesame")
    stranger.keyboard.press("Enter")
    expect(stranger.locator(".m")).to_have_count(2)
    expect(stranger.locator("#items .mask").first).to_be_visible()
    assert "priya" not in stranger.content().lower()
    expect(stranger.get_by_role("button", name="Share")).to_have_count(0)

    agent.reload()
    expect(agent.get_by_text("1 visit")).to_be_visible()
    agent.get_by_role("button", name="Revoke").click()
    expect(agent.get_by_text("The link is revoked")).to_be_visible()
    stranger.reload()
    expect(stranger.get_by_role("heading", name="This link has ended")).to_be_visible()
    assert stranger.locator(".m").count() == 0


def test_it_ends_when_its_time_is_over(visitors, scene):
    stranger = visitors(None, scene.link("anyone"))
    assert_masked(stranger.content())
    scene.execute(
        "UPDATE links_chatlink SET expires_at = now() - interval '1 second' WHERE token = %s",
        scene.links["anyone"],
    )
    try:
        stranger.reload()
        expect(stranger.get_by_role("heading", name="This link has expired")).to_be_visible()
    finally:
        scene.execute(
            "UPDATE links_chatlink SET expires_at = now() + interval '1 hour' WHERE token = %s",
            scene.links["anyone"],
        )


def test_a_passcode_too_short_is_said_and_no_link_is_made(visitors, scene):
    agent = visitors("agent", scene.link("acme-3"))
    agent.get_by_role("button", name="Share").click()
    agent.get_by_label("Passcode").fill("abc")
    agent.get_by_role("button", name="Make a link for anyone").click()
    expect(agent.get_by_text("No link was made: a passcode has 4 to")).to_be_visible()


def test_the_passcode_is_asked_once(visitors, scene):
    stranger = visitors(None, scene.link("passcode"))
    stranger.get_by_role("textbox", name="Passcode").fill(PASSCODE)
    stranger.get_by_role("button", name="Open the conversation").click()
    expect(stranger.get_by_text("Conversation 1")).to_be_visible()
    stranger.goto(scene.link("passcode") + "?q=chat")
    expect(stranger.locator(".hits")).to_be_visible()
