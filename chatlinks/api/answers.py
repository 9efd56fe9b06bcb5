"""What a program is told of what it sent."""

from typing import Any, NamedTuple

from ninja import Schema

from chatlinks.api.problems import FieldFault


class ConversationStored(Schema):
    """A conversation is stored, and this is its chat link."""

    link: str


class WrittenStored(Schema):
    """A message or event is stored; `new` is false for one that was there already."""

    new: bool
    link: str  # of the conversation that it belongs to


class ItemRejected(Schema):
    """An item of a batch that wasn't kept."""

    errors: list[FieldFault]


class ConversationBatch(Schema):
    """What became of each item of a batch, in its order."""

    results: list[ConversationStored | ItemRejected]
    new: int
    changed: int
    unchanged: int
    messages: int  # written
    rejected: int


class WrittenBatch(Schema):
    """What became of each item of a batch, in its order."""

    results: list[WrittenStored | ItemRejected]
    new: int
    unchanged: int
    rejected: int


class ChangeStored(Schema):
    """What came is so from now on; `link` is of the conversation, "" where there is none yet."""

    link: str


class ChangeBatch(Schema):
    """What became of each item of a batch, in its order."""

    results: list[ChangeStored | ItemRejected]
    stored: int
    rejected: int


class Answer(NamedTuple):
    """A status and a body that JSON can hold."""

    status: int
    body: dict[str, Any]


def batch_status(kept: int, rejected: int) -> int:
    """200: all were kept, 207: some, 422: none."""
    if not rejected:
        return 200
    return 207 if kept else 422
