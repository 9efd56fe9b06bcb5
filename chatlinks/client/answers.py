"""What the API answers, for who checks types: docs/api.md says what the fields mean."""

from typing import Any, NotRequired, TypedDict


class StoredAnswer(TypedDict):
    link: str
    new: NotRequired[bool]


class BatchAnswer(TypedDict):
    """Of each in its order: its link, or its errors."""

    results: list[dict[str, Any]]
    rejected: int


class ListedConversationAnswer(TypedDict):
    link: str
    number: int
    user: str
    state: str
    channel: str
    team: str
    agents: list[str]
    started_at: str
    last_at: str
    messages: int
    lowest_rating: int | None
    preview: str


class ConversationAnswer(TypedDict):
    link: str
    number: int
    user: str
    state: str
    channel: str
    started_at: str
    messages: int
    shown: bool
    details: dict[str, str]
    entities: list[dict[str, Any]]


# "from" and "for" are no names in Python.
MessageAnswer = TypedDict(
    "MessageAnswer",
    {
        "id": int,
        "at": str,
        "from": str,
        "author": str,
        "text": str,
        "beside": list[str],
        "translation": str,
        "broken": bool,
        "smart_assist": bool,
    },
)
ReviewAnswer = TypedDict(
    "ReviewAnswer",
    {"at": str, "rating": int, "for": str, "agent": str, "task": str, "comment": str},
)


class NewLinkAnswer(TypedDict):
    id: int
    link: str
