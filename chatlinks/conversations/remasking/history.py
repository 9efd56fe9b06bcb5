"""All that is stored of some contacts: read, masked again, and written where that differs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from chatlinks.conversations.live_topics import announce_masked_anew
from chatlinks.conversations.records.masker import Masker
from chatlinks.conversations.records.parts import PARTS, Part, PartRow
from chatlinks.conversations.records.record import Record
from chatlinks.database.rows import execute
from chatlinks.privacy.sealing import Vault

History = dict[Part[Any], list[PartRow[Any]]]  # rows by contact, conversation and position


def read(
    business_id: int,
    vaults: Mapping[int, Vault | None],
    but: Sequence[int] = (),
) -> History:
    """Of these contacts, each with what opens its originals: all conversations without `but`."""
    return {part: part.read(business_id, vaults, but) for part in PARTS}


def within(history: History, conversation_ids: Collection[int]) -> History:
    return {
        part: [row for row in part_rows if row.conversation_id in conversation_ids]
        for part, part_rows in history.items()
    }


def by_contact(history: History) -> dict[int, History]:
    return split(history, "contact_id")


def by_conversation(history: History) -> dict[int, History]:
    return split(history, "conversation_id")


def split(history: History, by: str) -> dict[int, History]:
    """By one of the rows' ids; a share holds only the parts that it has rows of."""
    shares: dict[int, History] = {}
    for part, part_rows in history.items():
        for id_, own in groupby(part_rows, key=attrgetter(by)):
            shares.setdefault(id_, {})[part] = list(own)
    return shares


def records(history: History) -> Iterator[Record]:
    for part_rows in history.values():
        for row in part_rows:
            yield row.record


def mask(
    business_id: int,
    history: History,
    masker: Masker,
    vault: Vault | None,
) -> None:
    """Mask a contact's rows again, write those that differ; without a vault nothing is sealed."""
    changed: set[int] = set()
    for part, part_rows in history.items():
        for row in masker.mask(part, part_rows):
            part.update(business_id, row, vault)
            changed.add(row.conversation_id)
    announce_masked_anew(changed)


def mask_channel(
    business_id: int,
    conversation_id: int,
    channel: str,
    masker: Masker,
) -> None:
    """The name of a channel is nothing that one gives back: what was masked in it once stays
    masked.
    """
    masked = masker.within(conversation_id).mask_text(channel)
    if masked != channel:
        execute(
            "UPDATE conversations_conversation SET channel = %s WHERE id = %s AND business_id = %s",
            [masked, conversation_id, business_id],
        )
