"""What the page of Word Analysis is drawn from: topics beside their shares, users and trend."""

from typing import NamedTuple
from urllib.parse import quote_plus, urlencode

from django.http import HttpRequest, QueryDict

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.models import Phrase
from chatlinks.analytics.page_header import HeaderLink, PageHeader, page_header
from chatlinks.analytics.words import phrase_sums
from chatlinks.analytics.words.cloud import CLOUD, CloudWord, cloud
from chatlinks.analytics.words.comparison import Comparison, compare
from chatlinks.analytics.words.phrase_sums import DateSpan, PhraseKey, date_span
from chatlinks.analytics.words.phrases import WHOLE
from chatlinks.analytics.words.topic_messages import TopicMessage, topic_messages
from chatlinks.analytics.words.topic_rows import TopicRow, rows_of
from chatlinks.analytics.words.topics import SETS, topics
from chatlinks.privacy.masking import MARK
from chatlinks.reading.text import as_html as printed
from chatlinks.web.lists.paging import Cursor
from chatlinks.workspaces.models import Business

LONGEST = 200  # characters of a phrase in an address


class OpenedTopic(NamedTuple):
    """A topic's messages."""

    words: int
    phrase: str
    text: str  # as HTML
    messages: list[TopicMessage]
    older_url: str
    close_url: str

    @property
    def key(self) -> PhraseKey:
        return PhraseKey(self.words, self.phrase)


class WordsPage(NamedTuple):
    header: PageHeader
    set: str
    sets: list[HeaderLink]
    description: str  # which messages these are
    now: DateSpan
    before: DateSpan
    cloud: list[CloudWord]
    topics: list[TopicRow]
    certain: bool
    repeated: list[TopicRow]
    bare: TopicRow | None  # messages that are but a hidden value: alike only because it is hidden
    others: int  # messages that are none of these
    opened: OpenedTopic | None
    comparison: Comparison | None
    hidden: int  # days that are left out until they are counted again
    csv_url: str

    @property
    def opened_apart(self) -> bool:
        """Is a topic opened that is none of the page's own?"""
        if self.opened is None:
            return False
        rows = [*self.topics, *self.repeated, *([self.bare] if self.bare else [])]
        return self.opened.key not in {row.key for row in rows}


def words_page(request: HttpRequest, business: Business) -> WordsPage:
    header = page_header(
        request,
        business,
        "words",
        counts=True,
    )
    earlier = header.period.before
    daily_counts.bring_up_to_date(
        business,
        earlier.first,
        earlier.last,
    )
    return WordsReader(request.GET, header).page()


class WordsAddresses:
    """The ways that lead on from the page, or back to it."""

    def __init__(
        self,
        query: QueryDict,
        header: PageHeader,
    ) -> None:
        self.header = header
        self.set = asked_set(query)
        self.wanted = asked_topic(query)
        self.base = "?" + urlencode([*header.shared, ("set", self.set)])
        broken = [("broken", "1")] if self.set == Phrase.Set.BREAKS else []
        shared = [(name, value) for name, value in header.shared if name != "compare"]
        self.search = "/analytics/messages?" + urlencode([*shared, ("by", "user"), *broken])

    def here(self, **more: str) -> str:
        """This page, of this set; with `more`, some topic of it."""
        return self.base + "".join(f"&{name}={quote_plus(value)}" for name, value in more.items())

    def toggle(self, key: PhraseKey) -> str:
        """Opens a topic's messages, or closes them."""
        if key == self.wanted:
            return self.here() + ("#repeated" if key.words == WHOLE else "#topics")
        return self.here(words=str(key.words), topic=key.phrase) + "#opened"

    def older(self, key: PhraseKey, before: str) -> str:
        if not before:
            return ""
        return (
            self.here(
                words=str(key.words),
                topic=key.phrase,
                before=before,
            )
            + "#opened"
        )

    def word(self, word: str) -> str:
        """Message Analysis, filtered by the word.

        It knows no ratings: of low-rated conversations this page itself shows the messages.
        """
        if self.set == Phrase.Set.LOW:
            return self.here(words="1", topic=word) + "#opened"
        return f"{self.search}&q=%22{quote_plus(word)}%22"

    def sets(self) -> list[HeaderLink]:
        shared = self.header.shared
        return [
            HeaderLink(
                label,
                "?" + urlencode([*shared, ("set", name.value)]),
                name == self.set,
            )
            for name, (label, _) in SETS.items()
        ]


class WordsReader:
    """Reads what the page needs, and draws it up."""

    def __init__(
        self,
        query: QueryDict,
        header: PageHeader,
    ) -> None:
        self.query, self.header = query, header
        self.addresses = WordsAddresses(query, header)
        self.set = self.addresses.set
        self.days = header.period.every_day()
        self.now = date_span(
            header.business.pk,
            self.set,
            self.days,
        )
        earlier = header.period.before.every_day() if self.days else []
        self.before = date_span(
            header.business.pk,
            self.set,
            earlier,
        )

    def page(self) -> WordsPage:
        frequent = topics(self.now)
        listed = [*frequent.topics, *frequent.repeated]
        rows = rows_of(
            listed,
            self.now,
            self.before,
            self.addresses.toggle,
        )
        topic_rows, wholes = rows[: len(frequent.topics)], rows[len(frequent.topics) :]
        return WordsPage(
            header=self.header,
            set=self.set,
            sets=self.addresses.sets(),
            description=SETS[Phrase.Set(self.set)].description,
            now=self.now,
            before=self.before,
            cloud=cloud(frequent.words[:CLOUD], self.addresses.word),
            topics=topic_rows,
            certain=frequent.certain,
            repeated=[row for row in wholes if row.phrase != MARK],
            bare=next((row for row in wholes if row.phrase == MARK), None),
            others=self.now.messages - sum(row.messages for row in wholes),
            opened=self.opened(),
            comparison=self.comparison(topic_rows),
            hidden=self.hidden(),
            csv_url=f"/analytics/words.csv{self.addresses.here()}",
        )

    def opened(self) -> OpenedTopic | None:
        wanted = self.addresses.wanted
        if wanted is None or not self.now.days:
            return None
        zone, cursor = self.header.period.zone, Cursor.read(self.query)
        messages, before = topic_messages(
            self.now,
            wanted,
            zone,
            cursor,
        )
        return OpenedTopic(
            words=wanted.words,
            phrase=wanted.phrase,
            text=printed(wanted.phrase),
            messages=messages,
            older_url=self.addresses.older(wanted, before),
            close_url=self.addresses.toggle(wanted),
        )

    def comparison(self, rows: list[TopicRow]) -> Comparison | None:
        if not (self.header.compare and self.before.messages):
            return None
        return compare(rows, self.now, self.before)

    def hidden(self) -> int:
        return len(phrase_sums.hidden(self.header.business.pk, self.days)) if self.days else 0


def asked_set(query: QueryDict) -> str:
    wanted = str(query.get("set", ""))
    return wanted if wanted in Phrase.Set.values else Phrase.Set.BREAKS.value


def asked_topic(query: QueryDict) -> PhraseKey | None:
    """The topic whose messages are asked for."""
    phrase = str(query.get("topic", "")).replace("\0", "")[:LONGEST]
    words = str(query.get("words", "1"))
    if not phrase or words not in ("0", "1", "2", "3"):
        return None
    return PhraseKey(int(words), phrase)
