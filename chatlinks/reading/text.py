"""Words as a page prints them: escaped, hidden values as one mark, shown ones told apart."""

import re
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.translation import get_language_info
from markupsafe import Markup

from chatlinks.privacy.masking import MARK

HIDDEN = Markup('<span class="mask" role="img" aria-label="hidden">******</span>')
HIDDEN_TEXT = str(HIDDEN)
NOTHING = Markup("")

# Around an unsealed value, until it is escaped: private-use characters. A sender's own are not printed, so that no text
# can open or close anything.
OPEN, CLOSE = "\ue0f0", "\ue0f1"
PERSONAL = re.compile("\ue0f0([^\ue0f0\ue0f1]*)\ue0f1")
ADDRESS = re.compile(r"https?://[^\s<>\"'\ue0f0\ue0f1*]+[^\s<>\"'\ue0f0\ue0f1*.,;:!?)\]]")


def told_apart(originals: list[Any]) -> list[Any]:
    """Unsealed values, each between OPEN and CLOSE, to be put back into masked text."""
    return [OPEN + plain(value) + CLOSE if isinstance(value, str) else value for value in originals]


def plain(text: str) -> str:
    """Without OPEN and CLOSE: for addresses and for files."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def words(text: str) -> Markup:
    """Safe HTML of one text of a conversation."""
    if not text:
        return NOTHING
    html = escape(text)
    if MARK in html:
        html = html.replace(MARK, HIDDEN_TEXT)
    if OPEN in html or CLOSE in html:
        html = plain(PERSONAL.sub(r'<span class="personal">\1</span>', html))
    if "://" in html:
        html = ADDRESS.sub(anchor, html)
    return str.__new__(
        Markup, html
    )  # escaped above; half the time that Markup(…) takes to ask what it is given


def anchor(found: re.Match[str]) -> str:
    return f'<a href="{found[0]}" target="_blank" rel="noreferrer noopener">{found[0]}</a>'


CHANNELS = {
    "whatsapp": "WhatsApp", "web": "Web", "ios": "iOS", "android": "Android", "sms": "SMS", "email": "E-mail",
    "facebook": "Facebook", "instagram": "Instagram", "telegram": "Telegram",
}  # fmt: skip


def channel(name: str) -> str:
    """A channel as people write it; one that is not known, as it was sent."""
    return CHANNELS.get(name, name)


@lru_cache(500)
def language(code: str) -> str:
    """A language by its name: en → English; one that is not known, as it was sent."""
    try:
        name = str(get_language_info(code.lower())["name"])
    except KeyError:
        return code
    return f"{name} in Latin letters" if code.endswith("-Latn") else name
