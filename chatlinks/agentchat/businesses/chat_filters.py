"""What a team lead asks of a business's chats, as the address says it; and the same in SQL."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict

from chatlinks.conversations.models import Conversation
from chatlinks.database.conditions import Condition
from chatlinks.web.numbers import number

State = Conversation.State
LISTS = (State.BOT, State.QUEUED, State.ACTIVE, State.WAITING, State.COMPLETED)
NO_TEAM = "none"
ASSIGNED, UNASSIGNED = "assigned", "unassigned"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
ENDLESS = "x"  # in an address: chats in which nobody waits, which come last
ENDLESS_TIME = "3000-01-01 00:00+00"  # the same, as `waits_from` holds it

# A conversation `c` that has waited for longer than its team lets people wait. The first bound is
# for the index.
DELAYED = """c.state IN ('queued', 'active')
  AND c.waits_from < now() - make_interval(mins => (
    SELECT min(delay_minutes)
    FROM workspaces_team a
    WHERE a.business_id = {business}))
  AND EXISTS (
    SELECT FROM workspaces_team d
    WHERE d.id = c.team_id
      AND d.business_id = c.business_id
      AND c.waits_from < now() - make_interval(mins => d.delay_minutes))"""


class ListCursor(NamedTuple):
    """The last chat of a page of a list; the next page begins behind it."""

    at: str  # it waits from here, or was closed then: a timestamp as PostgreSQL reads it
    id: int


@dataclass(frozen=True)
class ChatFilters:
    """`team` and `who` hold an id as text, one of the words above, or "" for any."""

    business: int | None
    state: str
    team: str
    who: str
    new: bool
    delayed: bool
    chat: int | None
    cursor: ListCursor | None
    query: QueryDict

    @classmethod
    def read(cls, query: QueryDict) -> "ChatFilters":
        state = query.get("state", "")
        return cls(
            business=number(query.get("business")),
            state=state if state in State.values else State.QUEUED,
            team=id_or_word(query.get("team", ""), NO_TEAM),
            who=id_or_word(query.get("who", ""), ASSIGNED, UNASSIGNED),
            new=query.get("new") == "1",
            delayed=query.get("delayed") == "1",
            chat=number(query.get("chat")),
            cursor=read_cursor(query.get("after", "")),
            query=query,
        )

    @property
    def any(self) -> bool:
        return bool(self.team or self.who or self.new or self.delayed)

    @property
    def tallied(self) -> bool:
        """Tallies tell how many there are; of new users' and of delayed chats they know nothing."""
        return not (self.new or self.delayed)

    @property
    def after(self) -> str | None:
        """The page of the list that is shown, as the address says it."""
        return self.query.get("after")

    def whose(self, table: str) -> Condition:
        """By team and assignee, of conversations and of tallies alike."""
        parts, parameters = ["TRUE"], []
        for column, value in (("team_id", self.team), ("assignee_id", self.who)):
            if value in (NO_TEAM, UNASSIGNED):
                parts.append(f"{table}.{column} IS NULL")
            elif value == ASSIGNED:
                parts.append(f"{table}.{column} IS NOT NULL")
            elif value:
                parts.append(f"{table}.{column} = %s")
                parameters.append(int(value))
        return " AND ".join(parts), parameters

    def condition(self, business: Condition) -> Condition:
        """Over a conversation `c` of the business that the given SQL names."""
        sql, parameters = self.whose("c")
        if self.new:
            sql += " AND c.number = 1"
        if self.delayed:
            business_sql, business_parameters = business
            sql += f" AND {DELAYED.format(business=business_sql)}"
            parameters = [*parameters, *business_parameters]
        return sql, parameters

    def url(self, **changes: object) -> str:
        """This page with something else asked; None takes a part away. Another list begins at its
        top."""
        query = {
            "business": self.business,
            "state": self.state,
            "team": self.team,
            "who": self.who,
            "new": self.new and "1",
            "delayed": self.delayed and "1",
            "chat": self.chat,
            "after": None,
            **changes,
        }
        return "/businesses?" + urlencode({name: value for name, value in query.items() if value})


def id_or_word(text: str, *words: str) -> str:
    """An id or one of these words as an address says it; "" for anything else."""
    return text if text in words or number(text) is not None else ""


def read_cursor(text: str) -> ListCursor | None:
    at, _, last = text.partition("_")
    id_ = number(last)
    if id_ is None:
        return None
    if at == ENDLESS:
        return ListCursor(ENDLESS_TIME, id_)
    try:
        return ListCursor((EPOCH + int(at) * MICROSECOND).isoformat(), id_)
    except (ValueError, OverflowError):
        return None


def write_cursor(at: datetime | None, id_: int) -> str:
    return f"{ENDLESS if at is None else (at - EPOCH) // MICROSECOND}_{id_}"
