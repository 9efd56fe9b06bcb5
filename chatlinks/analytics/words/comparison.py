"""How phrases compare with the previous period."""

from typing import NamedTuple

from chatlinks.analytics.words import phrase_sums
from chatlinks.analytics.words.phrase_sums import DateSpan
from chatlinks.analytics.words.topic_rows import TopicRow, past_row
from chatlinks.analytics.words.topics import topics

RISING = 1.5  # times the previous period's messages
SHOWN = 8  # phrases of each kind


class Comparison(NamedTuple):
    new: list[TopicRow]
    rising: list[TopicRow]
    gone: list[TopicRow]


def compare(
    rows: list[TopicRow],
    now: DateSpan,
    before: DateSpan,
) -> Comparison:
    """`rows` are this period's topics."""
    earlier = topics(before).topics
    still = phrase_sums.sums(now, {topic.phrase for topic in earlier})
    gone = [topic for topic in earlier if topic.key not in still]
    return Comparison(
        new=[row for row in rows if row.before == 0][:SHOWN],
        rising=rising(rows)[:SHOWN],
        gone=[past_row(topic) for topic in gone[:SHOWN]],
    )


def rising(rows: list[TopicRow]) -> list[TopicRow]:
    """Those that grew most first."""
    grown = [row for row in rows if row.before and row.messages >= RISING * row.before]
    return sorted(grown, key=growth, reverse=True)


def growth(row: TopicRow) -> int:
    return row.messages - (row.before or 0)
