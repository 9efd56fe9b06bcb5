"""What is sent for each thing that the API does, the same for both clients."""

import base64
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from chatlinks.client.answers import (
    BatchAnswer,
    ConversationAnswer,
    NewLinkAnswer,
    StoredAnswer,
)

T = TypeVar("T")
Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Call(Generic[T]):
    """One request; `T` is what is answered."""

    method: str
    path: str  # below /api/v1/
    sent: Any = None
    asked: dict[str, Any] = field(default_factory=dict)
    name: str = field(default_factory=lambda: uuid.uuid4().hex)  # as Idempotency-Key

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.method == "GET" else {"Idempotency-Key": self.name}


def store(route: str, one: Fields) -> Call[StoredAnswer]:
    return Call("POST", route, dict(one))


def store_many(route: str, items: Sequence[Fields]) -> Call[BatchAnswer]:
    """`route` is messages, events, conversations, contacts, entities, reviews, steps, files, edits
    or deletions.
    """
    return Call("POST", route, [dict(each) for each in items])


def store_file(
    contact: Fields,
    message: Fields,
    name: str,
    content: bytes,
) -> Call[StoredAnswer]:
    file = {"name": name, "content": base64.b64encode(content).decode()}
    return store("files", {"contact": contact, "message": message, "file": file})


def edit(contact_id: str, message: Fields) -> Call[StoredAnswer]:
    return store("edits", {"contact": {"id": contact_id}, "message": message})


def delete(contact_id: str, message_id: str) -> Call[StoredAnswer]:
    return store("deletions", {"contact": {"id": contact_id}, "message": {"id": message_id}})


def page(path: str, asked: Fields) -> Call[dict[str, Any]]:
    wanted = {name: value for name, value in asked.items() if value not in (None, "")}
    return Call("GET", path, asked=wanted)


def part(link: str, name: str = "") -> str:
    """The path of a conversation, or of a part of it, by a link of it."""
    token = link.rstrip("/").rpartition("/")[2]
    return f"conversations/{token}/{name}" if name else f"conversations/{token}"


def conversation(link: str) -> Call[ConversationAnswer]:
    return Call("GET", part(link))


def make_link(link: str, wanted: Fields) -> Call[NewLinkAnswer]:
    return Call("POST", "links", {**wanted, "conversation": link})


def end_link(link_id: int) -> Call[dict[str, Any]]:
    return Call("POST", f"links/{link_id}/end", {})
