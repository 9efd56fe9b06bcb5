"""What is new in a chat, read once for all the pages that are about to show it alike.

A thousand pages may follow one chat and come at the same moment. The gate asks each who it is; what
they get, masked, is the same for each kind of reader, so it is read and put together once, and kept
in memory for a moment.

Nothing outlives a change. The key holds the one that the page has heard of (whoever read for it has
heard of it, too, so it was read afterwards), those that this process has heard of
(`web/streaming/live.Hub`), and what the gate has just read: the number of messages, and the policy
that they are masked by. Whoever names no change, and a process that hears nothing, reads for
itself.

Never of a reader who has a vault, and never what the reader wrote. `bin/bench live` shows what it
saves.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from chatlinks.conversations.live_topics import chat, masked_anew
from chatlinks.links.viewer import Viewer
from chatlinks.reading.messages import readable_rows
from chatlinks.reading.messages.items import Item
from chatlinks.reading.messages.own_words import own_in
from chatlinks.reading.messages.timeline import MessageRange, ReadAs, Reader
from chatlinks.reading.messages.timeline_rows import TimelineRow
from chatlinks.reading.request import read_as
from chatlinks.web.streaming.live import hub

KEPT = 2.0  # seconds
MOST = 500  # reads remembered
LONGEST_CHANGE = 40  # letters that are looked at
T = TypeVar("T")


class ReadKey(NamedTuple):
    """One range of one conversation, as it is by now."""

    messages: MessageRange
    business_id: int
    rules: int
    change: str  # the page has heard of
    changes: tuple[str, ...]  # this process has


class ReaderKind(NamedTuple):
    """Readers of one kind get the same of the same rows."""

    zone: str
    read_as: ReadAs
    reads_notes: bool
    is_member: bool


class Remembered:
    """The newest of what was read, for `KEPT` seconds; safe to use from several threads."""

    def __init__(self) -> None:
        self.kept: OrderedDict[Any, tuple[float, Any]] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: object, read: Callable[[], T]) -> T:
        with self.lock:
            at, value = self.kept.get(key, (-KEPT, None))
        if time.monotonic() - at < KEPT:
            return value  # type: ignore[no-any-return]
        at, value = time.monotonic(), read()
        with self.lock:
            self.kept[key] = at, value
            self.kept.move_to_end(key)
            while len(self.kept) > MOST:
                self.kept.popitem(last=False)
        return value


remembered = Remembered()


def key_of(
    viewer: Viewer,
    messages: MessageRange,
    change: str,
) -> ReadKey | None:
    """None where it is read for this viewer alone."""
    if not change or not hub.listening.is_set():
        return None
    id_ = messages.conversation_id
    heard = hub.state([chat(id_), masked_anew(id_)])
    return ReadKey(
        messages=messages,
        business_id=viewer.access.business_id,
        rules=viewer.access.rules,
        change=change[:LONGEST_CHANGE],
        changes=tuple(heard.values()),
    )


def items(
    viewer: Viewer,
    messages: MessageRange,
    zone: ZoneInfo,
    change: str,
) -> list[Item]:
    """What a viewer gets of this range to whom personal details are hidden."""
    key = key_of(viewer, messages, change)
    if key is None:
        return own_items(viewer, rows_of(viewer, messages), messages, zone)
    rows = remembered.get(key, lambda: rows_of(viewer, messages))
    if wrote_any(viewer, rows):
        return own_items(viewer, rows, messages, zone)
    kind = ReaderKind(
        str(zone),
        read_as(viewer),
        viewer.reads_notes,
        viewer.is_member,
    )
    return remembered.get((key, kind), lambda: own_items(viewer, rows, messages, zone))


def rows_of(viewer: Viewer, messages: MessageRange) -> list[TimelineRow]:
    """All of them, also those that this viewer may not read."""
    return readable_rows.fetch(viewer.access.business_id, [messages], sealed=False)


def wrote_any(viewer: Viewer, rows: list[TimelineRow]) -> bool:
    writer = viewer.writer_id
    return writer is not None and any(getattr(row, "writer_id", None) == writer for row in rows)


def own_items(
    viewer: Viewer,
    rows: list[TimelineRow],
    messages: MessageRange,
    zone: ZoneInfo,
) -> list[Item]:
    """Of the rows that this viewer may read, with their own words."""
    readable = readable_rows.readable(viewer, rows)
    reader = Reader(
        zone,
        None,
        read_as(viewer),
        own=own_in(viewer, readable),
    )
    return reader.items(readable, [messages], sessions=False)
