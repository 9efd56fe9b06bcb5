"""The import format of docs/import-format.md as strict models: what it doesn't know is refused."""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

Text = Field(min_length=1)


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Agent(Strict):
    name: str | None = None
    email: str | None = None


class Contact(Strict):
    id: str = Text
    name: str = "x"
    email: str = "x@y.example"
    phone: str = "1"
    channel: str = "x"
    device: str = "x"
    language: Literal["en", "hi", "hi-Latn", "ar"] = "en"
    time_zone: str = "UTC"


class Payload(Strict):
    message: str = ""
    url: str = ""


class Button(Strict):
    actionable_text: str = Text
    type: str = "TEXT_ONLY"
    uri: str = ""
    payload: Payload


class Thumbnail(Strict):
    image: str = Text


class Card(Strict):
    thumbnail: Thumbnail
    title: str = Text
    sub_title: str
    description: str
    actionables: list[Button] = Field(min_length=1)


class Picture(Strict):
    image: str = Text
    file_name: str = "x"
    title: str = "x"


class QuickReply(Strict):
    text: str = Text


class Quick(Strict):
    quick_replies: list[QuickReply] = Field(min_length=1)


class Items(Strict):
    items: list[Any] = Field(min_length=1)


ITEM = {"BUTTON": Button, "CAROUSEL": Card, "IMAGE": Picture}


class Message(Strict):
    at: AwareDatetime
    sender: Literal["user", "bot", "agent", "other"] = Field(alias="from")
    id: str = Text
    author: Agent | str | None = None
    type: str = "TEXT"
    text: str = Field(min_length=1, max_length=100_000)
    data: dict[str, Any] | None = None
    node: str = "x"
    sub_story: str = "x"
    confidence: float = Field(0.5, ge=0, le=1)
    language: str = "x"
    translation: str = "x"
    is_broken: bool = False
    is_smart_assist: bool = False

    @model_validator(mode="after")
    def body(self) -> "Message":
        if self.type in ITEM:
            for item in Items(**(self.data or {})).items:
                ITEM[self.type].model_validate(item)
        elif self.type == "TEXT" and self.data is not None:
            Quick.model_validate(self.data)
        return self


class Event(Strict):
    at: AwareDatetime
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
    text: str = "x"
    team: str = "x"
    agent: Agent | str | None = None


class Entity(Strict):
    name: str = Text
    value: str = Text
    original_text: str = "x"
    message: str = "m"
    at: AwareDatetime | None = None
    personal: bool


class Review(Strict):
    rating: int = Field(ge=1, le=5)
    comment: str = "x"
    about: Literal["bot", "agent"] = Field("bot", alias="for")
    agent: Agent | str | None = None
    task: str = "x"
    at: AwareDatetime


class Conversation(Strict):
    id: str = Field(min_length=1, max_length=200)
    contact: Contact
    messages: list[Message]
    state: Literal["bot", "queued", "active", "waiting", "completed"]
    started_at: AwareDatetime | None = None
    closed_at: AwareDatetime | None = None
    channel: str
    team: str | None = None
    assignee: Agent | str | None = None
    events: list[Event] = []
    entities: list[Entity] = []
    reviews: list[Review] = []
