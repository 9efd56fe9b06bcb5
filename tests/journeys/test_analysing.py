"""An analyst goes from a search to the very message."""

import re

import pytest
from playwright.sync_api import expect

from tests.kit.analysts import MARCH
from tests.kit.browser.acts import fill, follow, press, sees
from tests.kit.browser.looks import LOOKS, faults
from tests.kit.reading import assert_masked

MESSAGES = f"/analytics/messages?{MARCH}"


def test_an_analyst_finds_a_broken_message_by_a_phrase_and_lands_on_it(visitors, scene):
    page = visitors("analyst", MESSAGES)
    fill(page, "Body", '"only doing chat"')
    page.get_by_label("Broken only").check()
    press(page, "Apply")
    expect(page.locator("mark")).to_have_text("only doing chat")
    sees(page, "1 message found")
    follow(page, "View Chat")
    broken = scene.messages["acme-1"][6]
    address = f"{scene.link('acme-1')}?at={broken}#m-{broken}"
    expect(page).to_have_url(re.compile(re.escape(address)))
    expect(page.locator(f"#m-{broken}")).to_be_in_viewport()
    assert_masked(page.content())


def test_what_is_typed_is_looked_for_at_once(visitors, scene):
    page = visitors("analyst", MESSAGES)
    page.get_by_label("Body").press_sequentially("remind")
    expect(page.locator("mark")).to_have_text("Reminder")
    expect(page).to_have_url(re.compile("q=remind"))
    expect(page.get_by_label("Body")).to_be_focused()


def test_columns_and_filters_stay_in_the_address(visitors, scene):
    page = visitors("analyst", f"{MESSAGES}&by=agent")
    page.get_by_text("Columns", exact=True).click()
    page.get_by_label("Message ID").last.check()
    page.get_by_role("button", name="Show").last.click()
    expect(page.get_by_role("columnheader", name="Message ID")).to_be_visible()
    expect(page).to_have_url(re.compile("by=agent.*show=id"))
    follow(page, "Message by")
    expect(page).not_to_have_url(re.compile("by=agent"))


def test_a_report_goes_from_asked_for_to_ready(visitors, scene):
    page = visitors("analyst", f"{MESSAGES}&by=user")
    page.get_by_text("CSV", exact=True).click()
    press(page, "Send by e-mail")
    sees(page, "It is being made")
    expect(page.get_by_role("link", name="Download")).to_be_visible()
    with page.expect_download() as download:
        follow(page, "Download")
    name = download.value.suggested_filename
    assert name.startswith("acme-messages-")
    assert name.endswith(".csv.gz")


PAGES = [
    MESSAGES,
    f"{MESSAGES}&q=card&low=0.1&show=id",
    f"{MESSAGES}&q=nowhere",
    f"/analytics/conversations?{MARCH}",
    f"/analytics?{MARCH}&compare=1",
    f"/analytics/csat?{MARCH}",
    f"/analytics/reviews?{MARCH}&empty=1",
    "/analytics/csat?since=2020-03-01&until=2020-03-03",
    "/analytics/views",
    "/analytics/reports",
]


FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_overflows(visitors, scene, look):
    page = visitors("analyst", "/", **LOOKS[look])
    for path in PAGES:
        page.goto(path)
        assert faults(page) == [], path
        assert page.evaluate(FITS), path


def test_on_a_phone_every_menu_opens_within_the_screen(visitors, scene):
    narrow = {"width": 320, "height": 700}
    page = visitors("analyst", MESSAGES, viewport=narrow)
    menus = page.locator(".drop").all()
    assert len(menus) >= 4
    for menu in menus:
        menu.locator("summary").click()
        box = menu.locator(".drop-body").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        menu.locator("summary").click()


def test_without_scripts(visitors, scene):
    page = visitors("analyst", MESSAGES, java_script_enabled=False)
    fill(page, "Body", "chat")
    press(page, "Apply")
    expect(page.locator("mark").first).to_have_text("chat")
    page.get_by_text("More filters").click()
    page.get_by_role("textbox", name="User ID").fill("999999")
    press(page, "Apply")
    sees(page, "No message fits")


def test_stars_tell_ratings_apart(visitors, scene):
    page = visitors("analyst", f"/analytics/reviews?{MARCH}&empty=1")
    colour = "e => getComputedStyle(e).color"
    filled = page.locator(".stars").first.evaluate(colour)
    empty = page.locator(".stars > span").first.evaluate(colour)
    assert filled != empty


def test_the_words_of_a_chart_can_be_read_on_a_phone(visitors, scene):
    page = visitors(
        "analyst",
        f"/analytics?{MARCH}",
        viewport={"width": 320, "height": 640},
    )
    for word in page.locator(".chart text").all():
        assert word.bounding_box()["height"] >= 10  # pixels
