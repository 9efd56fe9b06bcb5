"""A link for anyone: made in one step, opened by a stranger, ended."""

import re

from playwright.sync_api import expect

from tests.kit.browser.acts import fill, follow, press, sees
from tests.kit.browser.scene import PASSCODE
from tests.kit.reading import assert_masked


def test_made_opened_by_a_stranger_with_the_passcode_and_revoked(visitors, scene):
    agent = visitors("agent_permitted", scene.link("share"))
    follow(agent, "Share")
    agent.get_by_label("Expires").select_option("1d")
    agent.get_by_text("Passcode, where it opens, a note").click()
    fill(agent, "Passcode", "open sesame")
    press(agent, "Make a link")
    sees(agent, "The link is made")
    address = agent.get_by_label("The new link for anyone").input_value()

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
    follow(agent, "Share")
    sees(agent, "1 visit")
    press(agent, "Revoke")
    sees(agent, "The link is revoked")
    stranger.reload()
    expect(stranger.get_by_role("heading", name="This link has ended")).to_be_visible()
    assert stranger.locator(".m").count() == 0
    visitors.provokes(410)


EXPIRES_IN = "UPDATE links_chatlink SET expires_at = now() + %s::interval WHERE id = %s"


def test_it_ends_when_its_time_is_over(visitors, scene):
    stranger = visitors(None, scene.link("anyone"))
    assert_masked(stranger.content())
    scene.execute(EXPIRES_IN, "-1 second", scene.link_ids["anyone"])
    try:
        stranger.reload()
        expect(stranger.get_by_role("heading", name="This link has expired")).to_be_visible()
    finally:
        scene.execute(EXPIRES_IN, "1 hour", scene.link_ids["anyone"])
    visitors.provokes(410)


def test_a_passcode_too_short_is_said_at_its_field_and_what_was_typed_stays(visitors, scene):
    agent = visitors("agent", scene.link("acme-3"))
    follow(agent, "Share")
    agent.get_by_label("Expires").select_option("30d")
    agent.get_by_text("Passcode, where it opens, a note").click()
    fill(agent, "Passcode", "abc")
    press(agent, "Make a link")
    dialog = agent.get_by_role("dialog", name="Share conversation 3")
    expect(dialog.get_by_text("A passcode has 4 to 100 characters")).to_be_visible()
    passcode = dialog.get_by_label("Passcode")
    expect(passcode).to_be_focused()
    expect(passcode).to_have_value("abc")
    expect(dialog.get_by_label("Expires")).to_have_value("30d")
    copies = dialog.get_by_role("button", name=re.compile("^Copy"))
    expect(copies).to_have_count(0)  # of no other link
    visitors.provokes(400)


def test_the_new_link_is_on_top_copied_and_focused(visitors, scene):
    """In two presses: Share, and the button that makes it."""
    agent = visitors("agent", scene.link("acme-3"))
    agent.context.grant_permissions(["clipboard-read", "clipboard-write"])
    follow(agent, "Share")
    press(agent, "Make a link")
    dialog = agent.get_by_role("dialog", name="Share conversation 3")
    made = dialog.get_by_label("The new link for anyone")
    expect(made).to_be_focused()
    sees(agent, "Link copied")
    assert agent.evaluate("navigator.clipboard.readText()") == made.input_value()
    first, *_ = dialog.locator("input").all()
    assert first.input_value() == made.input_value()
    before = made.input_value()
    press(dialog, "Make a link")
    expect(made).not_to_have_value(before)
    expect(dialog.get_by_text("1 link made before")).to_be_visible()


def test_without_a_script_the_error_and_the_new_link_stand_in_the_page(visitors, scene):
    agent = visitors("agent", scene.link("acme-3"), java_script_enabled=False)
    follow(agent, "Share")
    agent.get_by_text("Passcode, where it opens, a note").click()
    fill(agent, "Passcode", "abc")
    press(agent, "Make a link")
    sees(agent, "A passcode has 4 to 100 characters")
    expect(agent.get_by_label("Passcode")).to_have_value("abc")
    fill(agent, "Passcode", "abcd")
    press(agent, "Make a link")
    expect(agent.get_by_label("The new link for anyone")).to_be_visible()


def test_the_passcode_is_asked_once(visitors, scene):
    stranger = visitors(None, scene.link("passcode"))
    stranger.get_by_role("textbox", name="Passcode").fill(PASSCODE)
    press(stranger, "Open the conversation")
    sees(stranger, "Conversation 1")
    stranger.goto(scene.link("passcode") + "?q=chat")
    expect(stranger.locator(".hits")).to_be_visible()


def test_a_passage_is_all_that_a_stranger_reads_finds_and_takes_along(visitors, scene):
    agent = visitors("agent_permitted", scene.link("acme-1"))
    outside = agent.locator(".m").last.locator(".say").inner_text()
    follow(agent, "Share")
    dialog = agent.get_by_role("dialog", name="Share conversation 1")
    dialog.get_by_label("Covers").select_option("passage")
    dialog.get_by_label("First message of the passage").select_option(index=2)
    dialog.get_by_label("Last message of the passage").select_option(index=3)
    shown = dialog.get_by_role("region", name="The page as they get it")
    expect(shown.locator(".m")).to_have_count(2)
    promised = shown.locator(".m .say").all_inner_texts()
    press(agent, "Make a link")
    sees(agent, "The link is made")
    address = agent.get_by_label("The new link for anyone").input_value()

    stranger = visitors(None, address)
    assert stranger.locator(".m .say").all_inner_texts() == promised
    assert outside not in stranger.content()
    for way in (f"{address}?q={outside.split()[0]}", address):
        stranger.goto(way)
        assert stranger.locator(".m").count() <= 2
    taken = stranger.request.get(f"{address}/export?format=txt").text()
    assert all(text.split("\n")[0] in taken for text in promised)
    assert outside not in taken

    press(agent, "Revoke")
    sees(agent, "The link is revoked")
    expect(stranger.get_by_role("heading", name="This link has ended")).to_be_visible()
    visitors.provokes(410)
