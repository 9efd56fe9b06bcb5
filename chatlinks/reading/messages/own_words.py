"""What somebody wrote themselves is shown to them as they wrote it, though it is masked for others.

Else a guess would be confirmed by coming back masked. Their messages and events are opened with the
user's key, these rows and no others, which leaves a record ("own words"). Where they can't be
opened, they are hidden whole: again whatever they hold.

Whether anything of them is masked makes no difference to what is read, opened and recorded.
"""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from chatlinks.conversations.records.parts import EVENT, MESSAGE, Part
from chatlinks.conversations.records.record import Record
from chatlinks.links.viewer import Viewer
from chatlinks.links.visits import open_own_words
from chatlinks.privacy.masking import MARK

RowKey = tuple[str, int]  # a table and a row's id


class OwnWords(NamedTuple):
    """Of one reader: `reader_id` is None for whoever reads everything in the same way."""

    reader_id: int | None
    opened: Mapping[RowKey, Record]

    def holds(self, writer_id: int | None) -> bool:
        """Is what this person wrote the reader's own?"""
        return writer_id is not None and writer_id == self.reader_id

    def record(
        self,
        part: Part[Any],
        id_: int,
        masked: Record,
    ) -> Record:
        """One of the reader's own records, as they wrote it."""
        return self.opened.get((part.name, id_)) or hidden_whole(masked)


NOTHING_OWN = OwnWords(None, {})


def own_words(
    viewer: Viewer,
    messages: Collection[int],
    events: Collection[int],
) -> OwnWords:
    """`messages` and `events` are the ids of those that the viewer wrote, by `viewer.writer_id`."""
    if not messages and not events:
        return OwnWords(viewer.writer_id, {})
    vault = open_own_words(viewer)
    if vault is None:
        return OwnWords(viewer.writer_id, {})
    vaults = {viewer.access.contact_id: vault}
    opened: dict[RowKey, Record] = {}
    part: Part[Any]
    for part, ids in ((MESSAGE, messages), (EVENT, events)):
        if not ids:
            continue
        own = part.read_where(
            "p.business_id = %s AND p.id = ANY(%s) AND p.writer_id = %s",
            [viewer.access.business_id, list(ids), viewer.writer_id],
            vaults,
            "p.id",
        )
        opened |= {(part.name, row.id): row.record for row in own}
    return OwnWords(viewer.writer_id, opened)


def hidden_whole(masked: Record) -> Record:
    """A record of which nobody can tell what is hidden in it."""
    return {name: MARK if value else value for name, value in masked.items()}
