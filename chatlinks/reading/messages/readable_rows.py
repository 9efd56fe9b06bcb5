"""Which rows of a conversation a viewer may read: what their link covers, and notes."""

from collections.abc import Sequence

from chatlinks.links.sharing.coverage import Coverage
from chatlinks.links.viewer import Viewer
from chatlinks.reading.messages.event_lines import INTERNAL, NOTES
from chatlinks.reading.messages.timeline_rows import (
    MessageRange,
    TimelineEvent,
    TimelineMessage,
    TimelineRow,
    fetch,
)

__all__ = ["covered", "fetch", "readable", "rows_for"]


def rows_for(viewer: Viewer, ranges: Sequence[MessageRange], *, sealed: bool) -> list[TimelineRow]:
    """What the viewer may read of these ranges, masked; `sealed`: with the originals."""
    return readable(viewer, fetch(viewer.access.business_id, ranges, sealed=sealed))


def readable(viewer: Viewer, rows: list[TimelineRow]) -> list[TimelineRow]:
    """What of these rows the viewer may read."""
    if viewer.reads_notes:
        return rows
    left_out = NOTES if viewer.is_member else INTERNAL
    return [
        row
        for row in rows
        if not (isinstance(row, TimelineEvent) and row.kind in left_out)
        and covered(viewer.coverage, row)
    ]


def covered(coverage: Coverage, row: TimelineRow) -> bool:
    if isinstance(row, TimelineMessage):
        return coverage.holds_message(row.id, row.position)
    return coverage.holds_moment(row.at)
