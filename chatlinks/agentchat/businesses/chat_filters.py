"""What a team lead asks of a business's chats, as the address says it; and the same in SQL."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from django.http import QueryDict

from chatlinks.conversations.models import Conversation
from chatlinks.database.conditions import Condition
from chatlinks.web.numbers import number

State = Conversation.State
LISTS = (State.BOT, State.QUEUED, State.ACTIVE, State.WAITING, State.COMPLETED)
NOBODY = "none"  # of teams: chats without one
ASSIGNED, UNASSIGNED = "assigned", "unassigned"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ENDLESS = "x"  # in an address: chats in which nobody waits, which come last

# A conversation `c` that has waited for longer than its team lets people wait. The first bound is for the index.
DELAYED = """c.state IN ('queued', 'active')
  AND c.waits_from < now() - make_interval(mins => (SELECT min(delay_minutes) FROM workspaces_team a WHERE a.business_id = {business}))
  AND EXISTS (SELECT FROM workspaces_team d WHERE d.id = c.team_id AND d.business_id = c.business_id
              AND c.waits_from < now() - make_interval(mins => d.delay_minutes))"""


@dataclass(frozen=True)
class Filters:
    """`team` and `who` hold an id as text, one of the words above, or "" for any."""

    business: int | None
    state: str
    team: str
    who: str
    new: bool
    delayed: bool
    chat: int | None
    place: tuple[str, int] | None  # (time, id) behind which the page of the list begins
    given: QueryDict

    @classmethod
    def read(cls, given: QueryDict) -> "Filters":
        state = given.get("state", "")
        team, who = given.get("team", ""), given.get("who", "")
        return cls(
            business=number(given.get("business")),
            state=state if state in State.values else State.QUEUED,
            team=team if team == NOBODY or number(team) is not None else "",
            who=who if who in (ASSIGNED, UNASSIGNED) or number(who) is not None else "",
            new=given.get("new") == "1",
            delayed=given.get("delayed") == "1",
            chat=number(given.get("chat")),
            place=read_place(given.get("after", "")),
            given=given,
        )

    @property
    def any(self) -> bool:
        return bool(self.team or self.who or self.new or self.delayed)

    @property
    def tallied(self) -> bool:
        """Tallies tell how many there are; of new users' and of delayed chats they know nothing."""
        return not (self.new or self.delayed)

    def whose(self, table: str) -> Condition:
        """By team and assignee, of conversations and of tallies alike."""
        parts, needs = ["TRUE"], []
        for column, value in (("team_id", self.team), ("assignee_id", self.who)):
            if value in (NOBODY, UNASSIGNED):
                parts.append(f"{table}.{column} IS NULL")
            elif value == ASSIGNED:
                parts.append(f"{table}.{column} IS NOT NULL")
            elif value:
                parts.append(f"{table}.{column} = %s")
                needs.append(int(value))
        return " AND ".join(parts), needs

    def condition(self, business: Condition) -> Condition:
        """Over a conversation `c` of the business that the given SQL names."""
        sql, needs = self.whose("c")
        if self.new:
            sql += " AND c.number = 1"
        if self.delayed:
            sql, needs = f"{sql} AND {DELAYED.format(business=business[0])}", [*needs, *business[1]]
        return sql, needs

    def address(self, **changes: object) -> str:
        """This page with something else asked; None takes a part away. Another list begins at its top."""
        now = {
            "business": self.business, "state": self.state, "team": self.team, "who": self.who, "new": self.new and "1",
            "delayed": self.delayed and "1", "chat": self.chat, "after": changes.pop("after", None),
        }  # fmt: skip
        asked = now | changes
        return "/businesses?" + urlencode({name: value for name, value in asked.items() if value})


def read_place(text: str) -> tuple[str, int] | None:
    at, _, id_ = text.partition("_")
    after = number(id_)
    if after is None:
        return None
    if at == ENDLESS:
        return "3000-01-01 00:00+00", after
    try:
        return (EPOCH + timedelta(microseconds=int(at))).isoformat(), after
    except (ValueError, OverflowError):
        return None


def write_place(at: datetime | None, id_: int) -> str:
    return f"{ENDLESS if at is None else (at - EPOCH) // timedelta(microseconds=1)}_{id_}"
