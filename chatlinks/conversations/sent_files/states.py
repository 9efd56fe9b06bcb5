"""How it stands with the files of a conversation, for whoever shows them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from chatlinks.database.rows import typed

KEPT, AWAITED, FAILED = "kept", "awaited", "failed"
Failure = Literal[
    "refused",
    "gone",
    "unreachable",
    "address",
    "too_big",
    "wrong_kind",
    "empty_file",
    "unreadable",
]
FAILURES: dict[str, str] = {
    "refused": "its source doesn’t hand it out",
    "gone": "it is no longer where it was",
    "unreachable": "its source couldn’t be reached",
    "address": "its address is none that this server asks",
    "too_big": "it has over 5 MB",
    "wrong_kind": "only pictures, PDF, plain text and users’ audio and video are",
    "empty_file": "it was empty",
    "unreadable": "it is broken in the export",
}


class FileState(NamedTuple):
    id: int
    state: str
    why: str  # of one that failed
    media_type: str  # by what it holds; empty until it is kept
    size: int


def states_of(business_id: int, conversation_ids: Sequence[int]) -> dict[int, FileState]:
    """Of all files of these conversations, by id."""
    states = typed(
        FileState,
        f"""SELECT {", ".join(FileState._fields)} FROM conversations_file
            WHERE business_id = %s AND conversation_id = ANY(%s)""",
        [business_id, list(conversation_ids)],
    )
    return {each.id: each for each in states}


class PlacedState(NamedTuple):
    """Of a file that a message carries, how it stands, and at which of its items."""

    places: list[int] | None  # None: as it was stored before they were
    file: FileState


class StateInMessage(NamedTuple):
    message_id: int
    places: list[int] | None
    id: int
    state: str
    why: str
    media_type: str
    size: int


BY_MESSAGE = f"""
SELECT m.id, f.places, {", ".join(f"f.{name}" for name in FileState._fields)}
FROM conversations_file f
JOIN conversations_message m
  ON m.conversation_id = f.conversation_id AND m.external_hash = f.message_hash
WHERE f.business_id = %s AND f.conversation_id = %s AND m.business_id = f.business_id
ORDER BY f.id"""


def states_by_message(business_id: int, conversation_id: int) -> dict[int, list[PlacedState]]:
    """Of the files that were fetched from elsewhere, or are to be: by their message's id, for
    whoever is shown no file's own number.
    """
    states: dict[int, list[PlacedState]] = {}
    for row in typed(StateInMessage, BY_MESSAGE, [business_id, conversation_id]):
        states.setdefault(row.message_id, []).append(PlacedState(row.places, FileState(*row[2:])))
    return states


def by_place(states: Sequence[PlacedState], carrying: Sequence[int]) -> dict[int, FileState]:
    """By the message's item; `carrying`: the items that name a file of ours. Those whose places
    aren't stored are in the order of the items that are left.
    """
    placed = {place: each.file for each in states for place in each.places or ()}
    before = [each.file for each in states if each.places is None]
    left = [place for place in carrying if place not in placed]
    if len(before) == len(left):
        placed.update(zip(left, before, strict=True))
    return placed
