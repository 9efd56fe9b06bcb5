"""View Messages: masked messages by time, newest first. What is told of each, its columns say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.analytics.chat_url import chat_url
from chatlinks.analytics.lists.columns import Column, empty_if, select_list, stale
from chatlinks.analytics.lists.filters import MessageFilters, joined
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import rows
from chatlinks.web.lists.paging import Cursor

SOURCE = "conversations_message m"
# Of `m`, PostgreSQL reads and sorts no more columns than the outer SELECT names.
LIST = """
SELECT m.at, m.id, {stale}, m.own, m.type, m.sender, m.is_broken, m.is_smart_assist, c.id,
  {headline}{columns}
FROM (
  SELECT m.*, coalesce(m.writer_id = %s, false) AS own
  FROM conversations_message m
  WHERE {where}
  ORDER BY m.at {order}, m.id {order}
  LIMIT {limit}) m
JOIN conversations_conversation c
  ON c.id = m.conversation_id AND c.business_id = m.business_id
JOIN conversations_contact u
  ON u.id = c.contact_id AND u.business_id = c.business_id
LEFT JOIN links_chatlink l
  ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
ORDER BY m.at {order}, m.id {order}"""


class MessageRow(NamedTuple):
    """A message in the list: what LIST selects, then a value for each column."""

    at: datetime
    id: int
    stale: bool  # masked by an older policy: its texts are empty
    own: bool  # the reader wrote it: masked, it would tell what of it is hidden
    type: str
    sender: str
    broken: bool
    assist: bool
    conversation: int
    headline: str  # the text as the search reads it, with what it found marked
    values: tuple[Any, ...]

    def note(self, text: str) -> str:
        """What is said instead of a body that is empty: "Image"."""
        if self.stale:
            return "being masked anew"
        if self.own:
            return "your own words: read them in the chat"
        return "" if text else self.type.replace("_", " ").capitalize()

    def chat_url(
        self,
        business_id: int,
        token: str | None,
    ) -> str:
        """The chat, at this very message."""
        return chat_url(
            business_id,
            self.conversation,
            token,
            self.id,
        )


FIXED = len(MessageRow._fields) - 1


def where(filters: MessageFilters) -> Condition:
    dates = (
        "m.business_id = %s AND m.at >= %s AND m.at < %s",
        [filters.business.pk, filters.period.begin, filters.period.end],
    )
    of_conversations = filters.of_conversations("m.conversation_id")
    return joined([dates, *filters.of_messages(), *of_conversations])


def fetch(
    filters: MessageFilters,
    cursor: Cursor,
    limit: int,
    columns: Sequence[Column[MessageRow]],
    *,
    headlines: bool = False,
) -> list[MessageRow]:
    """From the cursor on; `headlines`: with what the search found marked, as the page needs it."""
    rules = filters.business.rules
    hidden = f"{stale(rules)} OR m.own"
    headline, marking = filters.search.headline if headlines else ("''", [])
    conditions, parameters = joined([where(filters), *cursor.conditions("m.at", "m.id")])
    sql = LIST.format(
        stale=stale(rules),
        headline=empty_if(hidden, headline),
        columns=select_list(columns, hidden),
        where=conditions,
        order=cursor.order,
        limit=limit,
    )
    fetched = rows(sql, [*marking, filters.reader_id, *parameters])
    return [MessageRow._make((*row[:FIXED], row[FIXED:])) for row in fetched]
