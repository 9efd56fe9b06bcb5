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


def iso_time(given: object) -> object:
    """A time is never guessed from a number or a day."""
    if not isinstance(given, datetime) and not (isinstance(given, str) and WRITTEN.match(given)):
        raise ValueError("a time is written such as 2026-03-02T09:15:00+05:30")
    return given


def plausible(at: datetime) -> datetime:
    if not 1970 <= at.year < 2200:
        raise ValueError("a time lies between the years 1970 and 2200")
    return at


Time = Annotated[datetime, BeforeValidator(iso_time), AfterValidator(plausible)]


@lru_cache(10_000)
def public_name(given: str) -> str:
    """Names of teams and entities are stored in clear, so nothing personal may come as one."""
    if detect(given, "balanced"):
        raise ValueError("this is stored in clear as a name, but it holds something personal")
    return given


def finite(given: Any) -> Any:
    """Python reads NaN and Infinity as numbers; JSON has neither, and PostgreSQL won't store them."""
    inner = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
    for each in inner:
        finite(each)
    if isinstance(given, float) and not math.isfinite(given):
        raise ValueError("this holds a number that JSON doesn't have")
    return given


PublicName = Annotated[str, MaxLen(200), AfterValidator(public_name)]


@dataclass(config=STRICT, slots=True)
class Agent:
    name: Label = ""
    email: Label = ""


NOBODY = Agent()  # shared, as nobody changes it: to make one costs as much as to check a message


def nobody() -> Agent:
    return NOBODY


def named(given: object) -> object:
    return {"name": given} if isinstance(given, str) else given


Author = Annotated[Agent, BeforeValidator(named)]


@dataclass(config=STRICT, slots=True)
class Contact:
    id: Id
    name: Label = ""
    email: Label = ""
    phone: Label = ""
    channel: Label = ""
    device: Label = ""
    language: Label = ""
    time_zone: Label = ""


@dataclass(config=STRICT, slots=True)
class Message:
    at: Time
    sender: Annotated[Sender, Field(alias="from")]
    id: Annotated[str, MaxLen(200)] = ""
    author: Author = field(default_factory=nobody)
    type: Annotated[str, MaxLen(100)] = "TEXT"
    text: Words = ""
    data: Annotated[dict[str, Any] | None, AfterValidator(finite)] = None
    node: Label = ""
    sub_story: Label = ""
    confidence: Annotated[float, Ge(0), Le(1)] | None = None
    language: Label = ""
    translation: Words = ""
    is_broken: bool = False
    is_smart_assist: bool = False


@dataclass(config=STRICT, slots=True)
class Event:
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
class Entity:
    name: Annotated[PublicName, MinLen(1)]
    value: Words = ""
    original_text: Words = ""
    message: Annotated[str, MaxLen(200)] = ""
    at: Time | None = None
    personal: bool = False


@dataclass(config=STRICT, slots=True)
class Review:
    rating: Annotated[int, Ge(1), Le(5)]
    comment: Words = ""
    given_to: Annotated[Literal["bot", "agent"], Field(alias="for")] = "bot"
    agent: Author = field(default_factory=nobody)
    task: Label = ""
    at: Time | None = None
    id: Annotated[str, MaxLen(200)] = ""


@dataclass(config=STRICT, slots=True)
class Incoming:
    """One conversation, whole."""

    id: Id
    contact: Contact
    messages: list[Message]
    state: State = "completed"
    started_at: Time | None = None
    closed_at: Time | None = None
    channel: Label = ""
    team: PublicName = ""
    assignee: Author = field(default_factory=nobody)
    events: list[Event] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
