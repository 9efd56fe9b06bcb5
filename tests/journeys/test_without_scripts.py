"""Every page and flow works without JavaScript, but for what is live."""

import re

from playwright.sync_api import expect

from tests.kit.browser.acts import fill, follow, press, sees
from tests.kit.browser.scene import PASSCODE
from tests.kit.cast import PASSWORD


def plain(visitors, name, path="/"):
    return visitors(name, path, java_script_enabled=False)


def test_home_filters_and_leads_to_a_link(visitors):
    page = plain(visitors, "agent")
    rows = page.locator(".row").count()
    assert rows >= 7
    fill(page, "Search conversations", "number 2503")
    press(page, "Apply")
    expect(page.locator(".row")).to_have_count(1)
    follow(page, "Clear all")
    expect(page.locator(".row")).to_have_count(rows)
    page.get_by_label("State").select_option("completed")
    fill(page, "From", "2026-03-04")
    page.get_by_label("Until").fill("2026-03-31")  # what other journeys leave behind is of today
    press(page, "Apply")
    expect(page.locator(".row")).to_have_count(1)
    page.locator(".row h2 a").click()
    sees(page, "Conversation 3 of 3")


def test_steps_and_search(visitors, scene):
    page = plain(visitors, "agent", scene.link("acme-1"))
    follow(page, "Next Conversation")
    follow(page, "Previous Conversation")
    page.get_by_role("searchbox").fill("only doing chat")
    page.keyboard.press("Enter")
    page.locator(".hits li a").click()
    expect(page.locator(f"#m-{scene.messages['acme-1'][6]}")).to_have_class(re.compile("marked"))
    follow(page, "View Entire Conversation")
    expect(page.locator(".session")).to_have_count(3)


def test_earlier_and_later_messages(visitors, scene):
    middle = scene.messages["long"][2500]
    page = plain(visitors, "agent", f"{scene.link('long')}?at={middle}#m-{middle}")
    first, last = shown(page)
    follow(page, "Later messages")
    assert shown(page)[0] == last + 1
    follow(page, "Earlier messages")
    follow(page, "Earlier messages")
    assert shown(page)[1] == first - 1


def shown(page):
    """The numbers of the first and the last message on the page, once all of it is there."""
    expect(page.locator("#end")).to_be_attached()
    texts = page.locator(".m .say").all_inner_texts()
    first, last = texts[0].split(), texts[-1].split()
    return int(first[-1]), int(last[-1])


def test_sharing_passcode_and_revoking(visitors, scene):
    agent = plain(visitors, "agent", scene.link("acme-2"))
    follow(agent, "Share")
    agent.get_by_text("Passcode, where it opens, a note").click()
    fill(agent, "Passcode", PASSCODE)
    press(agent, "Make a link")
    sees(agent, "The link is made")
    address = agent.get_by_label("The new link for anyone").input_value()
    stranger = plain(visitors, None, address)
    stranger.get_by_role("textbox", name="Passcode").fill(PASSCODE)
    press(stranger, "Open the conversation")
    expect(stranger.locator(".m")).to_have_count(2)
    press(agent, "Revoke the new link")
    sees(agent, "The link is revoked")


def test_pictures_and_links_to_messages_are_plain_links(visitors, scene):
    page = plain(visitors, "agent", scene.link("acme-1"))
    picture = page.get_by_role("link", name="Show picture pictures.example")
    assert picture.get_attribute("href") == "https://pictures.example/gold.png"
    third = scene.messages["acme-1"][2]
    page.locator(f"#m-{third}").hover()
    page.locator(f"#m-{third} a.copy").click()
    expect(page.locator(f"#m-{third}")).to_have_class(re.compile("marked"))
    assert all(address.startswith(scene.url) for address in visitors.asked)


def test_signing_in_and_out(visitors, scene):
    page = plain(visitors, None, scene.link("acme-1"))
    fill(page, "mail", "lead@acme.example")
    fill(page, "Password", PASSWORD)
    press(page, "Sign in", exact=True)
    sees(page, "Conversation 1 of 3")
    press(page, "Lead")
    press(page, "Sign out")
    page.goto(scene.link("acme-1"))
    expect(page).to_have_url(re.compile("/accounts/login/"))
