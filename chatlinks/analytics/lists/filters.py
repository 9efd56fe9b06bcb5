"""What a reader narrows Message Analysis to: read from an address, written as conditions over masked rows."""

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
TEXTS = ("node", "story", "channel", "by")
NUMBERS = ("conversation", "message", "user")
TICKS = ("broken", "assist")
LABELS = {
    "q": "Body", "node": "Node", "story": "Sub story", "channel": "Channel", "by": "Message by", "conversation": "Conversation ID",
    "message": "Message ID", "user": "User ID", "low": "Confidence from", "high": "Confidence to", "broken": "Broken only",
    "assist": "Smart assist only",
}  # fmt: skip
SENDERS = [(value, str(label)) for value, label in Message.Sender.choices]

# Texts masked by older rules are not searched: no search may find what is hidden by now. Mostly there are none, which is
# asked once a statement.
# `{of}` is a message or a review.
UP_TO_DATE = """(NOT (SELECT EXISTS (SELECT FROM conversations_conversation o WHERE o.business_id = %s AND o.rules < %s))
 OR EXISTS (SELECT FROM conversations_conversation o WHERE o.id = {of}.conversation_id AND o.business_id = {of}.business_id
 AND o.rules >= %s))"""
OF_CHANNEL = """EXISTS (SELECT FROM conversations_conversation o WHERE o.id = {of}.conversation_id AND o.business_id = {of}.business_id
 AND o.channel = %s AND o.rules >= %s)"""
OF_USER = """m.conversation_id = ANY (ARRAY(SELECT o.id FROM conversations_conversation o
 WHERE o.business_id = %s AND o.contact_id = %s))"""


@dataclass(frozen=True)
class Filters:
    """As given, and as far as it can be understood: what can't is told in `problem`, and then nothing is looked for."""

    business: Business
    period: Period
    search: Search
    given: dict[str, str]  # those that are set, by name
    numbers: dict[str, int]
    shares: dict[str, float]  # confidence, low and high
    problem: str = ""

    @classmethod
    def read(cls, given: QueryDict, business: Business, period: Period) -> "Filters":
        texts = {name: str(given.get(name, "")).replace("\0", "")[:LONGEST] for name in LABELS}
        found = {
            name: text if name == "q" else text.strip()
            for name, text in texts.items()
            if text.strip()
        }
        numbers = {name: n for name in NUMBERS if (n := number(found.get(name))) is not None}
        shares = {
            name: value for name in ("low", "high") if (value := share(found.get(name))) is not None
        }
        return cls(
            business,
            period,
            Search.read(found.get("q", "")),
            found,
            numbers,
            shares,
            problem_of(found, numbers, shares),
        )

    @property
    def nothing(self) -> bool:
        """Can nothing be found, whatever was said?"""
        return bool(self.problem) or not self.period.days

    @property
    def counted(self) -> bool:
        """Do the counted days tell how many there are?"""
        return not self.given.keys() - {"by", "channel"}

    def of_messages(self) -> list[Condition]:
        """Over `m`, dates aside."""
        made: list[Condition] = []
        if self.search:
            made += self.search.conditions()
        for name, column in (("node", "m.node"), ("story", "m.sub_story"), ("by", "m.sender")):
            if name in self.given:
                made.append((f"{column} = %s", [self.given[name]]))
        made += [
            (f"m.{name}", [])
            for name, given in (("is_broken", "broken"), ("is_smart_assist", "assist"))
            if given in self.given
        ]
        made += [
            (f"m.confidence {sign} %s", [self.shares[name]])
            for name, sign in (("low", ">="), ("high", "<="))
            if name in self.shares
        ]
        if "message" in self.numbers:
            made.append(("m.id = %s", [self.numbers["message"]]))
        if {"q", "node", "story"} & self.given.keys():
            made.append(
                (
                    UP_TO_DATE.format(of="m"),
                    [self.business.pk, self.business.rules, self.business.rules],
                )
            )
        return made

    def of_conversations(self, column: str) -> list[Condition]:
        """What holds of a message's conversation: over `m` (column m.conversation_id) or over `c` (c.id)."""
        made: list[Condition] = []
        if "conversation" in self.numbers:
            made.append((f"{column} = %s", [self.numbers["conversation"]]))
        if column == "c.id":
            made += (
                [("c.contact_id = %s", [self.numbers["user"]])] if "user" in self.numbers else []
            )
            made += (
                [("c.channel = %s AND c.rules >= %s", self.of_channel)]
                if "channel" in self.given
                else []
            )
            return made
        made += (
            [(OF_USER, [self.business.pk, self.numbers["user"]])] if "user" in self.numbers else []
        )
        made += [(OF_CHANNEL.format(of="m"), self.of_channel)] if "channel" in self.given else []
        return made

    @property
    def of_channel(self) -> list[Any]:
        return [self.given["channel"], self.business.rules]


def share(text: str | None) -> float | None:
    """A number from 0 to 1, or a percentage."""
    try:
        value = float((text or "").replace(",", ".").removesuffix("%")) / (
            100 if (text or "").endswith("%") else 1
        )
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def problem_of(found: dict[str, str], numbers: dict[str, int], shares: dict[str, float]) -> str:
    for name in NUMBERS:
        if name in found and name not in numbers:
            return f"{LABELS[name]} is a number, such as 1042."
    for name in ("low", "high"):
        if name in found and name not in shares:
            return "Confidence is between 0 and 1, such as 0.35."
    if shares.get("low", 0) > shares.get("high", 1):
        return "The lower confidence is above the higher one, so nothing can be found."
    if "by" in found and found["by"] not in Message.Sender.values:
        return "Messages are by user, bot, agent or other."
    return ""


def joined(conditions: list[Condition]) -> Condition:
    values: list[Any] = [value for _, needs in conditions for value in needs]
    return " AND ".join(sql for sql, _ in conditions) or "true", values
