"""A conversation as PDF, set by Typst in a process of its own with limits of time and memory.

No text of a conversation is ever source to Typst: it gets all of them as data, JSON beside its
source, and sets strings as strings.
"""

import base64
import json
import re
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from chatlinks.conversations.live import files
from chatlinks.conversations.live.file_types import PICTURES
from chatlinks.reading.export.rows import Export, ExportRow

SECONDS = 60  # for one file, by the clock
PATIENCE = 5.0  # seconds that one waits for others’
AT_ONCE = threading.BoundedSemaphore(2)  # in a process of the server
MOST_ROWS = 5_000
MOST_PICTURES = 60
MOST_BYTES = 12 * 2**20  # of pictures
SENDERS = {"bot": "Bot", "agent": "Assistant", "other": "Automatic"}
RIGHT_TO_LEFT = ("R", "AL")
ENDLESS = re.compile(r"[\x21-\x7e\u00a1-\u024f]{40,}")  # letters without a space
PIECE = re.compile(r".{1,8}")
NO_WIDTH = "\u200b"


class NoPDF(Exception):
    """It can't be set as PDF; the message says why and what to do."""


TOO_LONG = "This is too long for a PDF. Choose text, CSV or JSON instead."
BUSY = "Others have PDFs made just now. Try again in a minute, or choose another format."
FAILED = "The PDF can't be made. Choose text, CSV or JSON instead."


def as_pdf(export: Export) -> bytes:
    """Raises NoPDF."""
    if len(export.rows) > MOST_ROWS:
        raise NoPDF(TOO_LONG)
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise NoPDF(BUSY)
    try:
        shown = pictures(export)
        try:
            return typeset(export, shown)
        except subprocess.SubprocessError:
            if not shown:
                raise NoPDF(FAILED) from None
        try:
            return typeset(export, {})  # one of them may be no picture to Typst
        except subprocess.SubprocessError:
            raise NoPDF(FAILED) from None
    finally:
        AT_ONCE.release()


def typeset(export: Export, shown: dict[int, tuple[str, bytes]]) -> bytes:
    """Raises subprocess.SubprocessError where it failed or took too long."""
    handed = {
        "export": written(export, shown),
        "pictures": {name: base64.b64encode(content).decode() for name, content in shown.values()},
    }
    done = subprocess.run(
        [sys.executable, "-P", "-m", "chatlinks.reading.export.typesetter"],
        input=json.dumps(handed).encode(),
        capture_output=True,
        timeout=SECONDS,
        check=True,
        env={"PATH": "", "RAYON_NUM_THREADS": "1"},  # no key and no database
    )
    return done.stdout


def pictures(export: Export) -> dict[int, tuple[str, bytes]]:
    """File → (its name for Typst, its content): as far as this reader sees them, and no more than
    is bearable. A message may name any file: only those of these conversations are opened."""
    shown: dict[int, tuple[str, bytes]] = {}
    size = 0
    if export.vault is None:
        return shown
    for id_ in [id_ for row in export.rows for id_ in row.pictures][:MOST_PICTURES]:
        kept = files.find(id_)
        if id_ in shown or kept is None or not is_of(kept, export):
            continue
        size += kept.size
        if size > MOST_BYTES:
            break
        _, content = files.open_with(export.vault, kept)
        ending = kept.media_type.rpartition("/")[2].replace("jpeg", "jpg")
        shown[id_] = (f"picture-{id_}.{ending}", content)
    return shown


def is_of(kept: files.StoredFile, export: Export) -> bool:
    return (
        kept.business_id == export.business_id
        and kept.conversation_id in export.conversation_ids
        and kept.content is not None
        and kept.media_type in PICTURES
    )


def written(export: Export, shown: dict[int, tuple[str, bytes]]) -> dict[str, Any]:
    """What `conversation.typ` sets."""
    return {
        "business": export.business,
        "title": export.title,
        "origin": export.origin,
        "details": export.details,
        "hidden": not export.shown,
        "rows": list(set_rows(export.rows, shown)),
    }


def set_rows(
    rows: list[ExportRow],
    shown: dict[int, tuple[str, bytes]],
) -> Iterator[dict[str, Any]]:
    day: date | None = None
    before: ExportRow | None = None
    for row in rows:
        if row.kind == "conversation":
            yield {"kind": "conversation", "text": f"Conversation {row.conversation}"}
            before = None
            continue
        if row.at.date() != day:
            day, before = row.at.date(), None
            yield {"kind": "day", "text": f"{day:%A, %d %B %Y}"}
        goes_on = before is not None and same_author(row, before)
        pictures = [shown[id_][0] for id_ in row.pictures if id_ in shown]
        yield set_row(row) | {"author": "" if goes_on else row.author, "pictures": pictures}
        before = row


def set_row(row: ExportRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "side": "user" if row.sender == "user" else "business",
        "sender": row.sender,
        "role": SENDERS.get(row.sender, ""),
        "rtl": is_right_to_left(row.text),
        "author_rtl": is_right_to_left(row.author),
        "text": breakable(row.text),
        "beside": list(row.beside),
        "translation": row.translation,
        "rating": row.rating or 0,
        "clock": f"{row.at:%H:%M}",
    }


def breakable(text: str) -> str:
    """With places where what is longer than a line may be broken; they are of no width."""
    return ENDLESS.sub(lambda run: NO_WIDTH.join(PIECE.findall(run[0])), text)


def same_author(row: ExportRow, before: ExportRow) -> bool:
    return (row.kind, row.sender, row.author) == ("message", before.sender, before.author)


def is_right_to_left(text: str) -> bool:
    """By its first letter, as browsers tell it."""
    for sign in text[:500]:
        kind = unicodedata.bidirectional(sign)
        if kind in RIGHT_TO_LEFT:
            return True
        if kind == "L":
            return False
    return False
