"""From a word of the cloud to the very message."""

import re

from playwright.sync_api import expect

from tests.kit.browser.acts import follow

PAGE = "/analytics/words?since=2026-03-01&until=2026-03-04"


def test_an_analyst_finds_a_broken_message_by_the_word_cloud(visitors, scene):
    page = visitors("analyst", PAGE)
    follow(page, re.compile("^deposit"))
    expect(page).to_have_url(re.compile("/analytics/messages.*broken=1"))
    row = page.get_by_role("row", name=re.compile("took my money"))
    follow(row, re.compile("View Chat"))
    message = scene.messages["deposit-1"][2]
    link = re.escape(scene.link("deposit-1"))
    expect(page).to_have_url(re.compile(f"{link}.*#m-{message}$"))
    expect(page.locator(f"#m-{message}")).to_be_in_viewport()


def test_a_topic_opens_its_messages_without_a_script(visitors, scene):
    page = visitors("analyst", PAGE, java_script_enabled=False)
    page.get_by_role("link", name="cash deposit machine").first.click()
    panel = page.get_by_role("region", name=re.compile("Messages with"))
    expect(panel.get_by_role("listitem")).to_have_count(2)
    panel.get_by_role("link", name=re.compile("View Chat")).last.click()
    expect(page.locator(f"#m-{scene.messages['deposit-1'][2]}")).to_be_visible()
