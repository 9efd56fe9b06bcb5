"""Sums over the phrases of counted days; the messages themselves are never read.

How the most frequent phrases are found without adding up all there are: of each day the N most
frequent are read by an index. Whatever isn't among them was written on that day at most as often as
the N-th of them; the sum of these over the days is the most that a phrase seen nowhere can come to.
Those seen are added up exactly, the best known first.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from chatlinks.analytics.words.phrases import TOTAL
from chatlinks.database.rows import column, rows, typed


class PhraseKey(NamedTuple):
    words: int
    phrase: str


class DateSpan(NamedTuple):
    """What is looked at: a set of messages on some days, with how many channels each has."""

    business_id: int
    set: str
    days: list[date]
    channels: list[int]
    messages: int  # all of the set
    users: int  # at most: summed over days and channels

    @property
    def parameters(self) -> dict[str, object]:
        return {
            "business": self.business_id,
            "set": self.set,
            "days": self.days,
            "channels": self.channels,
        }

    def asked(self, phrases: Collection[str]) -> dict[str, object]:
        return {**self.parameters, "phrases": list(phrases)}


class PhraseSum(NamedTuple):
    messages: int
    confidence: float | None  # average over those that have one


class FrequentPhrases(NamedTuple):
    """Exact sums; and by length, the most that any phrase left out can come to."""

    sums: dict[PhraseKey, PhraseSum]
    most_left_out: dict[int, int]


ALL = """
SELECT day, count(*), sum(messages)::bigint, sum(users)::bigint
FROM analytics_phrase p
WHERE business_id = %s
  AND set = %s
  AND words = %s
  AND day = ANY(%s)
  AND NOT EXISTS (
    SELECT
    FROM analytics_hiddenday h
    WHERE h.business_id = p.business_id AND h.day = p.day)
GROUP BY day
ORDER BY day"""

HIDDEN = "SELECT day FROM analytics_hiddenday WHERE business_id = %s AND day = ANY(%s)"

# Of each phrase its messages, its place among those of its length (from 1), and the most that one
# of its length can come to that was seen on no day.
TOP = """
WITH top AS MATERIALIZED (
  SELECT w.words, d.day, d.channels, p.phrase, p.messages
  FROM unnest(%(days)s::date[], %(channels)s::int[]) AS d(day, channels)
  CROSS JOIN unnest(%(lengths)s::smallint[]) AS w(words)
  CROSS JOIN LATERAL (
    SELECT p.phrase, p.messages
    FROM analytics_phrase p
    WHERE p.business_id = %(business)s
      AND p.set = %(set)s
      AND p.words = w.words
      AND p.day = d.day
    ORDER BY p.messages DESC
    LIMIT %(depth)s) p),
unseen AS (
  SELECT words, sum(most)::bigint AS most
  FROM (
    SELECT words, min(messages) * max(channels) AS most
    FROM top
    GROUP BY words, day
    HAVING count(*) = %(depth)s) d
  GROUP BY words),
known AS (
  SELECT
    words,
    phrase,
    sum(messages)::bigint AS messages,
    row_number() OVER (PARTITION BY words ORDER BY sum(messages) DESC, phrase) AS place
  FROM top
  GROUP BY words, phrase)
SELECT words, phrase, messages, place, coalesce(most, 0)
FROM known
LEFT JOIN unseen USING (words)
WHERE place <= %(candidates)s + 1"""

OF_PHRASES = """
FROM analytics_phrase
WHERE business_id = %(business)s
  AND set = %(set)s
  AND phrase = ANY(%(phrases)s)
  AND day = ANY(%(days)s)"""

SUMS = f"""
SELECT words, phrase, sum(messages)::bigint, sum(confidence), sum(confident)::bigint
{OF_PHRASES}
GROUP BY words, phrase"""

BY_DAY = f"""
SELECT words, phrase, day, sum(messages)::bigint
{OF_PHRASES}
GROUP BY words, phrase, day"""

# Each person once. Above EXACT_USERS by day, those of one k-th of all places stand for k times as
# many; a day's contacts are stored in the order of their places (`phrase_counts.sampling_place`),
# so that these come first. Of a day's n contacts n/k are expected there; what is cut off lies four
# standard deviations above that.
EXACT_USERS = 1000
SAMPLED_USERS = 400  # aimed at: a standard error of 5 %
USERS = f"""
WITH written AS MATERIALIZED (
  SELECT
    dense_rank() OVER (ORDER BY words, phrase) AS topic,
    words,
    phrase,
    contacts,
    CASE
      WHEN sum(users) OVER w <= %(exact)s THEN 1
      ELSE ceil(sum(users) OVER w / %(sampled)s::float)::int
    END AS k
  {OF_PHRASES}
  WINDOW w AS (PARTITION BY words, phrase)),
cut AS (
  SELECT
    topic,
    k,
    CASE
      WHEN k = 1 THEN contacts
      ELSE contacts[1:cardinality(contacts) / k + 4 * sqrt(cardinality(contacts) / k)::int + 8]
    END AS contacts
  FROM written),
who AS (
  SELECT DISTINCT topic, c
  FROM cut, unnest(cut.contacts) c
  WHERE k = 1 OR ((c & 1073741823) * 2654435761 & 4294967295) < 4294967296 / k)
SELECT words, phrase, k, people * k
FROM (SELECT topic, count(*) AS people FROM who GROUP BY topic) counted
JOIN (SELECT DISTINCT topic, words, phrase, k FROM written) t USING (topic)"""


class SpanDay(NamedTuple):
    """As ALL selects it."""

    day: date
    channels: int
    messages: int
    users: int


def date_span(
    business_id: int,
    set_: str,
    days: Iterable[date],
) -> DateSpan:
    """Of the days those with something to show.

    One whose words may tell what is hidden by now is not among them.
    """
    wanted = list(days)
    shown = (
        typed(
            SpanDay,
            ALL,
            [business_id, set_, TOTAL, wanted],
        )
        if wanted
        else []
    )
    return DateSpan(
        business_id=business_id,
        set=set_,
        days=[each.day for each in shown],
        channels=[each.channels for each in shown],
        messages=sum(each.messages for each in shown),
        users=sum(each.users for each in shown),
    )


def hidden(business_id: int, days: Iterable[date]) -> set[date]:
    return set(column(HIDDEN, [business_id, list(days)]))


def sums(span: DateSpan, phrases: Collection[str]) -> dict[PhraseKey, PhraseSum]:
    """Exact, by length and phrase: a message that is but one word is also a whole message."""
    if not phrases or not span.days:
        return {}
    return {
        PhraseKey(words, phrase): PhraseSum(messages, total / confident if confident else None)
        for words, phrase, messages, total, confident in rows(SUMS, span.asked(phrases))
    }


def by_day(
    span: DateSpan,
    phrases: Collection[str],
) -> dict[tuple[int, str], dict[date, int]]:
    """By PhraseKey, as plain tuples: a row for each of a month's days makes many of them."""
    days: dict[tuple[int, str], dict[date, int]] = {}
    if phrases and span.days:
        for words, phrase, day, messages in rows(BY_DAY, span.asked(phrases)):
            days.setdefault((words, phrase), {})[day] = messages
    return days


def users(span: DateSpan, phrases: Collection[str]) -> dict[PhraseKey, tuple[int, bool]]:
    """(how many people, whether that is exact), each counted once over all days."""
    if not phrases or not span.days:
        return {}
    asked = {**span.asked(phrases), "exact": EXACT_USERS, "sampled": SAMPLED_USERS}
    return {
        PhraseKey(words, phrase): (people, k == 1)
        for words, phrase, k, people in rows(USERS, asked)
    }


def most_frequent(
    span: DateSpan,
    depth: int,
    candidates: int,
    lengths: Collection[int],
) -> FrequentPhrases:
    """`depth` phrases of each day are read, `candidates` of each length added up."""
    if not span.days:
        return FrequentPhrases({}, {})
    wanted: set[PhraseKey] = set()
    most = dict.fromkeys(lengths, 0)
    asked = {
        **span.parameters,
        "depth": depth,
        "candidates": candidates,
        "lengths": list(lengths),
    }
    for words, phrase, messages, place, unseen in rows(TOP, asked):
        left_out = unseen
        if place <= candidates:
            wanted.add(PhraseKey(words, phrase))
        else:
            left_out += messages
        most[words] = max(most[words], left_out)
    exact = sums(span, {key.phrase for key in wanted})
    return FrequentPhrases({key: exact[key] for key in wanted}, most)
