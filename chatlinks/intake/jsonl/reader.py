"""Read the neutral format: one conversation a line, each checked by itself."""

from collections.abc import Iterator
from typing import BinaryIO

from pydantic import TypeAdapter

from chatlinks.conversations.records.incoming import Incoming
from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.checking import Faulty, checked
from chatlinks.intake.load import Reject

SHAPE = TypeAdapter(Incoming)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # which some programs put before the first line
LONGEST = 64 * 1024 * 1024  # bytes in a line; a longer one is no conversation


def read(file: BinaryIO) -> Iterator[IncomingConversation | Reject]:
    """Every line of the file that isn't blank, in order, in constant memory."""
    number = 0
    while raw := file.readline(LONGEST):
        number += 1
        raw = raw.removeprefix(BYTE_ORDER_MARK)  # of each file, where several were put together
        if len(raw) == LONGEST and not raw.endswith(b"\n"):
            rest = until_its_end(file)
            yield Reject(number, raw, [f"longer than {LONGEST:,} bytes"], rest)
            for _ in rest:
                pass
        elif raw.strip():
            yield parse(number, raw)


def until_its_end(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.readline(LONGEST):
        yield piece
        if piece.endswith(b"\n"):
            return


def parse(number: int, raw: bytes) -> IncomingConversation | Reject:
    try:
        conversation = checked(SHAPE, raw, ended=raw.endswith(b"\n"))
    except Faulty as problem:
        return Reject(number, raw, problem.reasons)
    if doubled := twice([message.id for message in conversation.messages if message.id]):
        reason = "another message of this conversation has the same id"
        return Reject(number, raw, [f"messages[{doubled}].id: {reason}"])
    return IncomingConversation(conversation, raw.strip(), number)


def twice(ids: list[str]) -> int | None:
    seen: set[str] = set()
    for place, id_ in enumerate(ids):
        if id_ in seen:
            return place
        seen.add(id_)
    return None
