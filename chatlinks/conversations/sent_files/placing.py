"""The door of files that were sent elsewhere: a message that names where one lies is stored with an
address of ours in its place. What an export holds is kept at once; all else is fetched later.

The address that the source gave is kept sealed, until the file is fetched or can't be.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import unquote

from django.utils import timezone

from chatlinks.conversations.live import files
from chatlinks.conversations.live.file_types import tidy
from chatlinks.conversations.live.files import BIGGEST, TABLE, Unfit
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.identity import Identity
from chatlinks.conversations.records.parts import FILE_CONTENT, FILE_NAME, FILE_SOURCE
from chatlinks.conversations.records.told import learning
from chatlinks.conversations.records.told.telling import MessageRow
from chatlinks.conversations.sent_files import queue
from chatlinks.conversations.sent_files.signed_in import finder_of
from chatlinks.conversations.sent_files.states import AWAITED, FAILED, KEPT
from chatlinks.database.rows import copy, execute, new_ids, typed
from chatlinks.privacy.sealing import Vault

IN_EXPORT = "export:"  # begins the address of a file that lies beside what is imported
CARRIERS = ("IMAGE", "FILE")  # types of messages
SENDERS = ("user", "agent")  # what a bot shows is for everybody to see, where it lies
NAMES = ("image", "file", "uri", "url")  # of the field that holds the address
MOST = 50  # files of one message
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)

OpenFile = Callable[[], BinaryIO]
Media = Mapping[str, OpenFile]  # address, with IN_EXPORT before it → the file


class SentFileRow(NamedTuple):
    """As the table has it."""

    id: int
    business_id: int
    conversation_id: int
    media_type: str
    size: int
    made_at: datetime
    name: bytes
    content: bytes | None
    state: str
    why: str
    source: bytes | None
    source_hash: bytes
    message_hash: bytes
    tries: int
    next_at: datetime | None
    places: list[int]


class StoredSource(NamedTuple):
    """A file that came this way before."""

    id: int
    conversation_id: int
    source_hash: bytes
    message_hash: bytes
    places: list[int] | None


class CarriedFile(NamedTuple):
    """One that a message carries, on its way into the table."""

    row: MessageRow
    vault: Vault
    address: str
    name: str
    source_hash: bytes
    open: OpenFile | None  # None: it is fetched later


class SentFiles:
    """The files of messages that are about to be stored: `place`, and, once the conversations are
    stored, `write`.
    """

    def __init__(self, business_id: int, identity: Identity) -> None:
        self.business_id = business_id
        self.identity = identity
        self.fresh: dict[int, CarriedFile] = {}  # by id
        self.stored: dict[tuple[int, bytes], StoredSource] = {}
        self.used: set[int] = set()
        self.places: dict[int, list[int]] = {}  # where its message carries each; by id
        self.messages: set[tuple[int, bytes]] = set()  # those that were placed

    def look_up(self, conversation_ids: Sequence[int]) -> None:
        """What came with these before: the same file is not fetched again."""
        if not conversation_ids:
            return
        stored = typed(
            StoredSource,
            f"""SELECT {", ".join(StoredSource._fields)} FROM {TABLE}
                WHERE business_id = %s AND conversation_id = ANY(%s)
                  AND source_hash IS NOT NULL AND name IS NOT NULL""",
            [self.business_id, list(conversation_ids)],
        )
        for each in stored:
            self.stored[each.conversation_id, bytes(each.source_hash)] = each

    def place(
        self,
        messages: Iterable[MessageRow],
        contact: KnownContact,
        media: Media,
    ) -> None:
        """Put addresses of ours in the place of the source's. Those of the user's files are known
        from then on, as those of files that they sent here: whoever repeats one shows no file.
        """
        for row in messages:
            if self.stored:
                self.messages.add((row.conversation_id, row.plain.external_hash))
            data = row.record["data"]
            if not isinstance(data, dict) or row.plain.sender not in SENDERS:
                continue
            if row.record["type"].upper() in CARRIERS:
                row.record = {**row.record, "data": self.with_ours(row, data, contact.vault, media)}
                if row.plain.sender == "user":
                    learning.learn_files(contact, row)

    def with_ours(
        self, row: MessageRow, data: dict[str, Any], vault: Vault, media: Media
    ) -> dict[str, Any]:
        items = data.get("items")
        if not isinstance(items, list):
            return {**self.placed(row, 0, data, vault, media)}
        first = [
            self.placed(row, place, each, vault, media) for place, each in enumerate(items[:MOST])
        ]
        return {**data, "items": first + items[MOST:]}

    def placed(
        self,
        row: MessageRow,
        place: int,
        item: Any,
        vault: Vault,
        media: Media,
    ) -> Any:
        field = field_of(item)
        if not field:
            return item
        address = item[field].strip()
        opener = media.get(address)
        if address.startswith(IN_EXPORT) and opener is None:
            return item
        name = str(item.get("file_name") or item.get("title") or name_in(address))
        hash_ = self.hash(row, address)
        id_ = self.id_of(
            CarriedFile(
                row,
                vault,
                address,
                name,
                hash_,
                opener,
            )
        )
        self.places.setdefault(id_, []).append(place)
        rest = {key: value for key, value in item.items() if key not in NAMES}
        kind = "image" if field == "image" else "file"
        return {**rest, kind: f"{files.OURS}{id_}", **({"file_name": name} if name else {})}

    def hash(self, row: MessageRow, address: str) -> bytes:
        """By what a file is known that comes again: its query may be another, as signatures are."""
        bare = address.partition("?")[0]
        return self.identity.keyed(b"file", row.plain.external_hash + bare.encode())

    def id_of(self, sent: CarriedFile) -> int:
        stored = self.stored.get((sent.row.conversation_id, sent.source_hash))
        if stored is not None:
            self.used.add(stored.id)
            return stored.id
        for id_, other in self.fresh.items():
            if other.row is sent.row and other.source_hash == sent.source_hash:
                return id_
        [id_] = new_ids(TABLE, 1)
        self.fresh[id_] = sent
        return id_

    # ── Their rows ────────────────────────────────────────────────────────────────────────────

    def write(self) -> None:
        """Those of messages that no longer carry them go."""
        awaited = [self.row(id_, sent) for id_, sent in self.fresh.items() if not sent.open]
        if awaited:
            copy(TABLE, SentFileRow._fields, awaited)
            queue.defer(self.business_id)
        for id_, sent in self.fresh.items():
            if sent.open:  # one at a time: each may be some megabytes
                copy(TABLE, SentFileRow._fields, [self.kept_row(id_, sent, sent.open)])
        self.put_in_place()
        self.drop([each.id for each in self.stored.values() if self.is_over(each)])

    def put_in_place(self) -> None:
        """Those that came before may have others before them now."""
        for each in self.stored.values():
            places = self.places.get(each.id)
            if places and places != each.places:
                execute(
                    f"UPDATE {TABLE} SET places = %s WHERE business_id = %s AND id = %s",
                    [places, self.business_id, each.id],
                )

    def is_over(self, stored: StoredSource) -> bool:
        is_placed = (stored.conversation_id, bytes(stored.message_hash)) in self.messages
        return is_placed and stored.id not in self.used

    def drop(self, ids: list[int]) -> None:
        if ids:
            execute(
                f"DELETE FROM {TABLE} WHERE business_id = %s AND id = ANY(%s)",
                [self.business_id, ids],
            )

    def row(self, id_: int, sent: CarriedFile) -> SentFileRow:
        now = timezone.now()
        return SentFileRow(
            id=id_,
            business_id=self.business_id,
            conversation_id=sent.row.conversation_id,
            media_type="",
            size=0,
            made_at=now,
            name=FILE_NAME.seal_bytes(sent.vault, id_, sent.name.encode()),
            content=None,
            state=AWAITED,
            why="",
            source=FILE_SOURCE.seal_bytes(sent.vault, id_, sent.address.encode()),
            source_hash=sent.source_hash,
            message_hash=sent.row.plain.external_hash,
            tries=0,
            next_at=now,
            places=self.places[id_],
        )

    def kept_row(
        self,
        id_: int,
        sent: CarriedFile,
        opener: OpenFile,
    ) -> SentFileRow:
        """Of one that is here already; it can't be kept where it is too big or of another kind."""
        row = self.row(id_, sent)._replace(source=None, next_at=None)
        try:
            with opener() as file:
                by_user = sent.row.plain.sender == "user"
                media_type, content = files.fit(file.read(BIGGEST + 1), by_user=by_user)
        except Unfit as problem:
            return row._replace(state=FAILED, why=problem.why)
        except BROKEN:
            return row._replace(state=FAILED, why="unreadable")
        name = tidy(sent.name, media_type)
        return row._replace(
            state=KEPT,
            media_type=media_type,
            size=len(content),
            name=FILE_NAME.seal_bytes(sent.vault, id_, name.encode()),
            content=FILE_CONTENT.seal_bytes(sent.vault, id_, content),
        )


def field_of(item: Any) -> str:
    """Which of its fields says where a file lies; empty if none does."""
    if not isinstance(item, dict):
        return ""
    for field in NAMES:
        value = item.get(field)
        if isinstance(value, str) and lies_elsewhere(value):
            return field
    return ""


def lies_elsewhere(address: str) -> bool:
    typed = address.strip()
    return typed.lower().startswith(("https://", "http://", IN_EXPORT)) or bool(finder_of(typed))


def name_in(address: str) -> str:
    """The name at the end of an address, if it looks like one of a file."""
    name = unquote(address.partition("?")[0].partition("#")[0].rpartition("/")[2])
    stem, dot, ending = name.rpartition(".")
    return name if stem and dot and ending.isalnum() and len(ending) <= 5 else ""
