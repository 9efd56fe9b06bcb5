"""Message Analysis, View Messages: masked messages by time, newest first, each with the way to its place in the chat."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.http import QueryDict
from markupsafe import Markup

from chatlinks.analytics.lists import list_totals
from chatlinks.analytics.lists.filters import Filters, joined
from chatlinks.analytics.lists.list_totals import Count
from chatlinks.analytics.lists.paging import Page, Place, page
from chatlinks.analytics.lists.searching import said
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import Row, rows
from chatlinks.links import members
from chatlinks.links.addresses import link_path
from chatlinks.reading.text import HIDDEN, language_name

# Columns that a reader may add, in the order in which they are shown.
OPTIONAL = {
    "confidence": "Confidence", "id": "Message ID", "language": "Source language", "translation": "Translated message",
    "total": "Total user messages", "user": "User ID",
}  # fmt: skip
SENDERS = {"user": "User", "bot": "Bot", "agent": "Assistant", "other": "Other"}

SOURCE = "conversations_message m"
# The node is a message's own; one that has none was said where the conversation was by then.
LIST = """
SELECT m.at, m.id, CASE WHEN {stale} THEN '' ELSE m.text END, CASE WHEN {stale} THEN '' ELSE {headline} END, {stale}, m.sender, m.type,
       CASE WHEN {stale} THEN '' WHEN m.node <> '' THEN m.node ELSE coalesce((
         SELECT p.node FROM conversations_message p WHERE p.conversation_id = m.conversation_id AND p.business_id = m.business_id
         AND p.position < m.position AND p.node <> '' ORDER BY p.position DESC LIMIT 1), '') END,
       CASE WHEN {stale} THEN '' ELSE m.sub_story END, m.confidence, CASE WHEN {stale} THEN '' ELSE m.language END,
       CASE WHEN {stale} THEN '' ELSE m.translation END, m.is_broken, m.is_smart_assist, c.id, c.contact_id,
       coalesce(u.details->>'name', '') <> '', l.token, {total}
FROM (SELECT m.id, m.at, m.business_id, m.conversation_id, m.position, m.text, m.sender, m.type, m.node, m.sub_story, m.confidence,
        m.language, m.translation, m.is_broken, m.is_smart_assist
      FROM conversations_message m WHERE {where} ORDER BY m.at {order}, m.id {order} LIMIT {limit}) m
JOIN conversations_conversation c ON c.id = m.conversation_id AND c.business_id = m.business_id
JOIN conversations_contact u ON u.id = c.contact_id AND u.business_id = c.business_id
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
ORDER BY m.at {order}, m.id {order}"""
TOTAL = """(SELECT count(*) FROM conversations_message t WHERE t.conversation_id = c.id AND t.business_id = c.business_id
            AND t.sender = 'user')"""


class Line(NamedTuple):
    """A message in the list. Times are in the business's zone."""

    at: datetime
    id: int
    body: Markup  # masked; what the search found in <mark>
    note: str  # what is said instead of a body that is empty: "Image"
    sender: str
    by: str
    node: Markup
    story: Markup
    confidence: str
    language: str
    translation: Markup
    broken: bool
    assist: bool
    conversation: int
    user: int
    name: Markup  # the mark, or "—" where none is known
    url: str  # the chat, at this very message
    total: int


def where(filters: Filters) -> Condition:
    period = filters.period
    dates = (
        "m.business_id = %s AND m.at >= %s AND m.at < %s",
        [filters.business.pk, period.begin, period.end],
    )
    return joined([dates, *filters.of_messages(), *filters.of_conversations("m.conversation_id")])


def fetch(
    filters: Filters, place: Place, limit: int, *, total: bool = False, told: bool = True
) -> list[Row]:
    """Rows of LIST, from `place` on; `told`: with what the search found told apart."""
    headline, needed = filters.search.headline if told else ("''", [])
    conditions, needs = joined([where(filters), *place.conditions("m.at", "m.id")])
    sql = LIST.format(
        stale=f"c.rules < {int(filters.business.rules)}", headline=headline, total=TOTAL if total else "0",
        where=conditions, order=place.order, limit=limit,
    )  # fmt: skip
    return rows(sql, [*needed, *needs])


def messages(given: QueryDict, filters: Filters, chosen: Sequence[str]) -> tuple[list[Line], Page]:
    if filters.nothing:
        return [], Page([], None, None)
    place = Place.read(given)
    found = page(given, place, lambda limit: fetch(filters, place, limit, total="total" in chosen))
    return [line(row, filters) for row in found.rows], found


def count(filters: Filters, shown: Page | None = None) -> Count:
    """Out of the counted days where these tell it, else one by one; `shown` is a page of them, if there is one already."""
    what = list_totals.SENT_BY.get(filters.given.get("by", ""), list_totals.EVERY)
    return list_totals.of(filters, what if filters.counted else "", SOURCE, where(filters), shown)


def line(row: Row, filters: Filters) -> Line:
    (at, id_, text, headline, stale, sender, kind, node, story, confidence, code, translation, broken, assist, conversation, user,
     named, token, total) = row  # fmt: skip
    return Line(
        at.astimezone(filters.period.zone), id_, filters.search.shown(text, headline), note(text, stale, kind), sender, SENDERS[sender],
        said(node), said(story), "" if confidence is None else f"{confidence:.2f}", language_name(code) if code else "",
        said(translation), broken, assist, conversation, user, HIDDEN if named else Markup("—"),
        address(filters.business.pk, conversation, token, id_), total,
    )  # fmt: skip


def note(text: str, stale: bool, kind: str) -> str:
    if stale:
        return "being masked anew"
    return "" if text else kind.replace("_", " ").capitalize()


def address(business_id: int, conversation: int, token: str | None, message: int | None) -> str:
    path: Any = link_path(token or members.token_of(business_id, conversation))
    return f"{path}?at={message}#m-{message}" if message else path
