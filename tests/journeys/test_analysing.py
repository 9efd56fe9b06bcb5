"""An analyst goes from a search to the very message."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_reading import assert_masked
from tests.kit.axe import LOOKS, faults

MARCH = "since=2026-03-01&until=2026-03-31"


def test_an_analyst_finds_a_broken_message_by_a_phrase_and_lands_on_it(visitors, scene):
    page = visitors("analyst", f"/analytics/messages?{MARCH}")
    page.get_by_label("Body").fill('"only doing chat"')
    page.get_by_label("Broken only").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("mark")).to_have_text("only doing chat")
    expect(page.get_by_text("1 message found")).to_be_visible()
    page.get_by_role("link", name="View Chat").click()
    broken = scene.messages["acme-1"][6]
    expect(page).to_have_url(re.compile(rf"{scene.link('acme-1')}\?at={broken}#m-{broken}"))
    expect(page.locator(f"#m-{broken}")).to_be_in_viewport()
    assert_masked(page.content())


def test_what_is_typed_is_looked_for_at_once(visitors, scene):
    page = visitors("analyst", f"/analytics/messages?{MARCH}")
    page.get_by_label("Body").press_sequentially("remind")
    expect(page.locator("mark")).to_have_text("Reminder")
    expect(page).to_have_url(re.compile("q=remind"))
    expect(page.get_by_label("Body")).to_be_focused()


def test_columns_and_filters_stay_in_the_address(visitors, scene):
    page = visitors("analyst", f"/analytics/messages?{MARCH}&by=agent")
    page.get_by_text("Columns", exact=True).click()
    page.get_by_label("Message ID").last.check()
    page.get_by_role("button", name="Show").last.click()
    expect(page.get_by_role("columnheader", name="Message ID")).to_be_visible()
    expect(page).to_have_url(re.compile("by=agent.*show=id"))
    page.get_by_role("link", name="Message by").click()
    expect(page).not_to_have_url(re.compile("by=agent"))


def test_a_report_goes_from_asked_for_to_ready(visitors, scene):
    page = visitors("analyst", f"/analytics/messages?{MARCH}&by=user")
    page.get_by_text("CSV", exact=True).click()
    page.get_by_role("button", name="Send by e-mail").click()
    expect(page.get_by_text("It is being made")).to_be_visible()
    expect(page.get_by_role("link", name="Download")).to_be_visible()
    with page.expect_download() as made:
        page.get_by_role("link", name="Download").click()
    assert made.value.suggested_filename.startswith("acme-messages-")
    assert made.value.suggested_filename.endswith(".csv.gz")


PAGES = [
    f"/analytics/messages?{MARCH}",
    f"/analytics/messages?{MARCH}&q=card&low=0.1&show=id",
    f"/analytics/messages?{MARCH}&q=nowhere",
    f"/analytics/conversations?{MARCH}",
    f"/analytics?{MARCH}&compare=1",
    f"/analytics/csat?{MARCH}",
    f"/analytics/reviews?{MARCH}&empty=1",
    "/analytics/csat?since=2020-03-01&until=2020-03-03",
    "/analytics/views",
    "/analytics/reports",
]


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_overflows(visitors, scene, look):
    page = visitors("analyst", "/", **LOOKS[look])
    for path in PAGES:
        page.goto(path)
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_on_a_phone_every_menu_opens_within_the_screen(visitors, scene):
    page = visitors(
        "analyst", f"/analytics/messages?{MARCH}", viewport={"width": 320, "height": 700}
    )
    menus = page.locator(".drop")
    assert menus.count() >= 4
    for number in range(menus.count()):
        menus.nth(number).locator("summary").click()
        box = menus.nth(number).locator(".drop-body").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        menus.nth(number).locator("summary").click()


def test_without_scripts(visitors, scene):
    page = visitors("analyst", f"/analytics/messages?{MARCH}", java_script_enabled=False)
    page.get_by_label("Body").fill("chat")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("mark").first).to_have_text("chat")
    page.get_by_text("More filters").click()
    page.get_by_role("textbox", name="User ID").fill("999999")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("No message fits")).to_be_visible()


def test_stars_tell_ratings_apart(visitors, scene):
    page = visitors("analyst", f"/analytics/reviews?{MARCH}&empty=1")
    given, missing = (page.locator(which).first for which in (".stars", ".stars > span"))
    colour = "e => getComputedStyle(e).color"
    assert given.evaluate(colour) != missing.evaluate(colour)


def test_the_words_of_a_chart_can_be_read_on_a_phone(visitors, scene):
    page = visitors("analyst", f"/analytics?{MARCH}", viewport={"width": 320, "height": 640})
    for word in page.locator(".chart text").all():
        assert word.bounding_box()["height"] >= 10  # pixels
