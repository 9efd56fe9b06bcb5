"""What a program reads. Texts are as its key sees them: masked, or as they were written."""

from datetime import datetime

from ninja import Schema
from pydantic import Field


class ConversationSummary(Schema):
    """A conversation in a list: masked for every key."""

    link: str  # for members
    number: int  # among its user's
    user: str  # such as "User 17"
    state: str
    channel: str
    team: str
    agents: list[str]  # bots and agents who wrote
    started_at: datetime
    last_at: datetime
    messages: int
    lowest_rating: int | None
    preview: str  # the user's last words, or those that were searched for


class ConversationPage(Schema):
    """The newest first; `next` is the cursor of those that follow, "" at the end."""

    conversations: list[ConversationSummary]
    next: str


class UserDetails(Schema):
    """What is known of the user."""

    name: str
    email: str
    phone_number: str
    channel: str
    device: str
    language: str
    time_zone: str


class EntityRead(Schema):
    """A value that the bot collected."""

    name: str
    value: str
    personal: bool
    at: datetime


class ConversationRead(Schema):
    """One conversation, without its messages."""

    link: str
    number: int
    user: str
    state: str
    channel: str
    started_at: datetime
    messages: int
    shown: bool  # personal details are in clear
    details: UserDetails
    entities: list[EntityRead]


class MessageRead(Schema):
    """A message as its reader sees it on the page."""

    id: int
    at: datetime
    sender: str = Field(alias="from")
    author: str
    text: str
    beside: list[str]  # what came with it: buttons, cards, names of pictures; a line each
    translation: str
    broken: bool  # the bot had no answer
    smart_assist: bool


class MessagePage(Schema):
    """In order; `next` is the cursor of those that follow, "" at the end."""

    messages: list[MessageRead]
    next: str
    shown: bool


class ReviewRead(Schema):
    """What the user thought of it."""

    at: datetime
    rating: int
    given_to: str = Field(alias="for")
    agent: str
    task: str
    comment: str


class ReviewList(Schema):
    reviews: list[ReviewRead]
    shown: bool


class VisitRead(Schema):
    """One way at the conversation, by any of its links."""

    at: datetime
    kind: str
    by: str  # a member's name, a key's, or that nobody had signed in
    audience: str  # of the link
    shown: bool  # personal details were in clear


class VisitPage(Schema):
    """The newest first."""

    visits: list[VisitRead]
    next: str


class LinkRead(Schema):
    """A link that opens without signing in. Its address is told once, where it is made."""

    id: int
    conversation: str  # its link for members
    audience: str
    covers: str
    status: str  # open, ended, expired, stopped
    made_by: str
    made_at: datetime
    expires_at: datetime | None
    has_passcode: bool
    visits: int
    last_opened_at: datetime | None


class LinkPage(Schema):
    """The newest first."""

    links: list[LinkRead]
    next: str


class LinkMade(Schema):
    """A new link, and its address."""

    id: int
    link: str


class LinkEnded(Schema):
    id: int
    status: str
