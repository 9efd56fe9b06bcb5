"""What a reader asks of the list of conversations, and what it means in SQL over them."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict

from chatlinks.conversations.bot_window import STATE
from chatlinks.conversations.message_filter import holding
from chatlinks.conversations.models import Conversation
from chatlinks.database.conditions import Condition

LONGEST_QUERY = 200  # characters
MOST_CONTACTS = 20  # users that the list may be narrowed to
# In one of these states only if the row says so, which an index tells.
STORED_STATES = ("bot", "queued", "active", "waiting")
WHO = {"me": "Me", "agent": "Any agent", "bot": "The bot alone"}

# Conversations masked by an older policy are not searched: no search may find what is hidden by
# now.
UP_TO_DATE = "c.rules >= (SELECT rules FROM workspaces_business b WHERE b.id = c.business_id)"
# Nor what the reader wrote themselves: a hit would tell that nothing of it is masked.
HAS_WORDS = """m.words @@ websearch_to_tsquery(conversations_language(%s), %s)
  AND m.writer_id IS DISTINCT FROM %s"""
BY_AGENT = "m.sender = 'agent'"
BY_NO_AGENT = f"""NOT EXISTS (SELECT FROM conversations_message m
  WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND {BY_AGENT})"""
WITH_PERSON = """EXISTS (SELECT FROM conversations_participation p
  WHERE p.conversation_id = c.id AND p.business_id = c.business_id AND p.person_id = %s)"""


@dataclass
class ConversationFilters:
    """What the reader asked for, as far as it can be understood; `problem` says what can't."""

    person_id: int
    zone: ZoneInfo
    business: str = ""
    state: str = ""
    who: str = ""
    query: str = ""
    since: str = ""
    until: str = ""
    problem: str = ""
    contacts: list[int] = field(default_factory=list)  # only these users', by e-mail or phone
    dates: dict[str, date] = field(default_factory=dict, init=False)

    @classmethod
    def read(
        cls,
        query: QueryDict,
        person_id: int,
        zone: ZoneInfo,
    ) -> "ConversationFilters":
        def typed(name: str) -> str:
            return query.get(name, "").strip()[:LONGEST_QUERY]

        filters = cls(
            person_id=person_id,
            zone=zone,
            business=typed("business"),
            state=typed("state"),
            who=typed("who"),
            query=query.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY],
            since=typed("since"),
            until=typed("until"),
            contacts=contact_ids(query.getlist("contact")),
        )
        filters.read_dates()
        return filters

    def read_dates(self) -> None:
        for name, typed in (("since", self.since), ("until", self.until)):
            if not typed:
                continue
            try:
                self.dates[name] = date.fromisoformat(typed)
            except ValueError:
                self.problem = "A date is written like 2026-03-31."
        if len(self.dates) == 2 and self.dates["since"] > self.dates["until"]:
            self.problem = "From is after Until, so nothing can be found."

    @property
    def any(self) -> bool:
        texts = (self.business, self.state, self.who, self.query, self.since, self.until)
        return any(texts) or bool(self.contacts)

    def conditions(self, businesses: list[int]) -> list[Condition]:
        """Over conversations of these businesses; all of them must hold."""
        wanted: list[Condition] = []
        if self.state in STORED_STATES:
            wanted.append(("c.state = %s", [self.state]))
        if self.state in Conversation.State.values:
            wanted.append((f"({STATE}) = %s", [self.state]))
        if self.who == "bot":
            wanted.append((BY_NO_AGENT, []))
        elif self.who == "agent":
            wanted.append(holding(businesses, (BY_AGENT, [])))
        elif self.who == "me":
            wanted.append((WITH_PERSON, [self.person_id]))
        if self.contacts:
            wanted.append(("c.contact_id = ANY(%s)", [self.contacts]))
        if self.query:
            wanted.append((UP_TO_DATE, []))
            words = self.query.lower()
            wanted.append(holding(businesses, (HAS_WORDS, [words, words, self.person_id])))
        return wanted + self.between_dates()

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


def contact_ids(typed: list[str]) -> list[int]:
    return [
        int(text)
        for text in typed[:MOST_CONTACTS]
        if text.isascii() and text.isdigit() and len(text) < 19
    ]
