"""What a reader narrows Message Analysis to, as conditions over masked rows."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from chatlinks.analytics.lists.searching import Search
from chatlinks.analytics.period import Period
from chatlinks.conversations.models import Message
from chatlinks.database.conditions import Condition
from chatlinks.web.numbers import number
from chatlinks.workspaces.models import Business

LONGEST = 200  # characters of a name
NUMBERS = ("conversation", "message", "user")
LABELS = {
    "q": "Body",
    "node": "Node",
    "story": "Sub story",
    "channel": "Channel",
    "by": "Message by",
    "conversation": "Conversation ID",
    "message": "Message ID",
    "user": "User ID",
    "low": "Confidence from",
    "high": "Confidence to",
    "broken": "Broken only",
    "assist": "Smart assist only",
}
SENDERS = [(value, str(label)) for value, label in Message.Sender.choices]
OF_TEXTS = {"q", "node", "story"}  # filters that look into what a conversation holds
OF_MESSAGES = LABELS.keys() - {"channel", "conversation", "user"}
IN_INDEX = {"node", "story"}  # indexes of messages with their conversations
# Filter → its condition over `m`, with one parameter or none.
EQUAL = {"node": "m.node = %s", "story": "m.sub_story = %s", "by": "m.sender = %s"}
FLAGS = {"broken": "m.is_broken", "assist": "m.is_smart_assist"}
BOUNDS = {"low": "m.confidence >= %s", "high": "m.confidence <= %s"}

# Texts masked by an older policy are not searched: no search may find what is hidden by now. Mostly
# there are none, which is asked once a statement; while there are some, each is asked by its
# index: asked whether one EXISTS, PostgreSQL would gather all conversations first. `{of}` is a
# message or a review.
UP_TO_DATE = """(
  NOT (SELECT EXISTS (
    SELECT
    FROM conversations_conversation o
    WHERE o.business_id = %s AND o.rules < %s))
  OR coalesce((
    SELECT o.rules >= %s
    FROM conversations_conversation o
    WHERE o.id = {of}.conversation_id
      AND o.business_id = {of}.business_id), false))"""
# Asked of each, newest first: as a condition, PostgreSQL would gather all of the channel first.
OF_CHANNEL = """coalesce((
  SELECT o.channel = %s AND o.rules >= %s
  FROM conversations_conversation o
  WHERE o.id = {of}.conversation_id
    AND o.business_id = {of}.business_id), false)"""
OF_USER = """m.conversation_id = ANY (ARRAY(
  SELECT o.id
  FROM conversations_conversation o
  WHERE o.business_id = %s AND o.contact_id = %s))"""


@dataclass(frozen=True, kw_only=True)
class MessageFilters:
    """As asked for, and as far as it can be understood.

    What can't is told in `problem`, and then nothing is looked for.
    """

    business: Business
    period: Period
    search: Search
    asked: dict[str, str]  # those that are set, by name
    numbers: dict[str, int]
    shares: dict[str, float]  # confidence, low and high
    reader_id: int | None  # whoever reads: their own words aren't searched
    problem: str = ""
    problem_at: str = ""  # the name of the filter that it is about

    @classmethod
    def read(
        cls,
        query: QueryDict,
        business: Business,
        period: Period,
        reader_id: int | None,
    ) -> "MessageFilters":
        asked = set_filters(query)
        numbers = {name: number(asked.get(name)) for name in NUMBERS}
        shares = {name: share(asked.get(name)) for name in BOUNDS}
        understood = {name: value for name, value in numbers.items() if value is not None}
        between = {name: value for name, value in shares.items() if value is not None}
        problem_at, problem = problem_of(asked, understood, between)
        return cls(
            business=business,
            period=period,
            search=Search.read(asked.get("q", "")),
            asked=asked,
            numbers=understood,
            shares=between,
            reader_id=reader_id,
            problem=problem,
            problem_at=problem_at,
        )

    @property
    def nothing(self) -> bool:
        """Can nothing be found, whatever was written?"""
        return bool(self.problem) or not self.period.days

    @property
    def counted(self) -> bool:
        """Do the counted days tell how many there are?"""
        return not self.asked.keys() - {"by", "channel"}

    @property
    def told_by_index(self) -> bool:
        """Is nothing asked of messages but their node or their sub story?"""
        return len(self.asked.keys() & OF_MESSAGES) == 1 and bool(self.asked.keys() & IN_INDEX)

    def of_messages(self) -> list[Condition]:
        """Over `m`, dates aside."""
        conditions: list[Condition] = []
        if self.search:
            conditions += self.search.conditions()
            if self.reader_id is not None:
                conditions.append(("m.writer_id IS DISTINCT FROM %s", [self.reader_id]))
        conditions += [
            (sql, [self.asked[name]]) for name, sql in EQUAL.items() if name in self.asked
        ]
        conditions += [(sql, []) for name, sql in FLAGS.items() if name in self.asked]
        conditions += [
            (sql, [self.shares[name]]) for name, sql in BOUNDS.items() if name in self.shares
        ]
        if "message" in self.numbers:
            conditions.append(("m.id = %s", [self.numbers["message"]]))
        if OF_TEXTS & self.asked.keys():
            conditions.append(up_to_date("m", self.business))
        return conditions

    def of_conversations(self, column: str) -> list[Condition]:
        """What holds of a message's conversation.

        Over `m` (column m.conversation_id) or over `c` (c.id).
        """
        conditions: list[Condition] = []
        if "conversation" in self.numbers:
            conditions.append((f"{column} = %s", [self.numbers["conversation"]]))
        if "user" in self.numbers:
            conditions.append(self.of_user(column))
        if "channel" in self.asked:
            conditions.append(self.of_channel(column))
        return conditions

    def of_user(self, column: str) -> Condition:
        user = self.numbers["user"]
        if column == "c.id":
            return "c.contact_id = %s", [user]
        return OF_USER, [self.business.pk, user]

    def of_channel(self, column: str) -> Condition:
        parameters = [self.asked["channel"], self.business.rules]
        if column == "c.id":
            return "c.channel = %s AND c.rules >= %s", parameters
        return OF_CHANNEL.format(of="m"), parameters


def set_filters(query: QueryDict) -> dict[str, str]:
    """Those that hold anything. A space behind the last word of a search tells that it is whole."""
    asked = {}
    for name in LABELS:
        text = str(query.get(name, "")).replace("\0", "")[:LONGEST]
        if text.strip():
            asked[name] = text if name == "q" else text.strip()
    return asked


def up_to_date(of: str, business: Business) -> Condition:
    """Over a message or review named `of`: its conversation is masked by the policy of now."""
    return UP_TO_DATE.format(of=of), [business.pk, business.rules, business.rules]


def share(text: str | None) -> float | None:
    """A number from 0 to 1, or a percentage."""
    text = text or ""
    try:
        value = float(text.replace(",", ".").removesuffix("%"))
    except ValueError:
        return None
    if text.endswith("%"):
        value /= 100
    return value if 0 <= value <= 1 else None


def problem_of(
    asked: dict[str, str],
    numbers: dict[str, int],
    shares: dict[str, float],
) -> tuple[str, str]:
    """Which filter can't be understood, and why; two empty texts if all can."""
    for name in NUMBERS:
        if name in asked and name not in numbers:
            return name, f"{LABELS[name]} is a number, such as 1042."
    for name in BOUNDS:
        if name in asked and name not in shares:
            return name, "Confidence is between 0 and 1, such as 0.35."
    if shares.get("low", 0) > shares.get("high", 1):
        return "low", "The lower confidence is above the higher one, so nothing can be found."
    if "by" in asked and asked["by"] not in Message.Sender.values:
        return "by", "Messages are by user, bot, agent or other."
    return "", ""


def joined(conditions: list[Condition]) -> Condition:
    parameters: list[Any] = [value for _, values in conditions for value in values]
    return " AND ".join(sql for sql, _ in conditions) or "true", parameters
