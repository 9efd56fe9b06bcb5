"""Files that are sent in a conversation: checked by what they hold, sealed with the contact's key, kept as they came."""

import mimetypes
import re
from datetime import datetime
from typing import Any, NamedTuple

import filetype

from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.database.rows import execute, new_ids, rows
from chatlinks.privacy.sealing import Vault
from chatlinks.workspaces.models import Business

TABLE = "conversations_file"
BIGGEST = 5 * 1024 * 1024  # bytes
PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")
TYPES = (*PICTURES, "application/pdf", "text/plain")
LONGEST_NAME = 120  # characters
UNPRINTABLE = re.compile(
    rb"[\x00-\x08\x0b\x0e-\x1f\x7f]"
)  # none of which a text has; tabs and new lines it may
AWKWARD = re.compile(
    r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]+'
)  # in a name, on one system or another


UNFIT = {
    "empty_file": "The file is empty.",
    "too_big": f"The file is too big: at most {BIGGEST // 2**20} MB can be sent.",
    "wrong_kind": "This kind of file can't be sent. JPEG, PNG, GIF and WebP pictures, PDF and plain text can.",
}


class Unfit(Exception):
    """The file can't be sent. `why` is one of UNFIT; the message says it and what can be sent."""

    def __init__(self, why: str) -> None:
        super().__init__(UNFIT[why])
        self.why = why


class Kept(NamedTuple):
    """A stored file, still sealed."""

    id: int
    business_id: int
    conversation_id: int
    media_type: str
    size: int  # bytes
    made_at: datetime
    name: bytes | None
    content: bytes | None  # None: its contact was forgotten


def keep(talk: LiveConversation, name: str, content: bytes) -> dict[str, Any]:
    """Store a file of the conversation; returns the `data` of the message that carries it. Raises Unfit.

    The message's type is `type_of(data)`.
    """
    media_type = media_type_of(content)
    name = tidy(name, media_type)
    [id_] = new_ids(TABLE, 1)
    seal = talk.contact.vault.seal_bytes
    execute(
        f"""INSERT INTO {TABLE} (id, business_id, conversation_id, media_type, size, name, content, made_at)
            VALUES (%s, %s, %s, %s, %s, %s, %s, now())""",
        [id_, talk.business.id, talk.id, media_type, len(content), seal(named(id_), name.encode()), seal(held(id_), content)],
    )  # fmt: skip
    kind = "image" if media_type in PICTURES else "file"
    return {"items": [{kind: f"/files/{id_}", "file_name": name, "size": said(len(content))}]}


def type_of(data: dict[str, Any]) -> str:
    """The type of a message whose data `keep` returned: IMAGE or FILE."""
    return "IMAGE" if "image" in data["items"][0] else "FILE"


def media_type_of(content: bytes) -> str:
    """What the content itself says it is. Raises Unfit for what may not be sent."""
    if not content:
        raise Unfit("empty_file")
    if len(content) > BIGGEST:
        raise Unfit("too_big")
    found = filetype.guess_mime(content) or ("text/plain" if is_text(content) else "")
    if found not in TYPES:
        raise Unfit("wrong_kind")
    return str(found)


def is_text(content: bytes) -> bool:
    """Plain text, and no markup that a browser might take for a page or a drawing."""
    if UNPRINTABLE.search(content):
        return False
    try:
        return not content.decode("utf-8-sig").lstrip().startswith("<")
    except UnicodeDecodeError:
        return False


def tidy(name: str, media_type: str) -> str:
    """A name that is safe to save by, and ends as the content is."""
    stem, dot, ending = " ".join(AWKWARD.sub(" ", name).split()).strip(" .").rpartition(".")
    right = mimetypes.guess_type(f"x.{ending}")[0] == media_type
    stem, ending = (stem, ending) if dot and right else (stem + dot + ending, endings(media_type))
    return f"{stem.strip()[:LONGEST_NAME] or 'file'}.{ending}"


def endings(media_type: str) -> str:
    return {"image/jpeg": "jpg", "text/plain": "txt"}.get(media_type, media_type.rpartition("/")[2])


def said(size: int) -> str:
    """Bytes as people say them: 48 KB."""
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(1, round(size / 2**10))} KB"


def find(id_: int) -> Kept | None:
    found = rows(
        f"SELECT id, business_id, conversation_id, media_type, size, made_at, name, content FROM {TABLE} WHERE id = %s",
        [id_],
    )
    return Kept._make(found[0]) if found else None


def open_with(vault: Vault, kept: Kept) -> tuple[str, bytes]:
    """(name, content); the vault comes from `unseal`, which recorded who opens it."""
    assert kept.name is not None
    assert kept.content is not None
    return vault.open_bytes(named(kept.id), kept.name).decode(), vault.open_bytes(
        held(kept.id), kept.content
    )


def named(id_: int) -> str:
    return f"{TABLE}.name:{id_}"


def held(id_: int) -> str:
    return f"{TABLE}:{id_}"


# ── What becomes of them ────────────────────────────────────────────────────────────────────────────────────────────


def destroy(business_id: int, contact_id: int) -> None:
    """A forgotten contact's: that they were there stays, what they held goes."""
    execute(
        f"""UPDATE {TABLE} f SET name = NULL, content = NULL FROM conversations_conversation c
            WHERE c.id = f.conversation_id AND f.business_id = %s AND c.contact_id = %s""",
        [business_id, contact_id],
    )


def list_for(business: Business, contact_id: int, vault: Vault) -> dict[int, list[dict[str, Any]]]:
    """A contact's files by conversation: name, type, bytes and time, for an export."""
    found = rows(
        f"""SELECT f.conversation_id, f.id, f.name, f.media_type, f.size, f.made_at FROM {TABLE} f
            JOIN conversations_conversation c ON c.id = f.conversation_id AND c.business_id = f.business_id
            WHERE f.business_id = %s AND c.contact_id = %s AND f.name IS NOT NULL ORDER BY f.id""",
        [business.pk, contact_id],
    )
    made: dict[int, list[dict[str, Any]]] = {}
    for conversation_id, id_, name, media_type, size, at in found:
        told = {
            "at": at.isoformat(),
            "name": vault.open_bytes(named(id_), name).decode(),
            "type": media_type,
            "size": size,
        }
        made.setdefault(conversation_id, []).append(told)
    return made


def reseal(business_id: int, conversation_id: int, left: Vault | None, now: Vault) -> None:
    """The conversation is another contact's now, and so are its files; a forgotten contact (`left` is None) had none left."""
    found = rows(
        f"SELECT id, name, content FROM {TABLE} WHERE business_id = %s AND conversation_id = %s AND content IS NOT NULL",
        [business_id, conversation_id],
    )
    for id_, name, content in found if left else []:
        assert left is not None
        again = [
            now.seal_bytes(label, left.open_bytes(label, was))
            for label, was in ((named(id_), name), (held(id_), content))
        ]
        execute(
            f"UPDATE {TABLE} SET name = %s, content = %s WHERE id = %s AND business_id = %s",
            [*again, id_, business_id],
        )
