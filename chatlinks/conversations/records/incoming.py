"""What intake hands to this room: a conversation as it came, checked in form, nothing masked yet.

The fields are those of docs/import-format.md.
"""

import math
import re
from dataclasses import field
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Any, Literal

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from chatlinks.privacy import detect

STRICT = ConfigDict(extra="forbid")

Id = Annotated[str, MinLen(1), MaxLen(200)]
Label = Annotated[str, MaxLen(200)]
Words = Annotated[str, MaxLen(100_000)]
State = Literal["bot", "queued", "active", "waiting", "completed"]
Sender = Literal["user", "bot", "agent", "other"]


WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", re.IGNORECASE)
# As most write it: nothing in it has to be looked at twice.
PLAINLY = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?", re.ASCII
)


# As databases and programs write what stands behind a time: " +05:30", "+00", " UTC".
OFFSET = re.compile(r"(?<=\d)\s*(?:(UTC|GMT|Z)|([+-]\d{2}))$|(?<=\d)\s+(?=[+-]\d{2}:?\d{2}$)")


def iso_time(value: object) -> object:
    """A time is never guessed from a number or a day."""
    if isinstance(value, str) and PLAINLY.fullmatch(value):
        return value
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and WRITTEN.match(value):
        return value if value[-1:] == "Z" and value[-2:-1] != " " else OFFSET.sub(offset, value)
    raise ValueError("a time is written such as 2026-03-02T09:15:00+05:30")


def offset(match: re.Match[str]) -> str:
    if match[1]:
        return "Z"
    return f"{match[2]}:00" if match[2] else ""


def plausible(at: datetime) -> datetime:
    if not 1970 <= at.year < 2200:
        raise ValueError("a time lies between the years 1970 and 2200")
    return at


Time = Annotated[datetime, BeforeValidator(iso_time), AfterValidator(plausible)]


def no_flag(value: object) -> object:
    """Python takes true for 1."""
    if isinstance(value, bool):
        raise ValueError("a number is wanted, not true or false")
    return value


@lru_cache(10_000)
def public_name(name: str) -> str:
    """Names of teams and entities are stored in clear, so nothing personal may come as one."""
    if detect(name, "balanced"):
        raise ValueError("this is stored in clear as a name, but it holds something personal")
    return name


def finite(value: Any) -> Any:
    """Python reads NaN and Infinity as numbers; JSON has neither, and PostgreSQL takes neither."""
    if isinstance(value, dict):
        for each in value.values():
            finite(each)
    elif isinstance(value, list):
        for each in value:
            finite(each)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError("this holds a number that JSON doesn't have")
    return value


PublicName = Annotated[str, MaxLen(200), AfterValidator(public_name)]


@dataclass(config=STRICT, slots=True)
class IncomingAgent:
    name: Label = ""
    email: Label = ""


NOBODY = (
    IncomingAgent()
)  # shared, as nobody changes it: to make one costs as much as to check a message


def nobody() -> IncomingAgent:
    return NOBODY


def named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


Author = Annotated[IncomingAgent, BeforeValidator(named)]


@dataclass(config=STRICT, slots=True)
class IncomingContact:
    id: Id
    name: Label = ""
    email: Label = ""
    phone: Label = ""
    channel: Label = ""
    device: Label = ""
    language: Label = ""
    time_zone: Label = ""


@dataclass(config=STRICT, slots=True)
class IncomingMessage:
    at: Time
    sender: Annotated[Sender, Field(alias="from")]
    id: Annotated[str, MaxLen(200)] = ""
    author: Author = field(default_factory=nobody)
    type: Annotated[str, MaxLen(100)] = "TEXT"
    text: Words = ""
    data: Annotated[dict[str, Any] | None, AfterValidator(finite)] = None
    node: Label = ""
    sub_story: Label = ""
    confidence: Annotated[float, BeforeValidator(no_flag), Ge(0), Le(1)] | None = None
    language: Label = ""
    translation: Words = ""
    is_broken: bool = False
    is_smart_assist: bool = False


@dataclass(config=STRICT, slots=True)
class IncomingEvent:
    at: Time
    type: Literal[
        "session_started",
        "assigned_team",
        "assigned_agent",
        "waiting",
        "returned_to_bot",
        "reopened",
        "completed",
        "note",
    ]
    id: Annotated[str, MaxLen(200)] = ""
    team: Label = ""
    agent: Author = field(default_factory=nobody)
    text: Words = ""


@dataclass(config=STRICT, slots=True)
class IncomingEntity:
    name: Annotated[PublicName, MinLen(1)]
    value: Words = ""
    original_text: Words = ""
    message: Annotated[str, MaxLen(200)] = ""
    at: Time | None = None
    personal: bool = False


@dataclass(config=STRICT, slots=True)
class IncomingReview:
    rating: Annotated[int, BeforeValidator(no_flag), Ge(1), Le(5)]
    comment: Words = ""
    given_to: Annotated[Literal["bot", "agent"], Field(alias="for")] = "bot"
    agent: Author = field(default_factory=nobody)
    task: Label = ""
    at: Time | None = None
    id: Annotated[str, MaxLen(200)] = ""


@dataclass(config=STRICT, slots=True)
class IncomingStep:
    """What an AI agent did: no field more than these is ever kept, and so none is ever shown."""

    at: Time
    type: Literal["tool", "source", "handover"]
    name: Label = ""  # of the tool, the source, or whoever takes over
    agent: Author = field(default_factory=nobody)  # the AI agent whose step it is
    arguments: Words = ""  # what a tool was called with, JSON as a text
    result: Words = ""
    outcome: Literal["", "ok", "error"] = ""
    id: Annotated[str, MaxLen(200)] = ""


@dataclass(config=STRICT, slots=True)
class Incoming:
    """One conversation, whole."""

    id: Id
    contact: IncomingContact
    messages: list[IncomingMessage]
    state: State = "completed"
    started_at: Time | None = None
    closed_at: Time | None = None
    channel: Label = ""
    team: PublicName = ""
    assignee: Author = field(default_factory=nobody)
    events: list[IncomingEvent] = field(default_factory=list)
    entities: list[IncomingEntity] = field(default_factory=list)
    reviews: list[IncomingReview] = field(default_factory=list)
    steps: list[IncomingStep] = field(default_factory=list)
