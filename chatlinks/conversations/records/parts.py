"""One shape for what is stored of a conversation: a table's columns, which of them are masked, what
a seal is bound to.

Import, live chats, masking anew, forgetting, search and export all write and read messages, events,
entities, reviews and steps through MESSAGE, EVENT, ENTITY, REVIEW and STEP.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any, Generic, TypeVar, cast

from chatlinks.conversations.records.plain import (
    PlainEntity,
    PlainEvent,
    PlainMessage,
    PlainReview,
    PlainStep,
)
from chatlinks.conversations.records.record import Record, restore_record
from chatlinks.database.rows import copy, execute, prepared, rows
from chatlinks.privacy.sealing import Vault

# ── What is sealed ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, eq=False)
class Sealed:
    """One kind of sealed value. Each is bound to its row: moved to another, it doesn't open."""

    name: str

    def binding(self, id_: int) -> str:
        """What is stored opens by this and by nothing else, so it stays as it is for good."""
        return f"{self.name}:{id_}"

    def seal(self, vault: Vault | None, id_: int, originals: Any) -> bytes | None:
        """None where there is nothing to seal, or no key left to seal it with."""
        if vault is None or not originals:
            return None
        return vault.seal(self.binding(id_), originals)

    def open(self, vault: Vault, id_: int, sealed: bytes | None) -> Any:
        """The originals; an empty list of a row without any."""
        return vault.open(self.binding(id_), sealed)

    def restore(
        self,
        vault: Vault | None,
        id_: int,
        masked: Record,
        sealed: bytes | None,
        mark: Callable[[list[Any]], list[Any]] = list,
    ) -> Record:
        """The record as it was before masking; without a vault, as it is stored.

        `mark` has the originals and gives what is put back: for a page, one that tells them apart.
        """
        if vault is None or sealed is None:
            return masked
        return restore_record(masked, mark(self.open(vault, id_, sealed)))

    def seal_bytes(self, vault: Vault, id_: int, content: bytes) -> bytes:
        return vault.seal_bytes(self.binding(id_), content)

    def open_bytes(self, vault: Vault, id_: int, sealed: bytes) -> bytes:
        return vault.open_bytes(self.binding(id_), sealed)

    def hand_over(self, id_: int, sealed: bytes, left: Vault, to: Vault) -> bytes:
        """The same, sealed anew for another contact."""
        return self.seal_bytes(to, id_, self.open_bytes(left, id_, sealed))


CONTACT_DETAILS = Sealed("contact")
KNOWN_VALUES = Sealed("known")
FILE_CONTENT = Sealed("conversations_file")
FILE_NAME = Sealed("conversations_file.name")
FILE_SOURCE = Sealed("conversations_file.source")  # where it lies, until it is fetched

# ── Rows and their tables ─────────────────────────────────────────────────────────────────────


P = TypeVar("P", bound=PlainMessage | PlainEvent | PlainEntity | PlainReview | PlainStep)


@dataclass(slots=True)
class PartRow(Generic[P]):
    """One message, event, entity, review or step, from the door to its table and back."""

    id: int
    conversation_id: int
    contact_id: int
    plain: P
    record: Record  # its texts in clear
    masked: Record = field(default_factory=dict)  # as they are stored; empty until masked
    originals: list[Any] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Part(Sealed, Generic[P]):
    """One table of parts; its `name` is the table's.

    The texts of a row are masked and sealed as one record.
    """

    plain: type[P]
    texts: tuple[str, ...]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return (
            *("id", "business_id", "conversation_id"),
            *self.plain._fields,
            *self.texts,
            "sealed",
        )

    def select(self, alias: str, columns: Sequence[str] = ()) -> str:
        """Columns as SQL; without any named, the texts: what `record` takes."""
        return ", ".join(f"{alias}.{column}" for column in columns or self.texts)

    def record(self, values: Sequence[Any]) -> Record:
        """The masked record, of its texts as they were read."""
        record: Record = dict(zip(self.texts, values, strict=True))
        if record.get("data") is not None:
            record["data"] = json.loads(record["data"])
        return record

    @cached_property
    def texts_in(self) -> Callable[[object], tuple[Any, ...]]:
        """The values of `texts`, of a row that was read with each under its own name."""
        return attrgetter(*self.texts)

    def record_of(self, row: object) -> Record:
        """The masked record of such a row."""
        return self.record(self.texts_in(row))

    @cached_property
    def in_order(self) -> Callable[[Record], tuple[Any, ...]]:
        """The values of a record, in the order of `texts`."""
        return itemgetter(*self.texts)

    def stored_texts(self, masked: Record) -> tuple[Any, ...]:
        if masked.get("data") is not None:
            masked = {**masked, "data": json.dumps(masked["data"], ensure_ascii=False)}
        return self.in_order(masked)

    def stored(
        self,
        business_id: int,
        row: PartRow[P],
        vault: Vault | None,
    ) -> tuple[Any, ...]:
        """The row as `columns` hold it: masked, its originals sealed."""
        return (
            row.id,
            business_id,
            row.conversation_id,
            *row.plain,
            *self.stored_texts(row.masked),
            self.sealed(row, vault),
        )

    def sealed(self, row: PartRow[P], vault: Vault | None) -> bytes | None:
        """What a member wrote is sealed even where nothing of it is masked: whoever reads their
        own words waits for the same steps, whatever they hit upon."""
        if vault is not None and row.plain.writer_id is not None:
            return vault.seal(self.binding(row.id), row.originals)
        return self.seal(vault, row.id, row.originals)

    def copy(self, stored: Iterable[tuple[Any, ...]]) -> None:
        """Append rows, each as `stored` gives it."""
        copy(self.name, self.columns, stored)

    def insert(self, business_id: int, row: PartRow[P], vault: Vault) -> None:
        places = ", ".join(["%s"] * len(self.columns))
        prepared(
            f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({places})",
            self.stored(business_id, row, vault),
        )

    def update(
        self,
        business_id: int,
        row: PartRow[P],
        vault: Vault | None,
    ) -> None:
        """Store how the row is masked now."""
        texts = ", ".join(f"{column} = %s" for column in self.texts)
        execute(
            f"UPDATE {self.name} SET {texts}, sealed = %s WHERE id = %s AND business_id = %s",
            [*self.stored_texts(row.masked), self.sealed(row, vault), row.id, business_id],
        )

    def next(self, business_id: int, conversation_id: int) -> tuple[int, int]:
        """(id, position) of the row that comes next in a conversation."""
        found = rows(
            f"""SELECT nextval((SELECT pg_get_serial_sequence(%s, 'id'))::regclass),
                       coalesce(max(position), -1) + 1
                FROM {self.name}
                WHERE conversation_id = %s AND business_id = %s""",
            [self.name, conversation_id, business_id],
        )
        return int(found[0][0]), int(found[0][1])

    def read(
        self, business_id: int, vaults: Mapping[int, Vault | None], but: Sequence[int] = ()
    ) -> list[PartRow[P]]:
        """Every row of these contacts, by contact, conversation and position.

        Opened where there is a vault for it.

        `but` are conversations to leave out. Where nothing was masked, `record` and `masked` are
        one and the same.
        """
        return self.read_where(
            "p.business_id = %s AND c.contact_id = ANY(%s) AND c.id <> ALL(%s)",
            [business_id, list(vaults), list(but)],
            vaults,
            "c.contact_id, c.id, p.position, p.id",
        )

    def read_where(
        self, where: str, parameters: list[Any], vaults: Mapping[int, Vault | None], order: str
    ) -> list[PartRow[P]]:
        """Rows `p` of conversations `c`; `where` and `order` are our own SQL."""
        found = rows(self.selecting(where, order), parameters)
        return [self.row(values, vaults) for values in found]

    def read_again(
        self, where: str, parameters: list[Any], vaults: Mapping[int, Vault | None], order: str
    ) -> list[PartRow[P]]:
        """As `read_where`, for what is read with every message: planned once."""
        found = prepared(self.selecting(where, order), parameters)
        return [self.row(values, vaults) for values in found]

    def selecting(self, where: str, order: str) -> str:
        return f"""SELECT p.id, p.conversation_id, c.contact_id, p.sealed,
                       {self.select("p", self.plain._fields)}, {self.select("p")}
                FROM {self.name} p
                JOIN conversations_conversation c
                  ON c.id = p.conversation_id AND c.business_id = p.business_id
                WHERE {where}
                ORDER BY {order}"""

    def row(self, values: Sequence[Any], vaults: Mapping[int, Vault | None]) -> PartRow[P]:
        id_, conversation_id, contact_id, sealed, *rest = values
        plain = cast(P, self.plain._make(rest[: len(self.plain._fields)]))
        masked = self.record(rest[len(self.plain._fields) :])
        vault = vaults[contact_id]
        originals = self.open(vault, id_, sealed) if vault else []
        return PartRow(
            id=id_,
            conversation_id=conversation_id,
            contact_id=contact_id,
            plain=plain,
            record=restore_record(masked, originals) if vault else masked,
            masked=masked,
            originals=originals,
        )


# A record is masked, and its originals lie, in the order of the columns' names.
MESSAGE = Part(
    "conversations_message",
    PlainMessage,
    ("author", "data", "language", "node", "sub_story", "text", "translation", "type"),
)
EVENT = Part("conversations_event", PlainEvent, ("agent", "team", "text"))
ENTITY = Part("conversations_entity", PlainEntity, ("original_text", "value"))
REVIEW = Part("conversations_review", PlainReview, ("agent", "comment", "task"))
STEP = Part("conversations_step", PlainStep, ("agent", "arguments", "name", "result"))
PARTS: tuple[Part[Any], ...] = (MESSAGE, EVENT, ENTITY, REVIEW, STEP)
