"""What stands on the timeline of a page: plain rows, already masked or unsealed, already escaped.

`Markup` fields are safe HTML, `str` fields are escaped by whoever draws them. Times are aware and
in the reader's zone.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from markupsafe import Markup


class BodyButton(NamedTuple):
    label: Markup
    url: str | None  # None: a reply button, or its address is hidden
    host: str | None  # "pictures.example" when url leads elsewhere


class Picture(NamedTuple):
    url: str | None  # None: hidden from this reader
    host: str | None  # set when the picture lies on another host: load it on click only
    caption: Markup


class Card(NamedTuple):
    title: Markup
    subtitle: Markup
    description: Markup
    picture: Picture | None
    buttons: list[BodyButton]


class Body(NamedTuple):
    """The rich part of a message; None on a plain text."""

    # replies, buttons, cards, pictures, files, system, hidden (a file, masked), deleted, unknown
    kind: str
    buttons: Sequence[BodyButton]  # for "replies" and "buttons"
    cards: Sequence[Card]
    pictures: Sequence[Picture]
    type_name: str  # the type as sent, for "unknown"


class DayItem(NamedTuple):
    kind: str  # "day"
    date: date


class EventItem(NamedTuple):
    kind: str  # "event"
    at: datetime
    name: str  # a key of timeline.LINES
    text: Markup  # "Start of session #3", "Assigned to Team 5"
    by: Markup = Markup("")  # of a note: who wrote it
    words: Markup = Markup("")  # and what


class MessageItem(NamedTuple):
    kind: str  # "message"
    id: int  # anchor: m-<id>
    at: datetime
    sender: str  # user, bot, agent, other
    author: Markup  # "User", "Asha Bot", "Nikunj"; what the page prints
    text: Markup
    body: Body | None
    first: bool  # first of a run by the same author: print who wrote it
    broken: bool  # a bot break, and the reader is one who is told so
    smart_assist: bool
    translation: Markup | None
    marked: bool  # the message that the address points at (?at=ID)


class ReviewItem(NamedTuple):
    kind: str  # "review"
    at: datetime
    rating: int  # 1-5
    given_to: str  # "bot" or "agent"
    task: Markup
    comment: Markup


class StepItem(NamedTuple):
    """What an AI agent did; of arguments and results None where the reader gets none."""

    kind: str  # "step"
    at: datetime
    type: str  # tool, source, handover
    name: Markup
    agent: Markup
    outcome: str  # ok, error, ""
    arguments: Markup | None = None
    result: Markup | None = None

    @property
    def folded(self) -> bool:
        """There is something to open."""
        return bool(self.arguments or self.result)


class SessionItem(NamedTuple):
    """Separates conversations in View Entire Conversation."""

    kind: str  # "session"
    number: int
    at: datetime
    url: str
    state: str


class DeliveryItem(NamedTuple):
    """What became of an agent's last reply, beneath it."""

    kind: str  # "delivery"
    text: str


Item = DayItem | EventItem | MessageItem | ReviewItem | StepItem | SessionItem | DeliveryItem
