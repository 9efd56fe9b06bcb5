"""What a text holds of what a bot's script waits for: its words, a value, a language.

Anybody may send anything, so each function takes a time that grows with the text alone: neither
with its square nor with the size of the script.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_READ = 2000  # characters of a message that are searched for a script's words
LONGEST_VALUE = 200  # characters
SHORTEST_BEGINNING = 3  # a word of fewer letters must be the whole word
DIGITS = re.compile(r"[A-Za-z]{0,6}[\d][\d \-]{2,}[\d]|[A-Za-z]{0,6}\d{4,}")
BETWEEN_ADDRESSES = re.compile(r"[\s<>]+")


class ScriptPhrase(NamedTuple):
    """Words of a script in one language. Of all that fit, the one of the lowest rank counts."""

    rank: int
    language: str
    words: list[str]


@dataclass
class PhraseNode:
    """What phrases go on with, after the words that led here."""

    after: dict[str, "PhraseNode"] = field(default_factory=dict)
    ends: ScriptPhrase | None = None  # of those that end here, the one of the lowest rank


class PhraseIndex:
    """The phrases of a script as a tree of words, so that a text is gone through once."""

    def __init__(self, phrases: Iterable[ScriptPhrase]) -> None:
        self.root = PhraseNode()
        self.longest = 0  # letters of a word
        for phrase in phrases:
            if phrase.words:
                self.add(phrase)

    def add(self, phrase: ScriptPhrase) -> None:
        node = self.root
        for word in phrase.words:
            node = node.after.setdefault(word, PhraseNode())
            self.longest = max(self.longest, len(word))
        if node.ends is None or phrase.rank < node.ends.rank:
            node.ends = phrase

    def first(self, text: str) -> ScriptPhrase | None:
        """The phrase of the lowest rank that the text has."""
        best: ScriptPhrase | None = None
        nodes: list[PhraseNode] = []
        for word in tokens(text):
            nodes = self.step([self.root, *nodes], word)
            for node in nodes:
                if node.ends and (best is None or node.ends.rank < best.rank):
                    best = node.ends
        return best

    def step(self, nodes: list[PhraseNode], word: str) -> list[PhraseNode]:
        """Where one comes with the next word."""
        parts = beginnings(word[: self.longest], word)
        return [node.after[part] for node in nodes for part in parts if part in node.after]


def beginnings(start: str, word: str) -> list[str]:
    """As which parts of a phrase a word counts: one of two letters or fewer only as a whole."""
    if len(word) < SHORTEST_BEGINNING:
        return [word]
    return [start[:end] for end in range(SHORTEST_BEGINNING, len(start) + 1)]


def tokens(text: str) -> list[str]:
    """Runs of letters, digits and what is written over or under them, folded."""
    folded = unicodedata.normalize("NFKC", text[:MOST_READ])[:MOST_READ].casefold()
    plain = folded.replace("'", "").replace("\u2019", "")
    spaced = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in plain)
    return spaced.split()


def words_of(*lines: str) -> frozenset[str]:
    """The words of some lines, as `tokens` gives them."""
    return frozenset(tokens(" ".join(lines)))


def value_of(looks: str, text: str) -> str:
    """The value that a text gives; "" if it gives none of this look."""
    if looks == "text":
        return text.strip()[:LONGEST_VALUE]
    if looks == "email":
        return address_in(text)
    match = DIGITS.search(text)
    return match[0].strip(" .,-")[:LONGEST_VALUE] if match else ""


def address_in(text: str) -> str:
    """The first that looks like an e-mail address: by pieces, since a pattern would begin anew at
    each letter."""
    for piece in BETWEEN_ADDRESSES.split(text):
        user, _, domain = piece.rpartition("@")
        user = user.rpartition("@")[2]
        if user and "." in domain.strip("."):
            return f"{user}@{domain}".strip(" .,-")[:LONGEST_VALUE]
    return ""


OF_THANKS = words_of(
    "thanks thank thankyou thx ty cheers",
    "धन्यवाद शुक्रिया dhanyavad dhanyavaad shukriya",
    "شكرا شكرًا",
)
WITH_THANKS = words_of(
    "you so very much a lot many for your the help bye goodbye ok okay great perfect good day",
    "बहुत आपका bahut aapka",
    "جزيلا جزيلًا لك لكم",
)


def is_thanks(text: str) -> bool:
    """Is it a word of thanks, and nothing else?"""
    words = set(tokens(text))
    return words <= OF_THANKS | WITH_THANKS and not words.isdisjoint(OF_THANKS)


def language_of(text: str) -> str:
    """Hindi or Arabic by the letters, else English."""
    for c in text:
        if "ऀ" <= c <= "ॿ":
            return "hi"
        if "؀" <= c <= "ۿ":
            return "ar"
    return "en"
