"""What a page says after something was done, and how that is undone.

Drawn as a notice at the top of the next page, which web/toast.js makes a toast.
"""

import json
from typing import NamedTuple

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest


class Undo(NamedTuple):
    """A form that takes back what was done: where it is sent, and its fields."""

    url: str
    fields: dict[str, str]


class Note(NamedTuple):
    level: str  # success, warning, error …
    text: str
    undo: Undo | None


def say(
    request: HttpRequest,
    text: str,
    undo: Undo | None = None,
    level: int = messages.SUCCESS,
) -> None:
    """`undo` may be no more than the reader may do anyhow: its address asks them again."""
    tags = json.dumps(undo) if undo else ""
    messages.add_message(request, level, text, extra_tags=tags)


def notes_of(request: HttpRequest) -> list[Note]:
    """Those that the reader hasn't seen yet."""
    return [drawn(message) for message in messages.get_messages(request)]


def drawn(message: Message) -> Note:
    tags = message.extra_tags or ""
    undo = Undo(*json.loads(tags)) if tags.startswith("[") else None
    return Note(message.level_tag, str(message.message), undo)
