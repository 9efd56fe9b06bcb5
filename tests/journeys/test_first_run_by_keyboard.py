"""A server's first start without the demo, by keyboard alone: from signing up to an opened link.

Nothing is pressed that wasn't reached by Tab, and whatever is reached is seen to be.
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.kit.servers.running import Server, new_folder

PRINTED = re.compile(r"http://\S+(/sign-in/\S+)")
PATIENCE = 20_000  # milliseconds: the machine may be busy with other tests
PASSWORD = "correct horse battery"
MOST_TABS = 60
WHERE = """
() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  const field = at.labels?.[0]?.innerText ?? at.getAttribute("aria-label");
  return {
    name: (field ?? at.innerText ?? at.value ?? "").trim().replace(/\\s+/g, " "),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
    inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
    below: box.top + scrollY,
    bar: Boolean(at.closest("header.bar, .skip, .notes")),
  };
}
"""


@pytest.fixture
def fresh(database):
    """A server that nobody has used yet, with a database of its own."""
    with new_folder() as folder, Server("--no-demo", data=Path(folder) / "data") as server:
        yield server.ready()


class Keyboard:
    """Tab, and whatever is pressed where it leads."""

    def __init__(self, page):
        self.page = page

    def reach(self, name, key="Tab"):
        """By Tab alone; each stop on the way is seen, and they go down the page."""
        seen = []
        for _ in range(MOST_TABS):
            at = self.page.evaluate(WHERE)
            if at and re.search(name, at["name"]):
                return
            self.page.keyboard.press(key)
            at = self.page.evaluate(WHERE)
            if at:
                assert at["outlined"], f"not seen to be reached: {at}"
                assert at["inside"], f"out of sight: {at}"
                seen.append(at)
        raise AssertionError(f"no way to {name!r} by Tab: {[each['name'] for each in seen]}")

    def fill(self, name, text):
        self.reach(name)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def press(self, name, key="Enter"):
        self.reach(name)
        self.page.keyboard.press(key)

    def assert_in_order(self):
        """Once around the page, from its beginning: it ends, and never leads up again."""
        self.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        stops = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(WHERE)
            if at is None:
                break  # out of the page: no trap
            stops.append(at)
        else:
            raise AssertionError(f"no end: {[each['name'] for each in stops]}")
        ways = [each["below"] for each in stops if not each["bar"]]
        ups = [(a, b) for a, b in pairwise(ways) if b < a - 40]
        assert len(ups) <= 3, stops  # cards stand side by side; within each it goes down


def test_from_signing_up_to_an_opened_link(fresh, browser, scene):
    context = browser.new_context(base_url=fresh.url, timezone_id="Asia/Kolkata")
    context.set_default_timeout(PATIENCE)
    try:
        walk(context.new_page(), PRINTED.search(fresh.said)[1])
    finally:
        context.close()


def walk(page, first_link):
    keyboard = Keyboard(page)
    page.goto(first_link)
    keyboard.assert_in_order()
    page.reload()
    keyboard.fill("^Your name", "Ada")
    keyboard.fill("^E-mail", "ada@acme.example")
    keyboard.fill("^Password", "short")
    page.keyboard.press("Enter")
    expect(page.locator("#id_password_error")).to_be_visible()
    assert page.get_by_label("Your name").input_value() == "Ada"
    keyboard.fill("^Password", PASSWORD)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Your first business")).to_be_visible()
    keyboard.fill("^Name", "Acme Bank")
    keyboard.reach("^Time zone")
    keyboard.press("View Personal Details", "Space")
    keyboard.press("^Make the business$")

    expect(page.get_by_role("heading", name="Next steps for")).to_be_visible()
    keyboard.assert_in_order()
    keyboard.press("^Add an example and open it$")
    expect(page.locator(".m").first).to_be_visible()
    assert "Thanks Meera" in page.locator("#items").inner_text()

    keyboard.press("^Share$")
    dialog = page.get_by_role("dialog", name="Share conversation 1")
    expect(dialog).to_be_visible()
    keyboard.press("^Make a link")
    made = page.get_by_label("The new link for anyone")
    expect(made).to_be_focused()
    link = made.input_value()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("link", name="Share", exact=True)).to_be_focused()

    stranger = page.context.browser.new_context()
    try:
        other = stranger.new_page()
        other.goto(link)
        expect(other.locator(".m").first).to_be_visible()
        assert "Meera" not in other.content()
        Keyboard(other).reach("^Sign in$")
    finally:
        stranger.close()
