"""Every page and flow works without JavaScript, but for what is live."""

import re

from playwright.sync_api import expect

from tests.kit.scene import PASSCODE, PASSWORD


def plain(visitors, name, path="/"):
    return visitors(name, path, java_script_enabled=False)


def test_home_filters_and_leads_to_a_link(visitors):
    page = plain(visitors, "agent")
    rows = page.locator(".row").count()
    assert rows >= 7
    page.get_by_label("Search conversations").fill("number 2503")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_role("link", name="Clear all").click()
    expect(page.locator(".row")).to_have_count(rows)
    page.get_by_label("State").select_option("completed")
    page.get_by_label("From").fill("2026-03-04")
    page.get_by_label("Until").fill("2026-03-31")  # what other journeys leave behind is of today
    page.get_by_role("button", name="Apply").click()
    expect(page.locator(".row")).to_have_count(1)
    page.locator(".row h2 a").click()
    expect(page.get_by_text("Conversation 3 of 3")).to_be_visible()


def test_steps_and_search(visitors, scene):
    page = plain(visitors, "agent", scene.link("acme-1"))
    page.get_by_role("link", name="Next Conversation").click()
    page.get_by_role("link", name="Previous Conversation").click()
    page.get_by_role("searchbox").fill("only doing chat")
    page.keyboard.press("Enter")
    page.locator(".hits li a").click()
    expect(page.locator(f"#m-{scene.messages['acme-1'][6]}")).to_have_class(re.compile("marked"))
    page.get_by_role("link", name="View Entire Conversation").click()
    expect(page.locator(".session")).to_have_count(3)


def test_earlier_and_later_messages(visitors, scene):
    middle = scene.messages["long"][2500]
    page = plain(visitors, "agent", f"{scene.link('long')}?at={middle}#m-{middle}")
    first, last = shown(page)
    page.get_by_role("link", name="Later messages").click()
    assert shown(page)[0] == last + 1
    page.get_by_role("link", name="Earlier messages").click()
    page.get_by_role("link", name="Earlier messages").click()
    assert shown(page)[1] == first - 1


def shown(page):
    """The numbers of the first and the last message on the page."""
    texts = page.locator(".m .say")
    return tuple(
        int(text.split()[-1]) for text in (texts.first.inner_text(), texts.last.inner_text())
    )


def test_sharing_passcode_and_revoking(visitors, scene):
    agent = plain(visitors, "agent", scene.link("acme-2"))
    agent.get_by_role("button", name="Share").click()
    agent.get_by_label("Passcode").fill(PASSCODE)
    agent.get_by_role("button", name="Make a link for anyone").click()
    expect(agent.get_by_text("The link is made")).to_be_visible()
    agent.get_by_role("button", name="Share").click()
    address = agent.get_by_label(re.compile("^Link for anyone")).input_value()
    stranger = plain(visitors, None, address)
    stranger.get_by_role("textbox", name="Passcode").fill(PASSCODE)
    stranger.get_by_role("button", name="Open the conversation").click()
    expect(stranger.locator(".m")).to_have_count(2)
    agent.get_by_role("button", name="Revoke").click()
    expect(agent.get_by_text("The link is revoked")).to_be_visible()


def test_pictures_and_links_to_messages_are_plain_links(visitors, scene):
    page = plain(visitors, "agent", scene.link("acme-1"))
    assert (
        page.get_by_role("link", name="Show picture").get_attribute("href")
        == "https://pictures.example/gold.png"
    )
    third = scene.messages["acme-1"][2]
    page.goto(page.locator(f"#m-{third} a.copy").get_attribute("href"))
    expect(page.locator(f"#m-{third}")).to_have_class(re.compile("marked"))
    assert all(address.startswith(scene.url) for address in visitors.asked)


def test_signing_in_and_out(visitors, scene):
    page = plain(visitors, None, scene.link("acme-1"))
    page.get_by_label("mail").fill("lead@acme.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("Conversation 1 of 3")).to_be_visible()
    page.get_by_role("button", name="Lead").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(scene.link("acme-1"))
    expect(page).to_have_url(re.compile("/accounts/login/"))
