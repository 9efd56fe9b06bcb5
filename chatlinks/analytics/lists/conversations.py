"""View Conversations: those begun in the period, newest first, and who answered how often in each.

What is told of each, its columns say.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.analytics.chat_url import chat_url
from chatlinks.analytics.lists.columns import Column, select_list, stale
from chatlinks.analytics.lists.filters import MessageFilters, joined
from chatlinks.conversations.message_filter import MESSAGES_OF_ONE, holding_some
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import rows
from chatlinks.web.lists.paging import Cursor

SOURCE = "conversations_conversation c"
FIRST = f"""(
  SELECT m.id
  FROM {MESSAGES_OF_ONE}
  WHERE {{where}}
  ORDER BY m.position
  LIMIT 1)"""
LIST = """
SELECT c.started_at, c.id, {first}{columns}
FROM (
  SELECT *
  FROM conversations_conversation c
  WHERE {where}
  ORDER BY c.started_at {order}, c.id {order}
  LIMIT {limit}) c
JOIN conversations_contact u
  ON u.id = c.contact_id AND u.business_id = c.business_id
LEFT JOIN links_chatlink l
  ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
CROSS JOIN LATERAL (
  SELECT
    count(*) FILTER (WHERE m.sender = 'user') AS by_user,
    count(*) FILTER (WHERE m.sender = 'bot') AS by_bot,
    count(*) FILTER (WHERE m.sender = 'agent') AS by_agent,
    count(*) FILTER (WHERE m.sender = 'other') AS by_other,
    count(*) FILTER (WHERE m.is_broken) AS broken,
    (array_agg(m.node ORDER BY m.position DESC) FILTER (WHERE m.node <> ''))[1] AS node
  FROM conversations_message m
  WHERE m.conversation_id = c.id AND m.business_id = c.business_id) s
ORDER BY c.started_at {order}, c.id {order}"""


class AnalysedConversation(NamedTuple):
    """A conversation in the list: what LIST selects, then a value for each column."""

    at: datetime
    id: int
    first: int | None  # the first message that the filters fit, where they ask for one
    values: tuple[Any, ...]

    def chat_url(
        self,
        business_id: int,
        token: str | None,
    ) -> str:
        """The chat; at the first message that the filters fit."""
        return chat_url(
            business_id,
            self.id,
            token,
            self.first,
        )


FIXED = len(AnalysedConversation._fields) - 1


def where(filters: MessageFilters) -> Condition:
    dates = (
        "c.business_id = %s AND c.started_at >= %s AND c.started_at < %s",
        [filters.business.pk, filters.period.begin, filters.period.end],
    )
    conditions = [dates, *filters.of_conversations("c.id")]
    if fitting := filters.of_messages():
        conditions.append(
            holding_some(
                [filters.business.pk],
                joined(fitting),
                in_index=filters.told_by_index,
            )
        )
    return joined(conditions)


def first_message(filters: MessageFilters) -> Condition:
    """SQL for the id of the first message that fits; NULL where no message is asked for."""
    fitting = filters.of_messages()
    if not fitting:
        return "NULL::bigint", []
    sql, parameters = joined(fitting)
    return FIRST.format(where=sql), parameters


def fetch(
    filters: MessageFilters,
    cursor: Cursor,
    limit: int,
    columns: Sequence[Column[AnalysedConversation]],
    *,
    headlines: bool = False,
) -> list[AnalysedConversation]:
    """From the cursor on. A conversation has no headline, so there is none to ask for."""
    first, fitting = first_message(filters)
    conditions, parameters = joined([where(filters), *cursor.conditions("c.started_at", "c.id")])
    sql = LIST.format(
        first=first,
        columns=select_list(columns, stale(filters.business.rules)),
        where=conditions,
        order=cursor.order,
        limit=limit,
    )
    fetched = rows(sql, [*fitting, *parameters])
    return [AnalysedConversation._make((*row[:FIXED], row[FIXED:])) for row in fetched]
