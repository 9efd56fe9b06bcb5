"""What a text holds of what a bot's script waits for: its words, a value, a language."""

import re
import unicodedata
from collections.abc import Iterator

from chatlinks.webchat.bot_script import ScriptIntent

LONGEST_VALUE = 200  # characters
DIGITS = re.compile(r"[A-Za-z]{0,6}[\d][\d \-]{2,}[\d]|[A-Za-z]{0,6}\d{4,}")
MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


def matched_language(intent: ScriptIntent, text: str) -> str:
    """The language of the first of the intent's words that the text has; "" if it has none."""
    spoken = tokens(text)
    for language, phrases in intent.words.items():
        if any(begins(spoken, tokens(phrase)) for phrase in phrases):
            return language
    return ""


def begins(words: list[str], phrase: list[str]) -> bool:
    """Do words in a row begin with those of the phrase?"""
    if not phrase:
        return False
    starts = range(len(words) - len(phrase) + 1)
    return any(begins_at(words[start:], phrase) for start in starts)


def begins_at(words: list[str], phrase: list[str]) -> bool:
    """One of two letters or fewer must be the whole word."""
    for word, part in zip(words, phrase, strict=False):
        if not (word == part if len(part) < 3 else word.startswith(part)):
            return False
    return True


def tokens(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return list(words(folded.replace("'", "").replace("’", "")))


def words(text: str) -> Iterator[str]:
    """Runs of letters, digits and what is written over or under them."""
    spaced = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text)
    yield from spaced.split()


def value_of(looks: str, text: str) -> str:
    """The value that a text gives; "" if it gives none of this look."""
    if looks == "text":
        return text.strip()[:LONGEST_VALUE]
    match = (DIGITS if looks == "number" else MAIL).search(text)
    return match[0].strip(" .,-") if match else ""


def language_of(text: str) -> str:
    """Hindi or Arabic by the letters, else English."""
    for c in text:
        if "ऀ" <= c <= "ॿ":
            return "hi"
        if "؀" <= c <= "ۿ":
            return "ar"
    return "en"
