"""What a reader sees of HTML."""

import pytest

from chatlinks.intake.importers.html_text import plain_text

PAGES = {
    "<p>One</p><p>two</p>": "One\n\ntwo",
    "<p>a <![foo bar]> b</p>": "a <![foo bar]> b",
    "<![if !mso]><p>Hello</p><![endif]>": "Hello",
}


@pytest.mark.parametrize("html", PAGES)
def test_html_is_read_as_a_browser_does(html: str) -> None:
    assert plain_text(html) == PAGES[html]
