"""A server's first start without the demo: to an opened link and a second person signed in, by
mouse, with no mail server and no command.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kit.browser.acts import fill, press, sees
from tests.kit.servers.running import Server, new_folder

PRINTED = re.compile(r"http://\S+(/sign-in/\S+)")
MOST_CLICKS = 12
PATIENCE = 20_000  # milliseconds: the machine may be busy with other tests
PASSWORD = "correct horse battery"
COUNT = """
document.addEventListener("click", (event) => {
  if (event.isTrusted && event.detail) window.clicked();
}, true);
"""


@pytest.fixture
def fresh(database):
    """A server that nobody has used yet, with a database of its own."""
    with new_folder() as folder, Server("--no-demo", data=Path(folder) / "data") as server:
        yield server.ready()


class Hand:
    """Counts its clicks; typing is free."""

    def __init__(self, browser, url):
        self.clicks = 0
        self.browser, self.url = browser, url
        self.contexts = []

    def page(self) -> Page:
        context = self.browser.new_context(base_url=self.url, timezone_id="Asia/Kolkata")
        context.set_default_timeout(PATIENCE)
        context.expose_function("clicked", self.count)
        context.add_init_script(COUNT)
        self.contexts.append(context)
        return context.new_page()

    def count(self):
        self.clicks += 1

    def leave(self):
        for context in self.contexts:
            context.close()


def test_from_the_first_start_to_an_opened_link_and_a_second_person(fresh, browser, scene):
    hand = Hand(browser, fresh.url)
    try:
        walk(hand, PRINTED.search(fresh.said)[1])
    finally:
        hand.leave()
    print(f"{hand.clicks} clicks")
    assert hand.clicks <= MOST_CLICKS


def walk(hand, first_link):
    owner = hand.page()
    owner.goto(first_link)
    fill(owner, "Your name", "Ada")
    fill(owner, "E-mail", "ada@acme.example")
    fill(owner, "Password", PASSWORD)
    press(owner, "Become the admin")
    expect(owner.get_by_role("heading", name="Your first business")).to_be_visible()
    fill(owner, "Name", "Acme Bank")
    expect(owner.get_by_label("Key")).to_have_value("acme-bank")
    expect(owner.get_by_label("Time zone")).to_have_value("Asia/Kolkata")
    owner.get_by_label(re.compile("View Personal Details")).click()
    press(owner, "Make the business")

    sees(owner, "Next steps for")
    press(owner, "Add an example and open it")
    expect(owner.locator(".m").first).to_be_visible()
    sees(owner, "Thanks Meera")
    link = owner.url

    owner.get_by_role("link", name="People", exact=True).click()
    fill(owner, "E-mail of whom you invite", "grace@acme.example")
    press(owner, "Make the invitation")
    address = owner.get_by_role("textbox", name="Invitation for grace@acme.example")
    invitation = address.input_value()
    sees(owner, re.compile("This server sends no mail"))

    second = hand.page()
    second.goto(invitation)
    fill(second, "Your name", "Grace")
    fill(second, "Choose a password", PASSWORD)
    press(second, "Join")
    expect(second.get_by_role("heading", name="My Chats")).to_be_attached()
    second.goto(link)
    expect(second.locator(".m").first).to_be_visible()
    assert "Meera" not in second.content()
