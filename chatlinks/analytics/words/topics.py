"""Topics: the phrases that a period's messages share.

If the last topic of the list is above what any phrase left out could come to (`phrase_sums`), the
list is certain; else more phrases are read. If it still isn't certain then, the page says so.
"""

from typing import NamedTuple

from chatlinks.analytics.models import Phrase
from chatlinks.analytics.words.phrase_sums import (
    DateSpan,
    FrequentPhrases,
    PhraseKey,
    PhraseSum,
    most_frequent,
)
from chatlinks.analytics.words.phrases import WHOLE

SHOWN = 25  # topics on a page
# A longer phrase stands in for a shorter one if it accounts for this share of its messages.
STANDS_IN = 0.6
LEAST = 2  # messages: written once is no topic
# Phrases read of each day, and phrases added up, of each length.
DEPTHS = ((100, 120), (400, 300), (1600, 900))
LENGTHS = (WHOLE, 1, 2, 3)
Sums = dict[PhraseKey, PhraseSum]


class SetName(NamedTuple):
    label: str
    description: str


SETS = {
    Phrase.Set.BREAKS: SetName("Bot breaks", "Messages that the bot could not answer"),
    Phrase.Set.USER: SetName("All messages", "Everything that users wrote"),
    Phrase.Set.LOW: SetName("Low-rated", "Users' messages in conversations rated 1 or 2"),
}


class Topic(NamedTuple):
    words: int
    phrase: str
    sum: PhraseSum

    @property
    def key(self) -> PhraseKey:
        return PhraseKey(self.words, self.phrase)


class Topics(NamedTuple):
    """Of a period: what it is about, whole messages that were repeated, words for the cloud."""

    topics: list[Topic]
    certain: bool  # nothing that was left out can belong to the topics
    repeated: list[Topic]
    words: list[Topic]


def topics(span: DateSpan) -> Topics:
    read = Topics([], True, [], [])
    for depth, candidates in DEPTHS:
        read = put_together(most_frequent(span, depth, candidates, LENGTHS))
        if read.certain:
            break
    return read


def put_together(frequent: FrequentPhrases) -> Topics:
    phrases = {key: each for key, each in frequent.sums.items() if key.words != WHOLE}
    best = chosen(phrases)[:SHOWN]
    wholes = ranked(frequent.sums, WHOLE)[:SHOWN]
    left_out = frequent.most_left_out
    # To say what a phrase gives way to, those of 0.6 times its messages must be known, too.
    unsure = max((left_out.get(words, 0) for words in (1, 2, 3)), default=0) / STANDS_IN
    certain = reaches(best, unsure) and reaches(wholes, left_out.get(WHOLE, 0))
    return Topics(
        best,
        certain,
        wholes,
        ranked(frequent.sums, 1),
    )


def reaches(best: list[Topic], unsure: float) -> bool:
    """Is all of the list above what was left out? Below two messages nothing is a topic anyway."""
    if unsure < LEAST:
        return True
    return len(best) == SHOWN and best[-1].sum.messages >= unsure


def ranked(sums: Sums, words: int) -> list[Topic]:
    frequent = [
        Topic(*key, each)
        for key, each in sums.items()
        if key.words == words and each.messages >= LEAST
    ]
    return sorted(frequent, key=lambda topic: (-topic.sum.messages, topic.phrase))


def chosen(sums: Sums) -> list[Topic]:
    """Which phrases are topics, the most frequent first.

    1. A longer phrase stands in for a part of it if it accounts for six in ten of that part's
       messages; then the part is no topic of its own. One that stands in for none of its parts is
       just an aspect of them, and no topic either.
    2. Of two that share some words and each account for six in ten of these words' messages, the
       more frequent one stays: the same messages have "deposit machine took" and "machine took
       money".
    """
    standing = [key for key in standing_phrases(sums) if sums[key].messages >= LEAST]
    frequent = [Topic(*key, sums[key]) for key in standing]
    frequent.sort(key=lambda topic: (-topic.sum.messages, -topic.words, topic.phrase))
    return alike_once(frequent, sums)


def standing_phrases(sums: Sums) -> set[PhraseKey]:
    """Those that give way to no longer one."""
    standing = {key for key in sums if key.words == 1}
    beaten: set[PhraseKey] = set()
    for words in (2, 3):
        for key in [key for key in sums if key.words == words]:
            known = [part for part in parts(key) if part in standing]
            stood_for = [part for part in known if accounts(sums, key, part)]
            if stood_for:
                standing.add(key)
                beaten.update(stood_for)
    return standing - beaten


def alike_once(ordered: list[Topic], sums: Sums) -> list[Topic]:
    kept: list[Topic] = []
    accounted: set[PhraseKey] = set()
    for topic in ordered:
        mostly = {part for part in inside(topic.key) if accounts(sums, topic.key, part)}
        if not mostly & accounted:
            kept.append(topic)
        accounted |= mostly
    return kept


def accounts(
    sums: Sums,
    longer: PhraseKey,
    shorter: PhraseKey,
) -> bool:
    """Does the longer phrase account for six in ten of the shorter one's messages?"""
    return shorter in sums and sums[longer].messages >= STANDS_IN * sums[shorter].messages


def parts(key: PhraseKey) -> list[PhraseKey]:
    """The two phrases of one word less that it is made of."""
    words, phrase = key
    if words <= 1:
        return []
    return [
        PhraseKey(words - 1, phrase.rpartition(" ")[0]),
        PhraseKey(words - 1, phrase.partition(" ")[2]),
    ]


def inside(key: PhraseKey) -> list[PhraseKey]:
    """Every shorter phrase in it."""
    return [each for part in parts(key) for each in (part, *inside(part))]
