"""Message Analysis, View Conversations: those begun in the period, newest first, and who answered how often in each."""

from datetime import datetime
from typing import NamedTuple

from django.http import QueryDict
from markupsafe import Markup

from chatlinks.analytics.lists import list_totals
from chatlinks.analytics.lists.filters import Filters, joined
from chatlinks.analytics.lists.list_totals import Count
from chatlinks.analytics.lists.messages import address
from chatlinks.analytics.lists.paging import Page, Place, page
from chatlinks.analytics.lists.searching import said
from chatlinks.conversations.message_filter import holding
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import Row, rows
from chatlinks.reading.text import HIDDEN

SOURCE = "conversations_conversation c"
FIRST = """(SELECT m.id FROM conversations_message m WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND {where}
            ORDER BY m.position LIMIT 1)"""
LIST = """
SELECT c.started_at, c.id, CASE WHEN c.rules < {rules} THEN '' ELSE coalesce(s.node, '') END, coalesce(u.details->>'name', '') <> '',
       s.by_user, s.by_bot, s.by_agent, s.by_other, s.broken, c.contact_id, l.token, {first}
FROM (SELECT * FROM conversations_conversation c WHERE {where} ORDER BY c.started_at {order}, c.id {order} LIMIT {limit}) c
JOIN conversations_contact u ON u.id = c.contact_id AND u.business_id = c.business_id
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE m.sender = 'user') AS by_user, count(*) FILTER (WHERE m.sender = 'bot') AS by_bot,
    count(*) FILTER (WHERE m.sender = 'agent') AS by_agent, count(*) FILTER (WHERE m.sender = 'other') AS by_other,
    count(*) FILTER (WHERE m.is_broken) AS broken,
    (array_agg(m.node ORDER BY m.position DESC) FILTER (WHERE m.node <> ''))[1] AS node
  FROM conversations_message m WHERE m.conversation_id = c.id AND m.business_id = c.business_id) s
ORDER BY c.started_at {order}, c.id {order}"""


class Line(NamedTuple):
    """A conversation in the list."""

    at: datetime
    id: int
    node: Markup
    name: Markup
    by_user: int
    by_bot: int
    by_agent: int
    by_other: int
    broken: int
    user: int
    url: str  # the chat; at the first message that the filters fit, where they ask for one


def where(filters: Filters) -> Condition:
    period = filters.period
    dates = (
        "c.business_id = %s AND c.started_at >= %s AND c.started_at < %s",
        [filters.business.pk, period.begin, period.end],
    )
    made = [dates, *filters.of_conversations("c.id")]
    if fitting := filters.of_messages():
        made.append(holding([filters.business.pk], joined(fitting)))
    return joined(made)


def fetch(filters: Filters, place: Place, limit: int) -> list[Row]:
    first: Condition = ("NULL::bigint", [])
    if fitting := filters.of_messages():
        sql, needs = joined(fitting)
        first = (FIRST.format(where=sql), needs)
    conditions, needs = joined([where(filters), *place.conditions("c.started_at", "c.id")])
    sql = LIST.format(
        rules=int(filters.business.rules),
        first=first[0],
        where=conditions,
        order=place.order,
        limit=limit,
    )
    return rows(sql, [*first[1], *needs])


def conversations(given: QueryDict, filters: Filters) -> tuple[list[Line], Page]:
    if filters.nothing:
        return [], Page([], None, None)
    place = Place.read(given)
    found = page(given, place, lambda limit: fetch(filters, place, limit))
    return [line(row, filters) for row in found.rows], found


def count(filters: Filters, shown: Page | None = None) -> Count:
    """As `messages.count`."""
    what = "conversations" if filters.counted and "by" not in filters.given else ""
    return list_totals.of(filters, what, SOURCE, where(filters), shown)


def line(row: Row, filters: Filters) -> Line:
    at, id_, node, named, by_user, by_bot, by_agent, by_other, broken, user, token, first = row
    return Line(
        at.astimezone(filters.period.zone), id_, said(node), HIDDEN if named else Markup("—"), by_user, by_bot, by_agent,
        by_other, broken, user, address(filters.business.pk, id_, token, first),
    )  # fmt: skip
