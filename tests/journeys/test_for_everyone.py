"""Accessible, by keyboard, on narrow screens, right to left, on paper."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page, expect

from tests.kit.browser.acts import press
from tests.kit.browser.looks import PHONE, faults, sticking_out
from tests.kit.reading import assert_masked

DAYS = "since=2026-03-01&until=2026-03-03"

# name → (who, address)
PAGES = {
    "home": ("agent", "/"),
    "home, nothing found": ("agent", "/?q=nowhere"),
    "home, dates that don't fit": ("agent", "/?since=2026-03-05&until=2026-03-01"),
    "home, empty": ("nobody", "/"),
    "masked": ("agent", "{acme-1}"),
    "unmasked": ("agent_permitted", "{acme-1}"),
    "as others see it": ("agent_permitted", "{acme-1}?as=others"),
    "bot breaks marked": ("analyst", "{acme-1}"),
    "whole": ("agent", "{acme-1}/all"),
    "search": ("agent", "{acme-1}?q=chat"),
    "search, nothing found": ("agent", "{acme-1}?q=nowhere"),
    "long": ("agent", "{long}"),
    "arabic": ("agent", "{arabic}"),
    "share": ("agent", "{acme-1}#share"),
    "anyone": (None, "{anyone}"),
    "passcode": (None, "{passcode}"),
    "expired": (None, "{expired}"),
    "not found": (None, "/c/nowhere"),
    "no such page": ("agent", "/nowhere"),
    "forbidden": ("neither", "{acme-1}"),
    "sign in": (None, "/accounts/login/"),
    "password forgotten": (None, "/accounts/password/reset/"),
    "change of password": ("agent", "/accounts/password/change/"),
    "second factor": ("agent", "/accounts/2fa/"),
    "sign out": ("agent", "/accounts/logout/"),
    "businesses": ("lead", "/businesses?state=completed"),
    "businesses, nothing found": ("lead", "/businesses?state=waiting&delayed=1"),
    "teams": ("lead", "/teams"),
    "settings of a team": ("lead", "/teams/1/settings"),
    "masking": ("admin_permitted", "/masking"),
    "masking of a business": ("admin_permitted", "/masking/acme"),
    "words": ("analyst", f"/analytics/words?{DAYS}&set=user&compare=1"),
    "words of a topic": ("analyst", f"/analytics/words?{DAYS}&words=1&topic=deposit"),
    "words, none": ("analyst", "/analytics/words?since=2020-03-01&until=2020-03-03"),
    "admin's own page": ("admin_permitted", "{acme-1}"),
}


def every_page(visitors, scene, **look: Any) -> Iterator[tuple[str, Page]]:
    """(name, page) of each, one browser a reader."""
    browsers: dict[str | None, Page] = {}
    links = {name: f"/c/{token}" for name, token in scene.links.items()}
    for name, (who, address) in PAGES.items():
        path = address.format(**links)
        if who not in browsers:
            browsers[who] = visitors(who, path, **look)
        else:
            browsers[who].goto(path)
        page = browsers[who]
        assert not page.get_by_text("Something went wrong").count(), name
        yield name, page


def test_axe_finds_nothing_on_any_page_of_a_phone(visitors, scene):
    wrong = {name: faults(page) for name, page in every_page(visitors, scene, **PHONE)}
    assert {name: each for name, each in wrong.items() if each} == {}


def test_axe_finds_nothing_on_any_page_and_none_scrolls_sideways(visitors, scene):
    wrong, wide = {}, {}
    for name, page in every_page(visitors, scene):
        wrong[name] = faults(page)
        whole = page.viewport_size
        for width in (768, 320):
            page.set_viewport_size({"width": width, "height": 700})
            if elements := sticking_out(page, width):
                wide[name, width] = elements[:5]
        page.set_viewport_size(whole)
    assert {name: each for name, each in wrong.items() if each} == {}
    assert wide == {}


TEXT_SPAN = """
e => {
  const range = document.createRange();
  range.selectNodeContents(e);
  return range.getBoundingClientRect();
}
"""


def test_arabic_reads_from_right_to_left(visitors, scene):
    page = visitors("agent", scene.link("arabic"))
    says = page.locator(f"#m-{scene.messages['arabic'][0]} .say")
    assert says.get_attribute("dir") == "auto"
    assert says.evaluate("e => getComputedStyle(e).direction") == "rtl"
    box = says.bounding_box()
    assert says.evaluate(TEXT_SPAN)["right"] > box["x"] + box["width"] / 2


def test_english_on_a_page_from_right_to_left_keeps_its_order(visitors):
    page = visitors("admin", "/people/acme")
    page.evaluate("document.documentElement.dir = 'rtl'")
    heading = page.get_by_role("heading", name="People at Acme Bank")
    name = heading.locator("span").bounding_box()
    whole = heading.evaluate(TEXT_SPAN)
    assert name["x"] > whole["left"] + 20  # behind "People at"
    room = heading.bounding_box()
    assert whole["right"] > room["x"] + room["width"] - 1


NAME_OF_FOCUSED = """
(() => {
  const e = document.activeElement;
  return (e.getAttribute('aria-label') || e.innerText || e.name || e.title || '').trim();
})()
"""
FOCUS_IS_SHOWN = """
(() => {
  const shows = e => {
    const style = getComputedStyle(e);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    return outlined || style.boxShadow !== 'none';
  };
  const e = document.activeElement;
  return e === document.body || shows(e) || shows(e.parentElement);
})()
"""


def test_the_skip_link_comes_first_and_leads_to_the_content(visitors, scene):
    page = visitors("agent", scene.link("acme-1"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


IN_ORDER = [
    "Conversations",
    "Keyboard shortcuts",
    "Previous",
    "Next",
    "View Entire Conversation",
    "q",
    "Share",
    "Copy link",
]


def test_tabbing_reaches_everything_and_shows_where_it_is(visitors, scene):
    page = visitors("agent", scene.link("acme-2"))
    reached, unseen = [], []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate(NAME_OF_FOCUSED)
        reached.append(name)
        if not page.evaluate(FOCUS_IS_SHOWN):
            unseen.append(name)
    firsts = [first_of(reached, name) for name in IN_ORDER]
    assert firsts == sorted(firsts)
    assert unseen == []


def first_of(names, start):
    """Where the first of the names is that starts so."""
    places = [place for place, name in enumerate(names) if name.startswith(start)]
    assert places, (start, names)
    return places[0]


def test_the_share_panel_by_keyboard_alone(visitors, scene):
    page = visitors("agent", scene.link("acme-1"))
    button = page.get_by_role("link", name="Share", exact=True)
    panel = page.get_by_role("dialog", name="Share conversation")
    button.focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


def test_home_by_keyboard(visitors, scene):
    page = visitors("agent", "/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    row = page.locator(".row h2 a").nth(1)
    expect(row).to_be_focused()
    href = row.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(scene.url + href)


def test_a_screen_reader_hears_hidden(visitors, scene):
    page = visitors("agent", scene.link("acme-1"))
    assert page.locator("#items").get_by_role("img", name="hidden").count() > 3


def test_on_paper(visitors, scene):
    page = visitors("agent", scene.link("acme-1"))
    page.emulate_media(media="print")
    for name in ("header.bar", ".steps .button", "#collections", ".head-tools"):
        expect(page.locator(name).first).to_be_hidden()
    expect(page.locator(".m .say").first).to_be_visible()
    expect(page.locator("#items .mask").first).to_be_visible()
    assert_masked(page.locator("body").inner_text())
    assert page.pdf()[:4] == b"%PDF"


BACKGROUND = "getComputedStyle(document.documentElement).backgroundColor"


def test_dark_by_the_switch_stays(visitors, scene):
    page = visitors(
        "agent",
        scene.link("acme-1"),
        color_scheme="light",
    )
    light = page.evaluate(BACKGROUND)
    press(page, "Switch between light and dark")
    dark = page.evaluate(BACKGROUND)
    assert dark != light
    page.goto("/")
    assert page.evaluate(BACKGROUND) == dark
