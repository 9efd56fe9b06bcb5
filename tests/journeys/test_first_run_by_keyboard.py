"""A server's first start without the demo, by keyboard alone: from signing up to a bot of one's own
connected, as docs/integrate.md says it by its steps, and a link to what it sent handed to anyone.

Nothing is pressed that wasn't reached by Tab, and whatever is reached is seen to be.
"""

import re
import shlex
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.kit.browser.acts import sees
from tests.kit.servers.running import ROOT, Server, new_folder

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
        self.stops = 0  # at which something was pressed, chosen or typed

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
        self.stop(name)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def press(self, name, key="Enter"):
        self.stop(name)
        self.page.keyboard.press(key)

    def choose(self, name, option):
        """Of a list, by how the option begins."""
        self.stop(name)
        self.page.keyboard.type(option)

    def stop(self, name):
        self.reach(name)
        self.stops += 1

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


NUMBERS = {8: "eight", 9: "nine", 10: "ten", 11: "eleven"}


class Steps:
    """Those that docs/integrate.md counts: each is taken by what it names, in its turn."""

    def __init__(self):
        text = (ROOT / "docs" / "integrate.md").read_text("utf-8")
        self.text = text.partition("## A bot of your own")[2].partition("\n## ")[0]
        first, by_api, by_webhook = (
            re.findall(r"^\d+\. (.*)$", part, re.MULTILINE)
            for part in re.split(r"^By (?:the|a) \*\*", self.text, flags=re.MULTILINE)
        )
        self.by_api, self.by_webhook = [*first, *by_api], [*first, *by_webhook]
        self.left = list(self.by_webhook)
        api, webhook = NUMBERS[len(self.by_api)], NUMBERS[len(self.by_webhook)]
        assert f"{api} steps by the API, {webhook} by a webhook" in self.text

    def take(self, *names):
        step = self.left.pop(0)
        assert [name for name in names if f"*{name}*" not in step] == [], step


def test_from_signing_up_to_a_link_to_what_ones_own_bot_sent(fresh, browser, scene):
    context = browser.new_context(base_url=fresh.url, timezone_id="Asia/Kolkata")
    context.set_default_timeout(PATIENCE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    steps = Steps()
    steps.take()  # the server is started
    try:
        keyboard = Keyboard(context.new_page())
        signs_up(keyboard, PRINTED.search(fresh.said)[1], steps)
        connects(keyboard, steps)
        shares(keyboard)
    finally:
        context.close()
    assert f"{keyboard.stops} stops" in steps.text


def signs_up(keyboard, first_link, steps):
    page = keyboard.page
    page.goto(first_link)
    keyboard.assert_in_order()
    page.reload()
    keyboard.fill("^Your name", "Ada")
    keyboard.fill("^E-mail", "ada@acme.example")
    keyboard.reach("^Password")
    page.keyboard.type("short")
    page.keyboard.press("Enter")
    expect(page.locator("#id_password_error")).to_be_visible()
    assert page.get_by_label("Your name").input_value() == "Ada"
    keyboard.fill("^Password", PASSWORD)
    page.keyboard.press("Enter")
    steps.take("Become the admin")

    arrives(page, "Your first business")
    keyboard.fill("^Name", "Acme Bank")
    keyboard.reach("^Time zone")
    keyboard.press("View Personal Details", "Space")
    keyboard.press("^Make the business$")
    steps.take("View Personal Details", "Make the business")
    arrives(page, "Next steps for")
    keyboard.assert_in_order()
    page.reload()


def connects(keyboard, steps):
    """A bot that sends JSON; its first conversation is opened."""
    page = keyboard.page
    keyboard.press("^Add a source$")
    arrives(page, "Sources of Acme Bank")
    keyboard.choose("^What sends", "Anything")
    keyboard.fill("^Name", "Our bot")
    keyboard.press("^Add the source$")
    arrives(page, "Our bot")
    steps.take("Add a source", "Anything that sends JSON", "Add the source")
    keyboard.press("^Try it$")
    keyboard.press("^Copy a first message$")
    sees(page, "Copied", exact=True)
    command = page.evaluate("navigator.clipboard.readText()")
    steps.take("Try it")
    keyboard.press("^Map its fields$")
    arrives(page, "Fields of Our bot")
    keyboard.press("^Take our example$")
    arrives(page, "What it would store")
    steps.take("Map its fields", "Take our example")
    keyboard.press("^Save the mapping$")
    sees(page, "The mapping is saved")
    steps.take("Save the mapping")
    assert ran(command) == ""
    steps.take()
    expect(page.get_by_role("link", name="Open", exact=True)).to_be_visible()  # by itself
    keyboard.assert_in_order()
    page.reload()
    keyboard.press("^Open$")
    steps.take("Stored", "Open")
    sees(page, "Hello", exact=True)


def arrives(page, heading):
    expect(page.get_by_role("heading", name=heading)).to_be_visible()


def ran(command):
    """What a command of the page prints, in a terminal."""
    words = [*shlex.split(command), "--silent", "--show-error", "--fail"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def shares(keyboard):
    page = keyboard.page
    keyboard.press("^Share$")
    dialog = page.get_by_role("dialog", name="Share conversation 1")
    expect(dialog).to_be_visible()
    keyboard.press("^Make a link")
    made = page.get_by_label("The new link for anyone")
    expect(made).to_be_focused()
    link = made.input_value()
    sees(page, "Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("link", name="Share", exact=True)).to_be_focused()

    stranger = page.context.browser.new_context()
    try:
        other = stranger.new_page()
        other.goto(link)
        sees(other, "Hello", exact=True)
        Keyboard(other).reach("^Sign in$")
    finally:
        stranger.close()
