"""Files that are sent in a conversation: checked by what they hold, sealed with the contact's key,
kept as they came, but for what photos tell of where they were taken.
"""

import json
import re
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

import filetype
from django.utils import timezone

from chatlinks.conversations.live.file_types import PICTURES, RECORDINGS, TYPES, tidy
from chatlinks.conversations.live.open_conversation import OpenConversation
from chatlinks.conversations.live.pictures import BrokenPicture, without_its_place
from chatlinks.conversations.records.parts import FILE_CONTENT, FILE_NAME, FILE_SOURCE
from chatlinks.database.rows import copy, execute, new_ids, rows, typed
from chatlinks.privacy.sealing import Vault

TABLE = "conversations_file"
OURS = "/files/"  # begins the address of one, before its id
BIGGEST = 5 * 1024 * 1024  # bytes
# None of which a text has; tabs and new lines it may.
UNPRINTABLE = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
UNFIT = {
    "empty_file": "The file is empty.",
    "too_big": f"The file is too big: at most {BIGGEST // 2**20} MB can be sent.",
    "wrong_kind": (
        "This kind of file can't be sent. JPEG, PNG, GIF and WebP pictures, PDF and plain text"
        " can; of users, audio and video, too."
    ),
}


class Unfit(Exception):
    """The file can't be sent. `why` is one of UNFIT; the message says it and what can be sent."""

    def __init__(self, why: str) -> None:
        super().__init__(UNFIT[why])
        self.why = why


class StoredFile(NamedTuple):
    """A stored file, still sealed."""

    id: int
    business_id: int
    conversation_id: int
    media_type: str
    size: int  # bytes
    made_at: datetime
    name: bytes | None
    content: bytes | None  # None: its contact was forgotten


def keep(
    conversation: OpenConversation,
    name: str,
    content: bytes,
    *,
    by_user: bool = False,
) -> dict[str, Any]:
    """Store a file of the conversation; returns the `data` of the message that carries it.

    Raises Unfit.

    The message's type is `type_of(data)`.
    """
    media_type, content = fit(content, by_user=by_user)
    name = tidy(name, media_type)
    [id_] = new_ids(TABLE, 1)
    vault = conversation.contact.vault
    file = StoredFile(
        id=id_,
        business_id=conversation.business.id,
        conversation_id=conversation.id,
        media_type=media_type,
        size=len(content),
        made_at=timezone.now(),
        name=FILE_NAME.seal_bytes(vault, id_, name.encode()),
        content=FILE_CONTENT.seal_bytes(vault, id_, content),
    )
    copy(TABLE, StoredFile._fields, [file])
    kind = "image" if media_type in PICTURES else "file"
    item = {
        kind: f"{OURS}{id_}",
        "file_name": name,
        "size": readable_size(len(content)),
    }
    return {"items": [item]}


def type_of(data: dict[str, Any]) -> str:
    """The type of a message whose data `keep` returned: IMAGE or FILE."""
    return "IMAGE" if "image" in data["items"][0] else "FILE"


def fit(content: bytes, *, by_user: bool) -> tuple[str, bytes]:
    """(media type, content as it is kept). Raises Unfit."""
    media_type = media_type_of(content)
    if media_type in RECORDINGS and not by_user:
        raise Unfit("wrong_kind")
    try:
        return media_type, without_its_place(content, media_type)
    except BrokenPicture as problem:
        raise Unfit("wrong_kind") from problem


def media_type_of(content: bytes) -> str:
    """What the content itself says it is. Raises Unfit for what may not be sent."""
    if not content:
        raise Unfit("empty_file")
    if len(content) > BIGGEST:
        raise Unfit("too_big")
    media_type = filetype.guess_mime(content)
    if not media_type and is_text(content):
        media_type = "text/plain"
    if media_type not in TYPES and media_type not in RECORDINGS:
        raise Unfit("wrong_kind")
    return str(media_type)


def is_text(content: bytes) -> bool:
    """Plain text, and no markup that a browser might take for a page or a drawing."""
    if UNPRINTABLE.search(content):
        return False
    try:
        return not content.decode("utf-8-sig").lstrip().startswith("<")
    except UnicodeDecodeError:
        return False


def readable_size(size: int) -> str:
    """Bytes as people say them: 48 KB."""
    if size >= 2**20:
        return f"{size / 2**20:.1f} MB"
    return f"{max(1, round(size / 2**10))} KB"


def find(id_: int) -> StoredFile | None:
    found = rows(f"SELECT {', '.join(StoredFile._fields)} FROM {TABLE} WHERE id = %s", [id_])
    return StoredFile._make(found[0]) if found else None


def open_with(vault: Vault, file: StoredFile) -> tuple[str, bytes]:
    """(name, content); the vault comes from `unseal`, which recorded who opens it."""
    assert file.name is not None
    assert file.content is not None
    name = FILE_NAME.open_bytes(vault, file.id, file.name).decode()
    return name, FILE_CONTENT.open_bytes(vault, file.id, file.content)


# ── What becomes of them ──────────────────────────────────────────────────────────────────────


def destroy(business_id: int, contact_id: int) -> None:
    """A forgotten contact's: that they were there stays, what they held goes."""
    execute(
        f"""UPDATE {TABLE} f SET name = NULL, content = NULL, source = NULL
            FROM conversations_conversation c
            WHERE c.id = f.conversation_id AND f.business_id = %s AND c.contact_id = %s""",
        [business_id, contact_id],
    )


OWN_FILE = re.compile(r"/files/(\d{1,18})")


def destroy_those_of(
    business_id: int,
    conversation_id: int,
    data: Any,
    but: Collection[int] = (),
) -> None:
    """The files that a message of the conversation carried: its `data` as `keep` returned it.
    `but`: those that it goes on carrying.
    """
    carried = {int(id_) for id_ in OWN_FILE.findall(json.dumps(data))}
    ids = sorted(carried.difference(but))
    execute(
        f"""UPDATE {TABLE} SET name = NULL, content = NULL, source = NULL
            WHERE business_id = %s AND conversation_id = %s AND id = ANY(%s)""",
        [business_id, conversation_id, ids],
    )


class NamedFile(NamedTuple):
    """A file as an export tells of it; the name is sealed."""

    conversation_id: int
    id: int
    name: bytes
    media_type: str
    size: int
    made_at: datetime


def list_for(
    business_id: int,
    contact_id: int,
    vault: Vault,
) -> dict[int, list[dict[str, Any]]]:
    """A contact's files by conversation: name, type, bytes and time, for an export."""
    kept = typed(
        NamedFile,
        f"""SELECT f.conversation_id, f.id, f.name, f.media_type, f.size, f.made_at FROM {TABLE} f
            JOIN conversations_conversation c
              ON c.id = f.conversation_id AND c.business_id = f.business_id
            WHERE f.business_id = %s AND c.contact_id = %s AND f.content IS NOT NULL
            ORDER BY f.id""",
        [business_id, contact_id],
    )
    files: dict[int, list[dict[str, Any]]] = {}
    for each in kept:
        file = {
            "at": each.made_at.isoformat(),
            "name": FILE_NAME.open_bytes(vault, each.id, each.name).decode(),
            "type": each.media_type,
            "size": each.size,
        }
        files.setdefault(each.conversation_id, []).append(file)
    return files


def hand_over(
    business_id: int,
    conversation_id: int,
    left: Vault | None,
    to: Vault,
) -> None:
    """The conversation is another contact's now, and so are its files.

    A forgotten one (`left` is None) had none left.
    """
    if left is None:
        return
    sealed = typed(
        SealedColumns,
        f"""SELECT id, name, content, source FROM {TABLE}
            WHERE business_id = %s AND conversation_id = %s AND name IS NOT NULL""",
        [business_id, conversation_id],
    )
    for file in sealed:
        execute(
            f"""UPDATE {TABLE} SET name = %s, content = %s, source = %s
                WHERE id = %s AND business_id = %s""",
            [*sealed_anew(file, left, to), file.id, business_id],
        )


class SealedColumns(NamedTuple):
    """All of a file that is sealed."""

    id: int
    name: bytes | None
    content: bytes | None
    source: bytes | None


def sealed_anew(file: SealedColumns, left: Vault, to: Vault) -> list[bytes | None]:
    columns = (
        (FILE_NAME, file.name),
        (FILE_CONTENT, file.content),
        (FILE_SOURCE, file.source),
    )
    return [each and kind.hand_over(file.id, each, left, to) for kind, each in columns]
