"""The messages behind a topic, newest first.

They are read by day, from those days that the phrase was counted on.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from chatlinks.analytics.chat_url import chat_url
from chatlinks.analytics.counts.daily_counts import bounds
from chatlinks.analytics.models import Phrase
from chatlinks.analytics.words.phrase_sums import DateSpan, PhraseKey
from chatlinks.analytics.words.phrases import WHOLE, has_phrase, parts_of
from chatlinks.database.rows import column, typed
from chatlinks.reading.text import as_html as printed
from chatlinks.reading.text import channel_name
from chatlinks.web.lists.paging import Cursor, cursor_key

PAGE = 20
# Days looked at for one page: an edited message may have left one that is not counted again yet.
MOST_DAYS = 40
MARGIN = 3  # times as many messages are read as are wanted, for some may lack the phrase

DAYS = """
SELECT DISTINCT day
FROM analytics_phrase
WHERE business_id = %s
  AND set = %s
  AND phrase = %s
  AND words = %s
  AND day = ANY(%s)
ORDER BY day DESC"""

# ILIKE only saves reading: whether the phrase is there, its own words decide.
MESSAGES = """
SELECT m.at, m.id, m.text, m.confidence, c.business_id, c.id, c.contact_id, c.channel, l.token
FROM conversations_message m
JOIN conversations_conversation c
  ON c.id = m.conversation_id AND c.business_id = m.business_id
JOIN workspaces_business b
  ON b.id = m.business_id AND c.rules >= b.rules
LEFT JOIN links_chatlink l
  ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
WHERE m.business_id = %s
  AND m.at >= %s
  AND m.at < %s
  AND (m.at, m.id) < (%s, %s)
  AND m.sender = 'user'
  AND m.text <> ''
  AND m.text ILIKE ALL(%s)
  AND {within}
ORDER BY m.at DESC, m.id DESC
LIMIT %s"""
WITHIN = {
    Phrase.Set.BREAKS: "m.is_broken",
    Phrase.Set.USER: "true",
    Phrase.Set.LOW: """(
    SELECT min(r.rating) <= 2
    FROM conversations_review r
    WHERE r.conversation_id = c.id AND r.business_id = c.business_id)""",
}


class TopicMessage(NamedTuple):
    """One message of a topic, masked, as MESSAGES selects it."""

    at: datetime
    id: int
    text: str
    confidence: float | None
    business_id: int
    conversation_id: int
    contact_id: int
    channel: str
    token: str | None

    @property
    def contact(self) -> str:
        return f"User {self.contact_id}"

    @property
    def url(self) -> str:
        """Of its chat link, at the message."""
        return chat_url(
            self.business_id,
            self.conversation_id,
            self.token,
            self.id,
        )

    def as_printed(self, zone: ZoneInfo) -> "TopicMessage":
        """Its text as HTML, its time in the business's zone."""
        return self._replace(
            at=self.at.astimezone(zone),
            text=printed(self.text),
            channel=channel_name(self.channel),
        )


def topic_messages(
    span: DateSpan,
    topic: PhraseKey,
    zone: ZoneInfo,
    before: Cursor,
) -> tuple[list[TopicMessage], str]:
    """One page, and where the next begins ("" if there is none)."""
    messages: list[TopicMessage] = []
    for day in days_of(span, topic, zone, before):
        messages += of_day(
            span,
            topic,
            bounds(day, zone.key),
            before,
            PAGE + 1 - len(messages),
        )
        if len(messages) > PAGE:
            break
    older = cursor_key(messages[PAGE - 1]) if len(messages) > PAGE else ""
    return [each.as_printed(zone) for each in messages[:PAGE]], older


def days_of(
    span: DateSpan,
    topic: PhraseKey,
    zone: ZoneInfo,
    before: Cursor,
) -> list[date]:
    """Those that the phrase was counted on, newest first, as many as one page looks at."""
    asked = [span.business_id, span.set, topic.phrase, topic.words, span.days]
    days = column(DAYS, asked)
    if before.at is not None:
        last = before.at.astimezone(zone).date()
        days = [day for day in days if day <= last]
    return days[:MOST_DAYS]


def of_day(
    span: DateSpan,
    topic: PhraseKey,
    day: tuple[datetime, datetime],
    before: Cursor,
    most: int,
) -> list[TopicMessage]:
    """`day`: its first instant, and the next one's."""
    sql = MESSAGES.format(within=WITHIN[Phrase.Set(span.set)])
    place = (before.at or day[1] + timedelta(days=1), before.id)
    messages: list[TopicMessage] = []
    while len(messages) < most:
        asked = [span.business_id, *day, *place, patterns(topic), most * MARGIN]
        read = typed(TopicMessage, sql, asked)
        messages += [each for each in read if has_phrase(each.text, topic.phrase, topic.words)]
        if len(read) < most * MARGIN:
            break
        place = (read[-1].at, read[-1].id)
    return messages[:most]


def patterns(topic: PhraseKey) -> list[str]:
    """What a message must have, as LIKE says it.

    Letters that have a case beyond A to Z are left open: LIKE doesn't know them.
    """
    if topic.words == WHOLE:
        words = [word for part in parts_of(topic.phrase) for word in part]
    else:
        words = topic.phrase.split(" ")
    known = [word for word in words if word.isascii() or word.upper() == word]
    return [f"%{pattern(word)}%" for word in known] or ["%"]


def pattern(word: str) -> str:
    """ß is ss here, and an apostrophe may have been another."""
    return word.replace("ss", "%").replace("'", "_")
