"""Topics and repeated messages as a table has them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from chatlinks.analytics.counts.sparks import spark
from chatlinks.analytics.words import phrase_sums
from chatlinks.analytics.words.phrase_sums import DateSpan, PhraseKey, PhraseSum
from chatlinks.analytics.words.topics import Topic
from chatlinks.reading.text import as_html as printed
from chatlinks.web.lists.totals import Count

MANY_TIMES = 900  # per cent more, from which on it is said as so many times


class TopicRow(NamedTuple):
    """A topic, or a whole message that was repeated."""

    words: int
    phrase: str
    text: str  # as HTML
    messages: int
    share: float  # of all messages of the set
    users: Count
    confidence: float | None
    before: int | None  # messages in the previous period; None if nothing is known of it
    spark: Markup
    url: str  # the page with its messages, or without them if they are shown

    @property
    def key(self) -> PhraseKey:
        return PhraseKey(self.words, self.phrase)

    @property
    def change(self) -> str:
        return changed(self.messages, self.before)


def rows_of(
    topics: Sequence[Topic],
    now: DateSpan,
    before: DateSpan,
    url: Callable[[PhraseKey], str],
) -> list[TopicRow]:
    """A row for each topic; `url` gives where it leads."""
    phrases = {topic.phrase for topic in topics}
    days = phrase_sums.by_day(now, phrases)
    users = phrase_sums.users(now, phrases)
    earlier = phrase_sums.sums(before, phrases)
    return [
        TopicRow(
            words=topic.words,
            phrase=topic.phrase,
            text=printed(topic.phrase),
            messages=topic.sum.messages,
            share=topic.sum.messages / now.messages,
            users=Count(*users.get(key, (0, True))),
            confidence=topic.sum.confidence,
            before=messages_of(earlier.get(key)) if before.messages else None,
            spark=spark(now.days, days.get(key, {})),
            url=url(key),
        )
        for key, topic in ((topic.key, topic) for topic in topics)
    ]


def messages_of(sum_: PhraseSum | None) -> int:
    return sum_.messages if sum_ else 0


def past_row(topic: Topic) -> TopicRow:
    """A topic of the previous period that is none any more."""
    return TopicRow(
        words=topic.words,
        phrase=topic.phrase,
        text=printed(topic.phrase),
        messages=0,
        share=0,
        users=Count(0, True),
        confidence=None,
        before=topic.sum.messages,
        spark=Markup(""),
        url="",
    )


def changed(now: int, before: int | None) -> str:
    """How a number of messages changed: "new", "+12%", "−3%", "same", "×12"."""
    if before is None:
        return ""
    if before == 0:
        return "new"
    percent = round(100 * (now - before) / before)
    if percent >= MANY_TIMES:
        return f"×{now / before:.0f}"
    return f"{percent:+}%".replace("-", "−") if percent else "same"
