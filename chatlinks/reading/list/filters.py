"""What a reader asks of the list of conversations, and what it means in SQL over them."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.http import QueryDict

from chatlinks.conversations.bot_window import STATE
from chatlinks.conversations.message_filter import holding, holding_some
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.search_words import words_query
from chatlinks.database.conditions import Condition
from chatlinks.reading.list.order import NEWEST, ORDERS, ListOrder
from chatlinks.reading.list.signs import RATINGS, SIGNS, SearchedBusinesses, rated, shows
from chatlinks.web.numbers import number

LONGEST_QUERY = 200  # characters
MOST_CONTACTS = 20  # users that the list may be narrowed to
# In one of these states only if the row says so, which an index tells.
STORED_STATES = ("bot", "queued", "active", "waiting")
STATES = {value: str(label) for value, label in Conversation.State.choices}
WHO = {"me": "Me", "agent": "Any agent", "bot": "The bot alone"}
DATES = ("since", "until")
FIELDS = ("business", "state", "who", "rating", "sign", "team", "channel", "q", *DATES)


class Preset(NamedTuple):
    """Days by one click: from so many days ago until so many."""

    label: str
    first: int
    last: int


DAYS = {
    "today": Preset("Today", 0, 0),
    "yesterday": Preset("Yesterday", 1, 1),
    "7": Preset("Last 7 days", 6, 0),
}

# Conversations masked by an older policy are not searched: no search may find what is hidden by
# now.
UP_TO_DATE = "c.rules >= (SELECT rules FROM workspaces_business b WHERE b.id = c.business_id)"
# The same of one business: its policy is looked up once, not for each conversation.
OF_ONE_UP_TO_DATE = "c.rules >= (SELECT b.rules FROM workspaces_business b WHERE b.id = %s)"
# Nor what the reader wrote themselves: a hit would tell that nothing of it is masked.
BY_OTHERS = "m.writer_id IS DISTINCT FROM %s"
BY_AGENT = "m.sender = 'agent'"
BY_NO_AGENT = f"""NOT EXISTS (SELECT FROM conversations_message m
  WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND {BY_AGENT})"""
WITH_PERSON = """EXISTS (SELECT FROM conversations_participation p
  WHERE p.conversation_id = c.id AND p.business_id = c.business_id AND p.person_id = %s)"""


@dataclass(kw_only=True)
class ConversationFilters:
    """What the reader asked for, as far as it can be understood; `problem` says what can't."""

    person_id: int
    zone: ZoneInfo
    asked: dict[str, str]  # by the names of FIELDS; none is empty
    contacts: list[int]  # only these users', by e-mail or phone
    days: str = ""  # the preset that the dates are, if they are one
    sort: str = NEWEST
    problem: str = ""
    dates: dict[str, date] = field(default_factory=dict)

    @classmethod
    def read(
        cls,
        query: QueryDict,
        person_id: int,
        zone: ZoneInfo,
    ) -> "ConversationFilters":
        typed = {name: without_nul(query.get(name, "")) for name in (*FIELDS, "days", "sort")}
        filters = cls(
            person_id=person_id,
            zone=zone,
            asked={name: typed[name] for name in FIELDS if typed[name]},
            contacts=contact_ids(query.getlist("contact")),
            sort=typed["sort"] if typed["sort"] in ORDERS else NEWEST,
        )
        filters.read_dates(typed["days"])
        return filters

    def read_dates(self, days: str) -> None:
        """Dates that are typed go before a preset; a preset is shown by its dates."""
        today = datetime.now(self.zone).date()
        spans = {
            name: {
                "since": today - timedelta(days=preset.first),
                "until": today - timedelta(days=preset.last),
            }
            for name, preset in DAYS.items()
        }
        if days in spans and not any(name in self.asked for name in DATES):
            self.asked |= {name: day.isoformat() for name, day in spans[days].items()}
        for name in DATES:
            if name not in self.asked:
                continue
            try:
                self.dates[name] = date.fromisoformat(self.asked[name])
            except ValueError:
                self.problem = "A date is written like 2026-03-31."
        self.days = next((name for name, span in spans.items() if span == self.dates), "")
        if len(self.dates) == 2 and self.dates["since"] > self.dates["until"]:
            self.problem = "From is after Until, so nothing can be found."

    @property
    def any(self) -> bool:
        return bool(self.asked or self.contacts or self.order.among)

    @property
    def order(self) -> ListOrder:
        return ORDERS[self.sort]

    def plain(self, of: SearchedBusinesses) -> list[Condition]:
        """What the conversations' own rows tell; all of it must hold."""
        wanted: list[Condition] = []
        state, team = self.asked.get("state"), self.asked.get("team")
        if state in STORED_STATES:
            wanted.append(("c.state = %s", [state]))
        if state in STATES:
            wanted.append((f"({STATE}) = %s", [state]))
        if self.contacts:
            wanted.append(("c.contact_id = ANY(%s)", [self.contacts]))
        if self.asked.get("rating") in RATINGS:
            wanted.append(rated(self.asked["rating"]))
        if team:
            wanted.append(("c.team_id = %s", [number(team) or 0]))
        if channel := self.asked.get("channel"):
            wanted += [up_to_date(of.ids), ("c.channel = %s", [channel])]
        return wanted + self.between_dates()

    def looked_up(self, of: SearchedBusinesses) -> list[Condition]:
        """What takes a look at what the conversations are made of; all of it must hold."""
        wanted: list[Condition] = []
        who, query = self.asked.get("who"), self.asked.get("q")
        if who == "bot":
            wanted.append((BY_NO_AGENT, []))
        elif who == "agent":
            wanted.append(holding(of.ids, (BY_AGENT, [])))
        elif who == "me":
            wanted.append((WITH_PERSON, [self.person_id]))
        if self.asked.get("sign") in SIGNS:
            wanted += shows(self.asked["sign"], of, up_to_date(of.ids))
        if query:
            wanted.append(up_to_date(of.ids))
            words, needs = words_query(query)
            has_words = f"m.words @@ {words} AND {BY_OTHERS}"
            wanted.append(holding_some(of.ids, (has_words, [*needs, self.person_id])))
        return wanted

    def between_dates(self) -> list[Condition]:
        wanted: list[Condition] = []
        since, until = self.dates.get("since"), self.dates.get("until")
        if since:
            wanted.append(("c.started_at >= %s", [self.midnight(since)]))
        if until and until < date.max:
            after = self.midnight(until + timedelta(days=1))
            wanted.append(("c.started_at < %s", [after]))
        return wanted

    def midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)


def up_to_date(businesses: list[int]) -> Condition:
    if len(businesses) == 1:
        return OF_ONE_UP_TO_DATE, [businesses[0]]
    return UP_TO_DATE, []


def without_nul(typed: str) -> str:
    return typed.replace("\0", "").strip()[:LONGEST_QUERY]


def contact_ids(typed: list[str]) -> list[int]:
    return [id_ for text in typed[:MOST_CONTACTS] if (id_ := number(text)) is not None]
