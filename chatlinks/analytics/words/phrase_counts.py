"""Count the phrases of a day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from chatlinks.analytics.models import Phrase
from chatlinks.analytics.words.phrases import TOTAL, WHOLE, parts_of, runs, whole
from chatlinks.database.rows import copy, typed
from chatlinks.workspaces.models import Business

# Of all users' messages, longer phrases and whole messages are kept if written so often that day.
SELDOM = 2
LENGTHS = (1, 2, 3, WHOLE, TOTAL)

# A conversation masked by an older policy is left out until it is masked anew; then its days are
# counted again.
MESSAGES = """
SELECT
  c.channel,
  c.contact_id,
  m.confidence,
  m.text,
  m.is_broken,
  coalesce((
    SELECT min(r.rating) <= 2
    FROM conversations_review r
    WHERE r.conversation_id = c.id AND r.business_id = c.business_id), false)
FROM conversations_message m
JOIN conversations_conversation c
  ON c.id = m.conversation_id AND c.business_id = m.business_id
JOIN workspaces_business b
  ON b.id = m.business_id AND c.rules >= b.rules
WHERE m.business_id = %s
  AND m.at >= %s
  AND m.at < %s
  AND m.sender = 'user'
  AND m.text <> ''"""
COLUMNS = (
    "business_id",
    "day",
    "set",
    "channel",
    "words",
    "phrase",
    "messages",
    "users",
    "contacts",
    "confidence",
    "confident",
)


class UserMessage(NamedTuple):
    """One message of a user, masked, as MESSAGES selects it."""

    channel: str
    contact: int
    confidence: float | None
    text: str
    broken: bool
    low_rated: bool  # its conversation was rated 1 or 2


class CountedMessage(NamedTuple):
    """One message of a user, taken apart."""

    channel: str
    contact: int
    confidence: float | None
    whole: str
    parts: list[list[str]]  # its words, without the common ones, as `parts_of` gives them


class PhraseCount:
    """How often, by whom and how surely understood."""

    __slots__ = ("confidence", "confident", "contacts", "messages")

    def __init__(self) -> None:
        self.messages, self.confidence, self.confident = 0, 0.0, 0
        self.contacts: list[int] = []

    def add(self, message: CountedMessage) -> None:
        self.messages += 1
        self.contacts.append(message.contact)
        if message.confidence is not None:
            self.confidence += message.confidence
            self.confident += 1


Counts = dict[tuple[str, str], PhraseCount]  # by channel and phrase


def count(
    business: Business,
    day: date,
    begin: datetime,
    end: datetime,
) -> None:
    """Count the day's phrases. The caller has taken out those of an earlier count."""
    sets: dict[str, list[CountedMessage]] = {name: [] for name in Phrase.Set.values}
    for message in typed(UserMessage, MESSAGES, [business.pk, begin, end]):
        counted = taken_apart(message)
        sets[Phrase.Set.USER].append(counted)
        if message.broken:
            sets[Phrase.Set.BREAKS].append(counted)
        if message.low_rated:
            sets[Phrase.Set.LOW].append(counted)
    copy(
        "analytics_phrase",
        COLUMNS,
        lines(business, day, sets),
    )


def taken_apart(message: UserMessage) -> CountedMessage:
    return CountedMessage(
        channel=message.channel,
        contact=message.contact,
        confidence=message.confidence,
        whole=whole(message.text),
        parts=parts_of(message.text),
    )


def lines(
    business: Business,
    day: date,
    sets: dict[str, list[CountedMessage]],
) -> Iterator[tuple[Any, ...]]:
    """In the order of COLUMNS.

    One kind of phrase after the other, so that a big day never lies in memory as a whole.
    """
    for name, messages in sets.items():
        for words in LENGTHS:
            counts = counted(
                messages,
                words,
                sparing=name == Phrase.Set.USER,
            )
            for (channel, phrase), each in counts.items():
                contacts = sorted(set(each.contacts), key=sampling_place)
                yield (
                    business.pk,
                    day,
                    name,
                    channel,
                    words,
                    phrase,
                    each.messages,
                    len(contacts),
                    [] if words == TOTAL else contacts,
                    each.confidence,
                    each.confident,
                )


def sampling_place(contact: int) -> int:
    """Where a contact stands among all, by chance but always the same, from 0 to 2**32 - 1.

    `phrase_sums.USERS` knows it, too.
    """
    return (contact & 0x3FFFFFFF) * 2654435761 & 0xFFFFFFFF  # Knuth's multiplicative hash


def counted(
    messages: list[CountedMessage],
    words: int,
    *,
    sparing: bool,
) -> Counts:
    """`sparing` leaves out what would fill the table and never become a topic."""
    counts: defaultdict[tuple[str, str], PhraseCount] = defaultdict(PhraseCount)
    for message in messages:
        for phrase in phrases(message, words):
            counts[message.channel, phrase].add(message)
    return without_seldom(counts) if sparing and words in (3, WHOLE) else counts


def without_seldom(counts: Counts) -> Counts:
    times: defaultdict[str, int] = defaultdict(int)
    for (_, phrase), each in counts.items():
        times[phrase] += each.messages
    return {key: each for key, each in counts.items() if times[key[1]] >= SELDOM}


def phrases(message: CountedMessage, words: int) -> Iterable[str]:
    if words == TOTAL:
        return ("",)
    if words == WHOLE:
        return (message.whole,) if message.whole else ()
    return runs(message.parts, words)
