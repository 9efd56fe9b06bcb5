"""What a reader can get out of an answer, by whatever way: source, text, headers, cookies."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any
from urllib.parse import unquote

from tests.kit.cast import SECRETS

TAG = re.compile(r"<[^>]*>")
# Drawn at random for each answer, so that by chance any short name may stand in them:
# keys of sessions and forms, signatures, tokens of links.
RANDOM = re.compile(
    r"(?<=:)[\w-]{43}(?![\w-])"  # before keys: its first 32 can look like one
    r"|\b(?=[A-Za-z]*\d)[A-Za-z0-9]{32}(?:[A-Za-z0-9]{32})?\b"
    r"|(?<=csrftoken=|sessionid=)[A-Za-z0-9]{32}\b"  # one in 280 is drawn without a digit
    r"|(?<=/c/)[\w-]{22,}"
)
# Where the cast's names end: whatever stands before the conversation is shown must hold none of
# its words either.
OF_THE_CONVERSATION = [
    "lotus",
    "asha bot",
    "nikunj",
    "only doing chat",
    "chennai",
    "gold.png",
    "not happy",
]


def readable(response: Any) -> str:
    """All of it in lower case.

    Text is there as sent, unescaped, and with its tags taken out, so that no mark-up between two
    letters hides a word from a search.
    """
    body = b"".join(response) if response.streaming else response.content
    source = body.decode(errors="replace")
    headers = [f"{name}: {value}\n{unquote(value)}" for name, value in response.headers.items()]
    everything = [
        source,
        unescape(source),
        unescape(TAG.sub("", source)),
        "\n".join(headers),
        str(response.cookies),
    ]
    return RANDOM.sub("", "\n".join(everything)).lower()


def words_in(text: str, words: Iterable[str]) -> list[str]:
    """Those of the words that the text holds, in any case."""
    lower = text.lower()
    return [word for word in words if word.lower() in lower]


def held(response: Any, words: Iterable[str]) -> list[str]:
    """Those of the words that the answer holds."""
    return words_in(readable(response), words)


def assert_masked(text: str) -> None:
    """Something is hidden, and nothing of Priya's is there."""
    assert "******" in text
    assert words_in(text, SECRETS) == []


LANDMARK = re.compile(r'<(?:section|nav|aside|div role="region")[^>]*?(aria-label[^=]*="[^"]*")')


def landmarks(page: str) -> list[str]:
    """What each landmark of a page's HTML is named by: no two alike can be told apart by ear."""
    regions = re.sub(r'<div[^>]*role="region"', '<div role="region"', page)
    return LANDMARK.findall(regions)
