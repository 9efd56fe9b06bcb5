"""What is new in a chat, read and drawn once for all the pages that are about to show it alike.

A thousand pages may follow one chat and come at the same moment. The gate asks each who it is; what
they get, masked, is the same for each kind of reader, but for the link in its addresses. So it is
read and drawn once, by a token that is nobody's, and kept in memory for a moment; each reader's own
takes that one's place.

Nothing outlives a change. The key holds the one that the page has heard of (whoever read for it has
heard of it, too, so it was read afterwards), those that this process has heard of
(`web/streaming/live.Hub`), and what the gate has just read: the number of messages, and the policy
that they are masked by. Whoever names no change, and a process that hears nothing, reads for
itself.

Never of a reader who has a vault, and never what the reader wrote. `bin/bench live` shows what it
saves.
"""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from markupsafe import escape

from chatlinks.conversations.live_topics import chat, masked_anew
from chatlinks.links.viewer import Viewer
from chatlinks.reading.live.tail import Tail
from chatlinks.reading.messages import readable_rows
from chatlinks.reading.messages.own_words import own_in
from chatlinks.reading.messages.timeline import MessageRange, ReadAs, Reader
from chatlinks.reading.messages.timeline_rows import TimelineRow
from chatlinks.reading.request import read_as
from chatlinks.web.streaming.live import hub

KEPT = 2.0  # seconds
MOST = 500  # reads remembered
LONGEST_CHANGE = 40  # letters that are looked at
# Stands for a link's token in what is kept. Nobody ever gets it, so nobody can have written it.
ANYBODYS = secrets.token_hex(16)
T = TypeVar("T")


class ReadKey(NamedTuple):
    """One range of one conversation, as it is by now."""

    messages: MessageRange
    business_id: int
    rules: int
    change: str  # the page has heard of
    changes: tuple[str, ...]  # this process has


class ReaderKind(NamedTuple):
    """Readers of one kind get the same of the same rows, but for the token of their link."""

    start: int
    state: str
    zone: str
    read_as: ReadAs
    reads_notes: bool
    is_member: bool
    seen_as: tuple[tuple[str, str], ...]  # addresses say it


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


def tail(viewer: Viewer, asked: Tail, change: str) -> str:
    """What a viewer gets of it to whom personal details are hidden, as HTML."""
    key = key_of(viewer, asked.messages, change)
    if key is None:
        return own_tail(viewer, asked, rows_of(viewer, asked.messages))
    rows = remembered.get(key, lambda: rows_of(viewer, asked.messages))
    if wrote_any(viewer, rows):
        return own_tail(viewer, asked, rows)
    anybody = replace(viewer, token=ANYBODYS)
    kind = kind_of(anybody, asked)
    html = remembered.get((key, kind), lambda: own_tail(anybody, asked, rows))
    return html.replace(ANYBODYS, escape(viewer.token))


def kind_of(viewer: Viewer, asked: Tail) -> ReaderKind:
    return ReaderKind(
        start=asked.start,
        state=asked.state,
        zone=str(asked.zone),
        read_as=read_as(viewer),
        reads_notes=viewer.reads_notes,
        is_member=viewer.is_member,
        seen_as=tuple(viewer.seen_as.items()),
    )


def rows_of(viewer: Viewer, messages: MessageRange) -> list[TimelineRow]:
    """All of them, also those that this viewer may not read."""
    return readable_rows.fetch(viewer.access.business_id, [messages], sealed=False)


def wrote_any(viewer: Viewer, rows: list[TimelineRow]) -> bool:
    writer = viewer.writer_id
    return writer is not None and any(getattr(row, "writer_id", None) == writer for row in rows)


def own_tail(viewer: Viewer, asked: Tail, rows: list[TimelineRow]) -> str:
    """Of the rows that this viewer may read, with their own words."""
    readable = readable_rows.readable(viewer, rows)
    reader = Reader(
        asked.zone,
        None,
        read_as(viewer),
        own=own_in(viewer, readable),
    )
    items = reader.items(readable, [asked.messages], sessions=False)
    return asked.drawn(viewer, items)
