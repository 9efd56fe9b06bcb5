"""Phrases of one to three words, counted a day at a time.

Everything starts from masked text. A hidden value (`******`) is never a word, and no phrase reaches across it.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from chatlinks.analytics.models import Phrase
from chatlinks.analytics.words.stopwords import COMMON
from chatlinks.database.rows import copy, rows
from chatlinks.privacy.masking import MARK
from chatlinks.workspaces.models import Business

WHOLE, TOTAL = (
    0,
    9,
)  # beside 1, 2 and 3 words: a whole message, and all messages of the set together
LONGEST_WORD = 40  # characters; what is longer is an address or noise
MOST_WORDS = 200  # of a message; what follows is not looked at
LONGEST_WHOLE = 200  # characters: whole messages are told apart by their beginnings
SELDOM = 2  # of all users' messages, longer phrases and whole messages are kept if said so often on the day


def marks() -> str:
    """Signs that belong to the letter before, as a class of a regular expression: the vowels of Hindi, Arabic's harakat."""
    found = [
        code
        for code in range(0x300, sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Mn", "Mc")
    ]
    runs = [list(run) for _, run in groupby(enumerate(found), lambda pair: pair[1] - pair[0])]
    return "".join(f"{chr(run[0][1])}-{chr(run[-1][1])}" for run in runs)


LETTERS = rf"(?:[^\W_][{marks()}\u200c\u200d]*)+"
WORD = re.compile(rf"{LETTERS}(?:'{LETTERS})*")
LATIN_LETTER = re.compile(r"[a-z\u00aa-\u024f]")

# A conversation masked by older rules is left out until it is masked anew; then its days are counted again.
SAID = """
SELECT c.channel, c.contact_id, m.confidence, m.text, m.is_broken, coalesce((SELECT min(r.rating) <= 2
    FROM conversations_review r WHERE r.conversation_id = c.id AND r.business_id = c.business_id), false)
FROM conversations_message m JOIN conversations_conversation c ON c.id = m.conversation_id AND c.business_id = m.business_id
JOIN workspaces_business b ON b.id = m.business_id AND c.rules >= b.rules
WHERE m.business_id = %s AND m.at >= %s AND m.at < %s AND m.sender = 'user' AND m.text <> ''"""
COLUMNS = (
    "business_id", "day", "set", "channel", "words", "phrase", "messages", "users", "contacts", "confidence", "confident",
)  # fmt: skip


class Said(NamedTuple):
    """One message of a user."""

    channel: str
    contact: int
    confidence: float | None
    whole: str
    parts: list[list[str]]  # its words, without the common ones, as `parts_of` gives them


class Tally:
    """How often, by whom and how surely understood."""

    __slots__ = ("confidence", "confident", "contacts", "messages")

    def __init__(self) -> None:
        self.messages, self.confidence, self.confident = 0, 0.0, 0
        self.contacts: list[int] = []

    def add(self, said: Said) -> None:
        self.messages += 1
        self.contacts.append(said.contact)
        if said.confidence is not None:
            self.confidence += said.confidence
            self.confident += 1


def parts_of(text: str) -> list[list[str]]:
    """The words of each stretch between hidden values, without the common ones and single Latin letters."""
    found, left = [], MOST_WORDS
    for part in text.casefold().replace("’", "'").split(MARK):
        words = WORD.findall(part)[:left]
        left -= len(words)
        found.append([word for word in words if telling(word)])
    return found


def telling(word: str) -> bool:
    return (
        word not in COMMON
        and len(word) <= LONGEST_WORD
        and not (len(word) == 1 and LATIN_LETTER.match(word))
    )


def runs(parts: Iterable[list[str]], length: int) -> set[str]:
    """The phrases of so many words; each once, however often the message says it."""
    return {
        " ".join(words[start : start + length]) for words in parts for start in range(len(words) - length + 1)
    }  # fmt: skip


def whole(text: str) -> str:
    """The message as it is compared with others: in small letters, with single spaces, not beyond its first 200 characters."""
    return " ".join(text.casefold().split())[:LONGEST_WHOLE].rstrip()


def holds(text: str, phrase: str, words: int) -> bool:
    """Is the phrase one of this text's?"""
    return whole(text) == phrase if words == WHOLE else phrase in runs(parts_of(text), words)


def count(business: Business, day: date, begin: datetime, end: datetime) -> None:
    """Count the day's phrases. The caller has taken out those of an earlier count."""
    sets: dict[str, list[Said]] = {name: [] for name in Phrase.Set.values}
    for channel, contact, confidence, text, broken, low in rows(SAID, [business.pk, begin, end]):
        said = Said(channel, contact, confidence, whole(text), parts_of(text))
        for name, wanted in (
            (Phrase.Set.USER, True),
            (Phrase.Set.BREAKS, broken),
            (Phrase.Set.LOW, low),
        ):
            if wanted:
                sets[name].append(said)
    copy("analytics_phrase", COLUMNS, lines(business, day, sets))


def lines(business: Business, day: date, sets: dict[str, list[Said]]) -> Iterator[tuple[Any, ...]]:
    """One kind of phrase after the other, so that a big day never lies in memory as a whole."""
    for name, messages in sets.items():
        for words in (1, 2, 3, WHOLE, TOTAL):
            for (channel, phrase), tally in tallied(
                messages, words, name == Phrase.Set.USER
            ).items():
                who = sorted(set(tally.contacts), key=place)
                yield (
                    business.pk, day, name, channel, words, phrase, tally.messages, len(who),
                    [] if words == TOTAL else who, tally.confidence, tally.confident,
                )  # fmt: skip


def place(contact: int) -> int:
    """Where a contact stands among all, by chance but always the same, from 0 to 2**32 - 1; `topics.USERS` knows it, too."""
    return (contact & 0x3FFFFFFF) * 2654435761 & 0xFFFFFFFF  # Knuth's multiplicative hash


def tallied(messages: list[Said], words: int, sparing: bool) -> dict[tuple[str, str], Tally]:
    """(channel, phrase) → how often. `sparing` leaves out what would fill the table and never become a topic."""
    found: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    for said in messages:
        for phrase in phrases(said, words):
            found[said.channel, phrase].add(said)
    if not sparing or words not in (3, WHOLE):
        return found
    times: defaultdict[str, int] = defaultdict(int)
    for (_, phrase), tally in found.items():
        times[phrase] += tally.messages
    return {key: tally for key, tally in found.items() if times[key[1]] >= SELDOM}


def phrases(said: Said, words: int) -> Iterable[str]:
    if words == TOTAL:
        return ("",)
    if words == WHOLE:
        return (said.whole,) if said.whole else ()
    return runs(said.parts, words)
