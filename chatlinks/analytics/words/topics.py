"""Topics: the phrases that a period's messages share. Counted days are read, never the messages themselves.

How the most frequent phrases are found without adding up all there are:
of each day the N most frequent are read by an index. Whatever isn't among them was said on that day at most as often as the
N-th of them; the sum of these over the days is the most that a phrase seen nowhere can come to. Those seen are added up
exactly, the best known first. If the last topic of the list is above what any other phrase could come to, the list is
certain; else N grows. If it still isn't certain then, the page says so.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from chatlinks.analytics.models import Phrase
from chatlinks.analytics.words.phrases import TOTAL, WHOLE
from chatlinks.database.rows import rows

SHOWN = 25  # topics on a page
STANDS_IN = (
    0.6  # a longer phrase stands in for a shorter one if it accounts for this share of its messages
)
LEAST = 2  # messages: said once is no topic
DEPTHS = (
    (100, 120),
    (400, 300),
    (1600, 900),
)  # phrases read of each day, and phrases added up, of each length
LENGTHS = (WHOLE, 1, 2, 3)
Key = tuple[int, str]  # words, phrase


class Span(NamedTuple):
    """What is looked at: a set of messages on some days, with how many channels each has."""

    business_id: int
    set: str
    days: list[date]
    channels: list[int]
    messages: int  # all of the set
    users: int  # at most: summed over days and channels

    @property
    def given(self) -> dict[str, object]:
        return {
            "business": self.business_id,
            "set": self.set,
            "days": self.days,
            "channels": self.channels,
        }


class Sum(NamedTuple):
    messages: int
    confidence: float | None  # average over those that have one


class Found(NamedTuple):
    """Phrases with their exact sums, and the most that any phrase left out can come to, by length."""

    sums: dict[Key, Sum]
    most_left_out: dict[int, int]


class Topic(NamedTuple):
    words: int
    phrase: str
    sum: Sum


ALL = """
SELECT day, count(*), sum(messages)::bigint, sum(users)::bigint FROM analytics_phrase
WHERE business_id = %s AND set = %s AND words = %s AND day = ANY(%s)
  AND NOT EXISTS (SELECT FROM analytics_hiddenday h WHERE h.business_id = analytics_phrase.business_id AND h.day = analytics_phrase.day)
GROUP BY day ORDER BY day"""

TOP = """
WITH top AS MATERIALIZED (
  SELECT w.words, d.day, d.channels, p.phrase, p.messages
  FROM unnest(%(days)s::date[], %(channels)s::int[]) AS d(day, channels) CROSS JOIN unnest(%(lengths)s::smallint[]) AS w(words)
  CROSS JOIN LATERAL (
    SELECT p.phrase, p.messages FROM analytics_phrase p
    WHERE p.business_id = %(business)s AND p.set = %(set)s AND p.words = w.words AND p.day = d.day
    ORDER BY p.messages DESC LIMIT %(depth)s) p),
unseen AS (
  SELECT words, sum(most)::bigint AS most FROM (
    SELECT words, min(messages) * max(channels) AS most FROM top GROUP BY words, day HAVING count(*) = %(depth)s) d GROUP BY words),
known AS (
  SELECT words, phrase, sum(messages)::bigint AS messages, row_number() OVER (PARTITION BY words ORDER BY sum(messages) DESC, phrase) AS place
  FROM top GROUP BY words, phrase)
SELECT words, phrase, messages, place, coalesce(most, 0) FROM known LEFT JOIN unseen USING (words) WHERE place <= %(candidates)s + 1"""

SUMS = """
SELECT words, phrase, sum(messages)::bigint, sum(confidence), sum(confident)::bigint FROM analytics_phrase
WHERE business_id = %(business)s AND set = %(set)s AND phrase = ANY(%(phrases)s) AND day = ANY(%(days)s) GROUP BY words, phrase"""

BY_DAY = """
SELECT words, phrase, day, sum(messages)::bigint FROM analytics_phrase
WHERE business_id = %(business)s AND set = %(set)s AND phrase = ANY(%(phrases)s) AND day = ANY(%(days)s) GROUP BY words, phrase, day"""

# Each person once. Above EXACT_USERS by day, those of one k-th of all places stand for k times as many; a day's contacts are
# stored in the order of their places (`phrases.place`), so that these come first. Of a day's n contacts n/k are expected
# there; what is cut off lies four standard deviations above that.
EXACT_USERS = 1000
SAMPLED_USERS = 400  # aimed at: a standard error of 5 %
USERS = """
WITH said AS MATERIALIZED (
  SELECT dense_rank() OVER (ORDER BY words, phrase) AS topic, words, phrase, contacts,
    CASE WHEN sum(users) OVER w <= %(exact)s THEN 1 ELSE ceil(sum(users) OVER w / %(sampled)s::float)::int END AS k
  FROM analytics_phrase
  WHERE business_id = %(business)s AND set = %(set)s AND phrase = ANY(%(phrases)s) AND day = ANY(%(days)s)
  WINDOW w AS (PARTITION BY words, phrase)),
cut AS (
  SELECT topic, k, CASE WHEN k = 1 THEN contacts ELSE contacts[1:cardinality(contacts) / k + 4 * sqrt(cardinality(contacts) / k)::int + 8] END AS contacts
  FROM said),
who AS (
  SELECT DISTINCT topic, c FROM cut, unnest(cut.contacts) c
  WHERE k = 1 OR ((c & 1073741823) * 2654435761 & 4294967295) < 4294967296 / k)
SELECT words, phrase, k, people * k FROM (SELECT topic, count(*) AS people FROM who GROUP BY topic) counted
JOIN (SELECT DISTINCT topic, words, phrase, k FROM said) t USING (topic)"""


def span(business_id: int, set_: str, days: Iterable[date]) -> Span:
    """Of the days those with something to show. One whose words may tell what is hidden by now is not among them."""
    wanted = list(days)
    found = rows(ALL, [business_id, set_, TOTAL, wanted]) if wanted else []
    messages, users = sum(row[2] for row in found), sum(row[3] for row in found)
    return Span(
        business_id, set_, [row[0] for row in found], [row[1] for row in found], messages, users
    )


def hidden(business_id: int, days: Iterable[date]) -> set[date]:
    sql = "SELECT day FROM analytics_hiddenday WHERE business_id = %s AND day = ANY(%s)"
    return {row[0] for row in rows(sql, [business_id, list(days)])}


def sums(span: Span, phrases: Collection[str]) -> dict[Key, Sum]:
    """Exact, by length and phrase: a message that is but one word is also a whole message."""
    if not phrases or not span.days:
        return {}
    found = rows(SUMS, {**span.given, "phrases": list(phrases)})
    return {
        (words, phrase): Sum(messages, total / confident if confident else None)
        for words, phrase, messages, total, confident in found
    }


def by_day(span: Span, phrases: Collection[str]) -> dict[Key, dict[date, int]]:
    made: dict[Key, dict[date, int]] = {}
    if phrases and span.days:
        for words, phrase, day, messages in rows(BY_DAY, {**span.given, "phrases": list(phrases)}):
            made.setdefault((words, phrase), {})[day] = messages
    return made


def users(span: Span, phrases: Collection[str]) -> dict[Key, tuple[int, bool]]:
    """(how many people, whether that is exact), each counted once over all days."""
    if not phrases or not span.days:
        return {}
    found = rows(
        USERS,
        {**span.given, "phrases": list(phrases), "exact": EXACT_USERS, "sampled": SAMPLED_USERS},
    )
    return {(words, phrase): (count, k == 1) for words, phrase, k, count in found}


def most_frequent(span: Span, depth: int, candidates: int, lengths: Collection[int]) -> Found:
    if not span.days:
        return Found({}, {})
    given = {**span.given, "depth": depth, "candidates": candidates, "lengths": list(lengths)}
    wanted: set[Key] = set()
    most = dict.fromkeys(lengths, 0)
    for words, phrase, messages, place, unseen in rows(TOP, given):
        if place <= candidates:
            wanted.add((words, phrase))
        most[words] = max(most[words], unseen + (messages if place > candidates else 0))
    exact = sums(span, {phrase for _, phrase in wanted})
    return Found({key: exact[key] for key in wanted}, most)


def parts(key: Key) -> list[Key]:
    """The phrases of one word less that it is made of."""
    words, split = key[0], key[1].split(" ")
    return (
        [(words - 1, " ".join(split[start : start + words - 1])) for start in (0, 1)]
        if words > 1
        else []
    )


def inside(key: Key) -> list[Key]:
    """Every shorter phrase in it."""
    return [each for part in parts(key) for each in (part, *inside(part))]


def chosen(found: dict[Key, Sum]) -> list[Topic]:
    """Which phrases are topics, the most frequent first.

    1. A longer phrase stands in for a part of it if it accounts for six in ten of that part's messages; then the part
       is no topic of its own. One that stands in for none of its parts is just an aspect of them, and no topic either.
    2. Of two that share some words and each account for six in ten of these words' messages, the more frequent one stays:
       "deposit machine took" and "machine took money" are said by the same messages.
    """
    standing, given_way = {key for key in found if key[0] == 1}, set()
    for words in (2, 3):
        for key in [key for key in found if key[0] == words]:
            beaten = {
                part for part in parts(key) if part in standing and accounts(found, key, part)
            }
            if beaten:
                standing.add(key)
                given_way |= beaten
    left = [Topic(*key, found[key]) for key in standing - given_way if found[key].messages >= LEAST]
    return alike_once(
        sorted(left, key=lambda topic: (-topic.sum.messages, -topic.words, topic.phrase)), found
    )


def accounts(found: dict[Key, Sum], longer: Key, shorter: Key) -> bool:
    return found[longer].messages >= STANDS_IN * found[shorter].messages


def alike_once(ordered: list[Topic], found: dict[Key, Sum]) -> list[Topic]:
    made: list[Topic] = []
    told: set[Key] = set()
    for topic in ordered:
        key = (topic.words, topic.phrase)
        mostly = {part for part in inside(key) if part in found and accounts(found, key, part)}
        if not mostly & told:
            made.append(topic)
        told |= mostly
    return made


class Topics(NamedTuple):
    """Of a period: what it is about, whole messages that were repeated, single words for the cloud."""

    topics: list[Topic]
    certain: bool  # nothing that was left out can belong to the topics
    repeated: list[Topic]
    words: list[Topic]


def topics(span: Span) -> Topics:
    made = Topics([], True, [], [])
    for depth, candidates in DEPTHS:
        found = most_frequent(span, depth, candidates, LENGTHS)
        made = put_together(found)
        if made.certain:
            break
    return made


def put_together(found: Found) -> Topics:
    phrases = {key: each for key, each in found.sums.items() if key[0] != WHOLE}
    best = chosen(phrases)[:SHOWN]
    wholes = ranked(found.sums, WHOLE)[:SHOWN]
    # To say what a phrase gives way to, those of 0.6 times its messages must be known, too.
    unsure = max((found.most_left_out.get(words, 0) for words in (1, 2, 3)), default=0) / STANDS_IN
    certain = reaches(best, unsure) and reaches(wholes, found.most_left_out.get(WHOLE, 0))
    return Topics(best, certain, wholes, ranked(found.sums, 1))


def reaches(best: list[Topic], unsure: float) -> bool:
    """Is all of the list above what was left out? Below two messages nothing is a topic anyway."""
    return unsure < LEAST or (len(best) == SHOWN and best[-1].sum.messages >= unsure)


def ranked(found: dict[Key, Sum], words: int) -> list[Topic]:
    made = [
        Topic(*key, each)
        for key, each in found.items()
        if key[0] == words and each.messages >= LEAST
    ]
    return sorted(made, key=lambda topic: (-topic.sum.messages, topic.phrase))


SETS = {
    Phrase.Set.BREAKS: ("Bot breaks", "Messages that the bot could not answer"),
    Phrase.Set.USER: ("All messages", "Everything that users wrote"),
    Phrase.Set.LOW: ("Low-rated", "Users' messages in conversations rated 1 or 2"),
}
