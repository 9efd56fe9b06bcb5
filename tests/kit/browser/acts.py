"""What a person does and sees in a browser, in one word each, within a page or a part of it."""

import re
import time

from playwright.sync_api import FrameLocator, Locator, Page, Route, expect

Part = Page | Locator | FrameLocator
Words = str | re.Pattern[str]


def press(part: Part, name: Words, exact: bool | None = None) -> None:
    """A button."""
    part.get_by_role("button", name=name, exact=exact).click()


def follow(part: Part, name: Words, exact: bool | None = None) -> None:
    """A link."""
    part.get_by_role("link", name=name, exact=exact).click()


def fill(part: Part, label: Words, text: str) -> None:
    """A field."""
    part.get_by_label(label).fill(text)


def sees(part: Part, text: Words, exact: bool | None = None) -> None:
    """The text is there, or comes."""
    expect(part.get_by_text(text, exact=exact)).to_be_visible()


def listens(page: Page) -> None:
    """Wait until the page is connected: from then on it hears of everything."""
    expect(page.locator("[data-ticket]")).to_have_attribute("data-connected", "")


def holds(page: Page, held: list[Route], seconds: float = 20) -> None:
    """Wait until the page's route keeps a request back in `held`."""
    end = time.monotonic() + seconds
    while not held:
        assert time.monotonic() < end, "the page asked for nothing"
        page.wait_for_timeout(20)


def sign_in(page: Page, email: str, password: str) -> None:
    """By the form that one was led to."""
    fill(page, "mail", email)
    fill(page, "Password", password)
    press(page, "Sign in", exact=True)
