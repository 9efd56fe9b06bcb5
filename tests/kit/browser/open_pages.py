"""Pages of chat links that stay open, while what they show ends."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.kit.browser.acts import listens

SOON = 5000  # milliseconds within which such a page is covered


def reader(visitors: Callable[..., Page], who: str | None, address: str) -> Page:
    """Somebody who reads, and whose page hears what changes."""
    page = visitors(who, address)
    reads(page)
    return page


def reads(page: Page) -> None:
    expect(page.locator(".m").first).to_be_visible()
    listens(page)


def covered(page: Page, heading: str, *hidden: str) -> None:
    """Nothing of the conversation is left on it, and it says why."""
    expect(page.get_by_role("heading", name=heading)).to_be_visible(timeout=SOON)
    assert page.locator(".m").count() == 0
    assert not [each for each in hidden if each.lower() in page.content().lower()]
