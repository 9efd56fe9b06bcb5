"""Word Analysis, as its page and its CSV show it: counted phrases put beside their shares, users and trend."""

from collections.abc import Iterable
from datetime import date
from math import log
from typing import NamedTuple
from urllib.parse import quote_plus, urlencode

from django.http import HttpRequest, QueryDict
from markupsafe import Markup

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.counts.sparks import spark
from chatlinks.analytics.lists.list_totals import Count
from chatlinks.analytics.lists.paging import Place
from chatlinks.analytics.models import Phrase
from chatlinks.analytics.page_header import Frame, Way, frame
from chatlinks.analytics.words import topics
from chatlinks.analytics.words.phrases import WHOLE
from chatlinks.analytics.words.topic_messages import Line, messages
from chatlinks.analytics.words.topics import SETS, SHOWN, Span, Sum, Topic, Topics
from chatlinks.privacy.masking import MARK
from chatlinks.reading.text import as_html
from chatlinks.workspaces.models import Business

CLOUD = 60  # words
SIZES = 6
RISING = 1.5  # times the previous period's messages
MOVED = 8  # phrases of each kind in the comparison
LONGEST = 200  # characters of a phrase in an address


class Word(NamedTuple):
    text: str
    messages: int
    size: int  # 1 to SIZES
    url: str  # where its messages are


class Row(NamedTuple):
    """A topic, or a whole message that was repeated."""

    words: int
    phrase: str
    text: Markup
    messages: int
    share: float  # of all messages of the set
    users: Count
    confidence: float | None
    before: int | None  # messages in the previous period; None if nothing is known of it
    spark: Markup
    url: str  # the page with its messages, or without them if they are shown
    opened: bool

    @property
    def change(self) -> str:
        return changed(self.messages, self.before)


class Opened(NamedTuple):
    """A topic's messages."""

    words: int
    phrase: str
    text: Markup
    lines: list[Line]
    older_url: str
    close_url: str


class Moved(NamedTuple):
    """How phrases compare with the previous period."""

    new: list[Row]
    rising: list[Row]
    gone: list[Row]


class Known(NamedTuple):
    """Of the phrases on the page: messages by day, (people, whether exact), and their sums in the previous period."""

    days: dict[topics.Key, dict[date, int]]
    people: dict[topics.Key, tuple[int, bool]]
    earlier: dict[topics.Key, Sum]


class Page(NamedTuple):
    frame: Frame
    set: str
    sets: list[Way]
    says: str  # which messages these are
    now: Span
    before: Span
    cloud: list[Word]
    topics: list[Row]
    certain: bool
    repeated: list[Row]
    bare: Row | None  # messages that are but a hidden value: alike only because it is hidden
    others: int  # messages that are none of these
    opened: Opened | None
    moved: Moved | None
    hidden: int  # days that are left out until they are counted again
    csv_url: str


def page(request: HttpRequest, business: Business) -> Page:
    made = frame(request, business, "words", counts=True)
    earlier = made.period.before
    daily_counts.bring_up_to_date(business, earlier.first, earlier.last)
    return Drawer(request.GET, made).page()


class Drawer:
    """Reads what the page needs, and draws it up."""

    def __init__(self, given: QueryDict, made: Frame) -> None:
        self.given, self.frame = given, made
        wanted = str(given.get("set", ""))
        self.set = wanted if wanted in Phrase.Set.values else Phrase.Set.BREAKS.value
        self.now = self.span(made.period.every_day())
        self.before = self.span(made.period.before.every_day() if made.period.days else [])
        self.wanted = wanted_topic(given)
        self.base = "?" + urlencode([*made.shared, ("set", self.set)])
        broken = [("broken", "1")] if self.set == Phrase.Set.BREAKS else []
        shared = [(name, value) for name, value in made.shared if name != "compare"]
        self.search = "/analytics/messages?" + urlencode([*shared, ("by", "user"), *broken])

    def span(self, days: list) -> Span:  # type: ignore[type-arg]
        return topics.span(self.frame.business.pk, self.set, days)

    def page(self) -> Page:
        found = topics.topics(self.now)
        self.known = self.look_up(found)
        rows, wholes = self.rows(found.topics), self.rows(found.repeated)
        repeated = [row for row in wholes if row.phrase != MARK]
        days = self.frame.period.every_day()
        return Page(
            frame=self.frame, set=self.set, sets=self.sets(), says=SETS[Phrase.Set(self.set)][1],
            now=self.now, before=self.before, cloud=self.cloud(found.words[:CLOUD]), topics=rows, certain=found.certain,
            repeated=repeated, bare=next((row for row in wholes if row.phrase == MARK), None),
            others=self.now.messages - sum(row.messages for row in wholes), opened=self.opened(),
            moved=self.moved(rows) if self.frame.compare and self.before.messages else None,
            hidden=len(topics.hidden(self.frame.business.pk, days)) if days else 0,
            csv_url=f"/analytics/words.csv{self.address()}",
        )  # fmt: skip

    def look_up(self, found: Topics) -> Known:
        phrases = {topic.phrase for topic in (*found.topics, *found.repeated)}
        return Known(
            topics.by_day(self.now, phrases),
            topics.users(self.now, phrases),
            topics.sums(self.before, phrases),
        )

    def address(self, **more: str) -> str:
        """This page, of this set; with `more`, some topic of it."""
        return self.base + "".join(f"&{name}={quote_plus(value)}" for name, value in more.items())

    def sets(self) -> list[Way]:
        return [
            Way(label, "?" + urlencode([*self.frame.shared, ("set", name.value)]), name == self.set)
            for name, (label, _) in SETS.items()
        ]

    def rows(self, found: list[Topic]) -> list[Row]:
        days, people, earlier = self.known
        return [
            Row(
                words, phrase, as_html(phrase), sum_.messages, sum_.messages / self.now.messages,
                Count(*people.get((words, phrase), (0, True))), sum_.confidence, self.earlier(earlier, words, phrase),
                spark(self.now.days, days.get((words, phrase), {})), self.toggle(words, phrase),
                (words, phrase) == self.wanted,
            )
            for words, phrase, sum_ in found
        ]  # fmt: skip

    def earlier(self, sums: dict[topics.Key, Sum], words: int, phrase: str) -> int | None:
        if not self.before.messages:
            return None
        found = sums.get((words, phrase))
        return found.messages if found else 0

    def toggle(self, words: int, phrase: str) -> str:
        """Opens a topic's messages, or closes them."""
        if (words, phrase) == self.wanted:
            return self.address() + ("#repeated" if words == WHOLE else "#topics")
        return self.address(words=str(words), topic=phrase) + "#opened"

    def opened(self) -> Opened | None:
        if self.wanted is None or not self.now.days:
            return None
        words, phrase = self.wanted
        lines, older = messages(
            self.now, words, phrase, self.frame.period.zone, Place.read(self.given)
        )
        older_url = (
            self.address(words=str(words), topic=phrase, before=older) + "#opened" if older else ""
        )
        return Opened(words, phrase, as_html(phrase), lines, older_url, self.toggle(words, phrase))

    def cloud(self, found: list[Topic]) -> list[Word]:
        """In the order of letters, so that a word is found where one looks for it."""
        counts = [topic.sum.messages for topic in found]
        made = [
            Word(
                topic.phrase, topic.sum.messages, size(topic.sum.messages, counts[-1], counts[0]), self.way(topic.phrase)
            )
            for topic in found
        ]  # fmt: skip
        return sorted(made, key=lambda word: word.text)

    def way(self, word: str) -> str:
        """Message Analysis, filtered by the word. It knows no ratings: of low-rated conversations this page shows them."""
        if self.set == Phrase.Set.LOW:
            return self.address(words="1", topic=word) + "#opened"
        return f"{self.search}&q=%22{quote_plus(word)}%22"

    def moved(self, rows: list[Row]) -> Moved:
        known = [row for row in rows if row.before is not None]
        was: Topics = topics.topics(self.before)
        still = topics.sums(self.now, {topic.phrase for topic in was.topics})
        gone = [topic for topic in was.topics if (topic.words, topic.phrase) not in still]
        rising = [row for row in known if row.before and row.messages >= RISING * row.before]
        return Moved(
            [row for row in known if not row.before][:MOVED],
            sorted(rising, key=lambda row: (row.before or 0) - row.messages)[:MOVED],
            [self.past(topic) for topic in gone[:MOVED]],
        )

    def past(self, topic: Topic) -> Row:
        nobody, nothing = Count(0, True), Markup("")
        return Row(topic.words, topic.phrase, as_html(topic.phrase), 0, 0, nobody, None, topic.sum.messages, nothing, "", False)  # fmt: skip


def wanted_topic(given: QueryDict) -> topics.Key | None:
    """(words, phrase) of the topic whose messages are asked for."""
    phrase, words = (
        str(given.get("topic", "")).replace("\0", "")[:LONGEST],
        str(given.get("words", "1")),
    )
    return (int(words), phrase) if phrase and words in ("0", "1", "2", "3") else None


def size(count: int, least: int, most: int) -> int:
    """1 to SIZES, by the logarithm: a word said ten times as often isn't ten times as big."""
    if most == least:
        return SIZES // 2
    return 1 + round((SIZES - 1) * log(count / least) / log(most / least))


def changed(now: int, before: int | None) -> str:
    if before is None:
        return ""
    if before == 0:
        return "new"
    percent = round(100 * (now - before) / before)
    return (
        f"×{now / before:.0f}"
        if percent >= 900
        else f"{percent:+}%".replace("-", "−")
        if percent
        else "same"
    )


HEADS = [
    "Topic",
    "Kind",
    "Messages",
    "Share",
    "Users",
    "Average confidence",
    "Messages in the previous period",
]


def cells(rows: Iterable[Row]) -> list[list[object]]:
    """For the CSV."""
    return [
        [
            row.phrase, "whole message" if row.words == WHOLE else "phrase", row.messages, f"{row.share:.4f}", str(row.users),
            "" if row.confidence is None else f"{row.confidence:.3f}", "" if row.before is None else row.before,
        ]
        for row in rows
    ]  # fmt: skip


__all__ = ["HEADS", "SHOWN", "Page", "cells", "page"]
