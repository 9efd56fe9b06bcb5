"""The messages behind a topic: newest first, read by day from those days that the phrase was counted on."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup

from chatlinks.analytics.counts.daily_counts import bounds
from chatlinks.analytics.lists.paging import Place, key
from chatlinks.analytics.models import Phrase
from chatlinks.analytics.words.phrases import WHOLE, holds, parts_of
from chatlinks.analytics.words.topics import Span
from chatlinks.database.rows import rows
from chatlinks.links import members
from chatlinks.links.addresses import link_path
from chatlinks.reading.text import as_html, channel_name

PAGE = 20
MOST_DAYS = 40  # looked at for one page: an edited message may have left a day that is not counted again yet

DAYS = """SELECT DISTINCT day FROM analytics_phrase
WHERE business_id = %s AND set = %s AND phrase = %s AND words = %s AND day = ANY(%s) ORDER BY day DESC"""

# ILIKE only saves reading: whether the phrase is there, its own words decide.
SAID = """
SELECT m.at, m.id, m.text, m.confidence, c.id, c.contact_id, c.channel, l.token
FROM conversations_message m JOIN conversations_conversation c ON c.id = m.conversation_id AND c.business_id = m.business_id
JOIN workspaces_business b ON b.id = m.business_id AND c.rules >= b.rules
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
WHERE m.business_id = %s AND m.at >= %s AND m.at < %s AND (m.at, m.id) < (%s, %s) AND m.sender = 'user' AND m.text <> ''
  AND m.text ILIKE ALL(%s) AND {within}
ORDER BY m.at DESC, m.id DESC LIMIT %s"""
WITHIN = {
    Phrase.Set.BREAKS: "m.is_broken",
    Phrase.Set.USER: "true",
    Phrase.Set.LOW: """(SELECT min(r.rating) <= 2 FROM conversations_review r
                        WHERE r.conversation_id = c.id AND r.business_id = c.business_id)""",
}


class Line(NamedTuple):
    """One message of a topic, masked."""

    url: str  # of its chat link, at the message
    contact: str  # "User 1042"
    channel: str
    at: datetime
    text: Markup
    confidence: float | None


def messages(
    span: Span, words_: int, phrase: str, zone: ZoneInfo, before: Place
) -> tuple[list[Line], str]:
    """One page, and where the next begins ("" if there is none)."""
    found: list[tuple[Any, ...]] = []
    days = [row[0] for row in rows(DAYS, [span.business_id, span.set, phrase, words_, span.days])]
    after = [day for day in days if before.at is None or day <= before.at.astimezone(zone).date()]
    for day in after[:MOST_DAYS]:
        found += of_day(span, day, zone, (words_, phrase), before, PAGE + 1 - len(found))
        if len(found) > PAGE:
            break
    older = key(found[PAGE - 1]) if len(found) > PAGE else ""
    return [line(span.business_id, row, zone) for row in found[:PAGE]], older


def of_day(
    span: Span, day: date, zone: ZoneInfo, topic: tuple[int, str], before: Place, most: int
) -> list[tuple[Any, ...]]:
    begin, end = bounds(day, zone.key)
    sql, place = (
        SAID.format(within=WITHIN[Phrase.Set(span.set)]),
        (before.at or end + timedelta(days=1), before.id),
    )
    found: list[tuple[Any, ...]] = []
    while len(found) < most:
        read = rows(sql, [span.business_id, begin, end, *place, patterns(topic), most * 3])
        found += [row for row in read if holds(row[2], topic[1], topic[0])]
        if len(read) < most * 3:
            break
        place = (read[-1][0], read[-1][1])
    return found[:most]


def patterns(topic: tuple[int, str]) -> list[str]:
    """What a message must hold, as LIKE says it. Letters that have a case beyond A to Z are left open: LIKE doesn't know them."""
    plain = (
        [word for part in parts_of(topic[1]) for word in part]
        if topic[0] == WHOLE
        else topic[1].split(" ")
    )
    return [f"%{pattern(word)}%" for word in plain if word.isascii() or word.upper() == word] or [
        "%"
    ]


def pattern(word: str) -> str:
    """ß is ss here, and an apostrophe may have been another."""
    return word.replace("ss", "%").replace("'", "_")


def line(business_id: int, row: tuple[Any, ...], zone: ZoneInfo) -> Line:
    at, id_, text, confidence, conversation_id, contact_id, channel_, token = row
    url = link_path(token or members.token_of(business_id, conversation_id))
    return Line(
        f"{url}?at={id_}#m-{id_}",
        f"User {contact_id}",
        channel_name(channel_),
        at.astimezone(zone),
        as_html(text),
        confidence,
    )
