"""Links for people: made on a conversation's page, and opened by the code that is mailed."""

import re

from playwright.sync_api import Page, expect

from tests.kit.browser.acts import fill, follow, press, sees
from tests.kit.servers.mail import Post


def shared_with(page: Page, *addresses: str) -> str:
    """Whoever has the page open shares its conversation; returns the link's address."""
    follow(page, "Share", exact=True)
    page.get_by_label("For", exact=True).select_option("people")
    fill(page, "Their e-mail addresses", "\n".join(addresses))
    press(page, "Make a link")
    made = page.get_by_label("The new link for people")
    expect(made).to_be_visible()
    return made.input_value()


def asks_for_a_code(page: Page, post: Post, address: str, count: int = 1) -> str:
    """The code that is mailed."""
    fill(page, "E-mail address", address)
    press(page, "Mail me a code")
    sees(page, "Look into your mail")
    body = post.mailed_to(address, count).get_content()
    code = re.search(r"\b\d{6}\b", body)
    assert code
    return code[0]


def gives(page: Page, code: str) -> None:
    fill(page, "Code", code)
    press(page, "Open the conversation")
