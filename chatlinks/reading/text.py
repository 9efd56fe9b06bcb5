"""Texts as a page prints them: escaped, hidden values as one mark, shown ones told apart.

An unsealed value stands between OPEN and CLOSE until its text is escaped, so that it still can be
told apart then. Both are private-use characters. A sender's own are not printed, so that no text
can open or close anything.
"""

import re
from functools import lru_cache
from html import unescape
from typing import Any

from django.utils.translation import get_language_info
from markupsafe import Markup, escape

from chatlinks.privacy.masking import MARK

HIDDEN = Markup('<span class="mask" role="img" aria-label="hidden">******</span>')
HIDDEN_TEXT = str(HIDDEN)
EMPTY = Markup("")
TAG = re.compile(r"<[^>]*>")

OPEN, CLOSE = "\ue0f0", "\ue0f1"
BRACKETED = re.compile("\ue0f0([^\ue0f0\ue0f1]*)\ue0f1")
# In escaped text: `&amp;` is part of an address, `&lt;`, `&gt;` and quotes end it, and so do
# punctuation and brackets of other scripts.
FOREIGN = "。，、；：！？「」『』（）【】《》〈〉“”‘’„«»‹›…؟،؛।॥"
ADDRESS = re.compile(rf"https?://(?:&amp;|[^\s<>&\"'\ue0f0\ue0f1*{FOREIGN}])+")
PAIRS = {")": "(", "]": "["}


def bracketed(originals: list[Any]) -> list[Any]:
    """Unsealed values, each text between OPEN and CLOSE, to be put back into masked text."""
    return [
        OPEN + without_brackets(value) + CLOSE if isinstance(value, str) else value
        for value in originals
    ]


def without_brackets(text: str) -> str:
    """Without OPEN and CLOSE: for addresses and for files."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def as_html(text: str) -> Markup:
    """Safe HTML of one text of a conversation."""
    if not text:
        return EMPTY
    escaped = escape(text)
    if not (MARK in text or OPEN in text or CLOSE in text or "://" in text):
        return escaped  # as most are
    html = str(escaped)
    if MARK in html:
        html = html.replace(MARK, HIDDEN_TEXT)
    if OPEN in html or CLOSE in html:
        html = without_brackets(BRACKETED.sub(r'<span class="personal">\1</span>', html))
    if "://" in html:
        html = ADDRESS.sub(anchor, html)
    return Markup(html)  # noqa: S704, escaped above


def as_plain(html: Markup) -> str:
    """The text that `as_html` made HTML of, its hidden values as masks."""
    return unescape(TAG.sub("", html.replace(HIDDEN_TEXT, MARK)))


def anchor(match: re.Match[str]) -> str:
    """A link to an address; what only follows it stays behind."""
    url = address_alone(match[0])
    if url.endswith("://"):
        return match[0]
    link = f'<a href="{url}" target="_blank" rel="noreferrer noopener">{url}</a>'
    return link + match[0][len(url) :]


def address_alone(text: str) -> str:
    """Without the full stop or comma behind it, or a bracket that was opened before it."""
    while text:
        last = text[-1]
        if last in PAIRS and text.count(last) <= text.count(PAIRS[last]):
            return text
        if last not in ".,;:!?" and last not in PAIRS:
            return text
        if text.endswith("&amp;"):
            return text
        text = text[:-1]
    return text


CHANNELS = {
    "whatsapp": "WhatsApp",
    "web": "Web",
    "ios": "iOS",
    "android": "Android",
    "sms": "SMS",
    "email": "E-mail",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "telegram": "Telegram",
}


def channel_name(code: str) -> str:
    """A channel as people write it; one that is not known, as it was sent."""
    return CHANNELS.get(code, code)


@lru_cache(500)
def language_name(code: str) -> str:
    """A language by its name: en → English; one that is not known, as it was sent."""
    try:
        name = str(get_language_info(code.lower())["name"])
    except KeyError:
        return code
    return f"{name} in Latin letters" if code.endswith("-Latn") else name
