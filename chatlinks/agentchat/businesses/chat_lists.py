"""One page of one list of a business's chats, in one statement, walked by key: the last page costs
what the first does. Lists never unseal."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup

from chatlinks.agentchat import last_words
from chatlinks.agentchat.businesses.chat_counts import OVER
from chatlinks.agentchat.businesses.chat_filters import (
    ENDLESS_TIME,
    ChatFilters,
    State,
    write_cursor,
)
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import prepared_typed

PAGE = 50

LIST = f"""
SELECT c.id,
  c.contact_id,
  c.number,
  c.state,
  {last_words.COLUMNS},
  coalesce(t.name, ''),
  coalesce(p.name, ''),
  nullif(c.waits_from, '{ENDLESS_TIME}'),
  c.closed_at,
  coalesce(
    c.state IN ('queued', 'active')
    AND c.waits_from < now() - make_interval(mins => t.delay_minutes), false),
  EXISTS (
    SELECT FROM agentchat_report r
    WHERE r.conversation_id = c.id
      AND r.business_id = c.business_id)
FROM (
  SELECT c.id
  FROM conversations_conversation c
  WHERE c.business_id = %s
    AND c.state = %s
    AND {{where}}
  ORDER BY {{order}}
  LIMIT {{limit}}) k
JOIN conversations_conversation c ON c.id = k.id
  AND c.business_id = %s
JOIN workspaces_business b ON b.id = c.business_id
LEFT JOIN workspaces_team t ON t.id = c.team_id
  AND t.business_id = c.business_id
LEFT JOIN accounts_person p ON p.id = c.assignee_id
{last_words.JOINED}
ORDER BY {{order}}"""
LONGEST_WAIT_FIRST = "c.waits_from, c.id"
NEWEST_FIRST = "c.closed_at DESC, c.id DESC"


class ListRow(NamedTuple):
    """A row of LIST."""

    id: int
    contact_id: int
    number: int
    state: str
    words: str  # the user's last, masked
    type: str  # of the message that they stand in
    team: str
    assignee: str
    waits_from: datetime | None
    closed_at: datetime | None
    delayed: bool
    reported: bool

    @property
    def since(self) -> datetime | None:
        """What the list is ordered by."""
        return self.closed_at if self.state == State.COMPLETED else self.waits_from


@dataclass(frozen=True, slots=True)
class ListedChat:
    """A chat as the list shows it."""

    id: int
    contact: str
    number: int
    state: str
    preview: Markup
    team: str
    assignee: str
    since: datetime | None  # it has waited from here, or was closed then
    delayed: bool
    reported: bool
    current: bool
    url: str

    @property
    def new(self) -> bool:
        return self.number == 1


class ChatListPage(NamedTuple):
    chats: list[ListedChat]
    next_url: str  # of the page that follows, "" at the end


def chat_list(
    business_id: int,
    filters: ChatFilters,
    zone: ZoneInfo,
) -> ChatListPage:
    where, parameters = condition(business_id, filters)
    order = NEWEST_FIRST if filters.state == State.COMPLETED else LONGEST_WAIT_FIRST
    sql = LIST.format(where=where, order=order, limit=PAGE + 1)
    parameters = [business_id, filters.state, *parameters, business_id]
    rows = prepared_typed(ListRow, sql, parameters)
    chats = [listed(row, filters, zone) for row in rows[:PAGE]]
    if len(rows) <= PAGE:
        return ChatListPage(chats, "")
    last = rows[PAGE - 1]
    return ChatListPage(chats, filters.url(after=write_cursor(last.since, last.id)))


def condition(business_id: int, filters: ChatFilters) -> Condition:
    """Which chats of the list, from the page's cursor on. It repeats the state, for the indexes."""
    where, parameters = filters.condition(("%s", [business_id]))
    completed = filters.state == State.COMPLETED
    if completed:
        where += " AND c.state = 'completed' AND c.closed_at IS NOT NULL"
    else:
        where += " AND c.state <> 'completed'"
    if filters.state == State.BOT:
        where += f" AND NOT ({OVER})"
    if filters.cursor:
        column, comes_later = ("c.closed_at", "<") if completed else ("c.waits_from", ">")
        where += f" AND ({column}, c.id) {comes_later} (%s::timestamptz, %s)"
        parameters = [*parameters, *filters.cursor]
    return where, parameters


def listed(
    row: ListRow,
    filters: ChatFilters,
    zone: ZoneInfo,
) -> ListedChat:
    return ListedChat(
        id=row.id,
        contact=f"User {row.contact_id}",
        number=row.number,
        state=row.state,
        preview=last_words.last_words(row.words, row.type),
        team=row.team,
        assignee=row.assignee,
        since=row.since.astimezone(zone) if row.since else None,
        delayed=row.delayed,
        reported=row.reported,
        current=row.id == filters.chat,
        url=filters.url(chat=row.id, after=filters.after),
    )
