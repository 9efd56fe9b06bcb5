"""Little room, and colours of one's own: a phone, upright and sideways, zoom, forced colours."""

import pytest
from playwright.sync_api import expect

from tests.kit.browser.acts import press
from tests.kit.browser.looks import PHONE, faults, sticking_out

THUMB = 44  # pixels
SIDEWAYS = {"viewport": {"width": 844, "height": 390}, "is_mobile": True, "has_touch": True}
ZOOMED = {"viewport": {"width": 320, "height": 200}}  # 1280 by 800 at 400 %
SMALL = {"sideways": SIDEWAYS, "zoomed": ZOOMED}


@pytest.mark.parametrize("scripts", [True, False])
def test_all_places_are_a_menu_that_says_where_one_is(visitors, scripts):
    page = visitors("admin", "/people", **PHONE, java_script_enabled=scripts)
    switch = page.get_by_role("button", name="Menu: People")
    menu = page.get_by_role("navigation", name="Main")
    expect(menu).to_have_count(0)
    switch.tap()
    expect(menu.get_by_role("link", name="People")).to_have_attribute("aria-current", "page")
    for link in menu.get_by_role("link").all():
        box = link.bounding_box()
        assert box["height"] >= THUMB
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.viewport_size["width"]
    menu.get_by_role("link", name="Masking").tap()
    expect(page.get_by_role("button", name="Menu: Masking")).to_be_visible()
    assert sticking_out(page, page.viewport_size["width"]) == []


def test_the_menu_by_keyboard(visitors):
    page = visitors("admin", "/people", viewport={"width": 390, "height": 800})
    switch = page.get_by_role("button", name="Menu: People")
    switch.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Conversations")).to_be_focused()
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(switch).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Conversations")).to_be_visible()


def test_where_they_fit_they_stand_side_by_side(visitors):
    page = visitors("admin", "/people")
    expect(page.get_by_role("link", name="Administration")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Menu: People")).to_be_hidden()


@pytest.mark.parametrize("look", SMALL)
def test_a_chat_is_read_and_answered_in_little_room(visitors, scene, look):
    page = visitors("agent_permitted", "/chats", **SMALL[look])
    page.get_by_role("button", name="Go online").first.click()
    chat = scene.visit(f"small-{look}", *[f"Line {n}" for n in range(9)])
    page.goto(f"/chats/{chat}")
    width = page.viewport_size["width"]
    assert sticking_out(page, width) == []
    expect(page.locator("#chat-name > span").first).to_be_visible()
    room = page.locator(".chat-messages").bounding_box()
    assert room["height"] >= 100
    reply = page.locator("textarea.reply")
    reply.scroll_into_view_if_needed()
    expect(reply).to_be_in_viewport(ratio=0.9)
    reply.fill("Good morning")
    press(page, "Send")
    expect(page.locator(".chat-messages")).to_contain_text("Good morning")
    page.get_by_role("button", name="Close", exact=True).scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Close", exact=True)).to_be_in_viewport(ratio=0.9)
    page.goto("/chats")
    press(page, "You are:")
    press(page, "Go offline")


def drawn(locator, *properties):
    script = "(e, names) => names.map(name => getComputedStyle(e)[name])"
    return locator.evaluate(script, list(properties))


def test_in_forced_colours_bubbles_and_where_one_is_are_seen(visitors, scene):
    page = visitors("agent", scene.link("acme-1"), forced_colors="active")
    for sender in ("user", "bot"):
        bubble = page.locator(f".m.{sender} .say").first
        assert drawn(bubble, "borderTopStyle", "borderTopWidth") == ["solid", "1px"]
    here = page.locator(".siblings [aria-current]")
    assert drawn(here, "outlineStyle", "outlineWidth") == ["solid", "2px"]
    place = page.locator(".places a").first
    page.goto("/")
    assert drawn(place, "borderBottomStyle", "borderBottomWidth") == ["solid", "3px"]


def test_with_more_contrast_every_bubble_has_a_line(visitors, scene):
    page = visitors("agent", scene.link("acme-1"), contrast="more")
    assert drawn(page.locator(".m.user .say").first, "boxShadow") != ["none"]
