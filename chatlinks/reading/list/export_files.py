"""The files of `exports`: one row a conversation with its link, or all their messages.

Always masked: for everybody, as lists are. What the person wrote themselves is left out, for coming
back masked it would confirm a guess.
"""

import gzip
import io
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from chatlinks.database.rows import rows as rows_of_sql
from chatlinks.links import members, visits
from chatlinks.links.addresses import link_path
from chatlinks.reading.export.rows import rows_of
from chatlinks.reading.export.tables import record
from chatlinks.reading.list import exports
from chatlinks.reading.list.conversations import ListedConversation, listed
from chatlinks.reading.list.exports import Kind, NoExport, State, advance
from chatlinks.reading.messages import timeline_rows
from chatlinks.reading.messages.items import EventItem
from chatlinks.reading.messages.timeline import MessageRange, Reader
from chatlinks.reading.messages.timeline_rows import (
    TimelineEvent,
    TimelineReview,
    TimelineRow,
    TimelineStep,
)
from chatlinks.reading.models import ListExport
from chatlinks.reading.text import channel_name
from chatlinks.web.lists.paging import Cursor
from chatlinks.web.lists.spreadsheets import BOM, csv_text

MOST_BYTES = 200 * 2**20  # before it is compressed
BATCH = 100
HEADINGS = (
    "Business",
    "User",
    "Conversation",
    "State",
    "Channel",
    "Team",
    "Started",
    "Messages",
    "Lowest rating",
    "Link",
)
STALE = """
SELECT c.id FROM conversations_conversation c
JOIN workspaces_business b ON b.id = c.business_id
WHERE c.id = ANY(%s) AND c.business_id = ANY(%s) AND c.rules < b.rules"""


def make(export_id: int) -> bool:
    """Write the file. Whether it is ready; a second run begins anew."""
    export = ListExport.objects.select_related("person").filter(pk=export_id).first()
    if export is None or export.state == State.READY:
        return False
    try:
        if not exports.may_have(export):
            raise NoExport
        advance(
            export,
            state=State.RUNNING,
            done=0,
            conversation_ids=[],
            business_ids=[],
        )
        content = write(export)
        advance(
            export,
            state=State.READY,
            content=content,
            total=export.done,
        )
    except NoExport:
        advance(export, state=State.FAILED)
        return False
    # What was hidden while it was written.
    ListExport.objects.filter(pk=export_id, hidden=True).update(content=None)
    return True


def write(export: ListExport) -> bytes:
    """Raises NoExport."""
    out = io.BytesIO()
    size = 0
    with gzip.GzipFile(
        fileobj=out,
        mode="wb",
        mtime=0,
    ) as file:
        for text in texts(export):
            written = text.encode()
            size += len(written)
            if size > MOST_BYTES:
                raise NoExport
            file.write(written)
    return out.getvalue()


def texts(export: ListExport) -> Iterator[str]:
    if export.kind == Kind.LINKS:
        yield BOM + csv_text([HEADINGS])
    for batch in batches(export):
        if export.kind == Kind.LINKS:
            yield csv_text(map(cells, batch))
        else:
            visits.visit_all(export.person_id, [each.id for each in batch])
            yield from (
                f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines(export, batch)
            )


def batches(export: ListExport) -> Iterator[list[ListedConversation]]:
    """Noted in the export before their texts are read: so what is hidden from then on is heard."""
    _, search = exports.search_of(export)
    if search.filters.problem or not search.memberships:
        return
    looked_up, cursor = search.looked_up(), Cursor()
    while export.done < exports.MOST:
        batch = listed(
            search,
            looked_up,
            cursor,
            min(BATCH, exports.MOST - export.done),
        )
        note(export, batch)
        if batch:
            yield batch
        if len(batch) < BATCH:
            return
        cursor = Cursor(batch[-1].at, batch[-1].id)


def note(export: ListExport, batch: Sequence[ListedConversation]) -> None:
    businesses = {*export.business_ids, *(each.business_id for each in batch)}
    advance(
        export,
        done=export.done + len(batch),
        business_ids=sorted(businesses),
        conversation_ids=[*export.conversation_ids, *(each.id for each in batch)],
    )


def address(row: ListedConversation) -> str:
    token = row.token or members.token_of(row.business_id, row.id)
    return settings.BASE_URL + link_path(token)


def cells(row: ListedConversation) -> list[object]:
    return [
        row.business,
        f"User {row.contact_id}",
        row.number,
        row.state,
        channel_name(row.channel),
        row.team,
        row.started_at.isoformat(timespec="seconds"),
        row.messages,
        row.lowest_rating or None,
        address(row),
    ]


def lines(
    export: ListExport,
    batch: Sequence[ListedConversation],
) -> Iterator[dict[str, Any]]:
    ids = [each.id for each in batch]
    stale = {id_ for (id_,) in rows_of_sql(STALE, [ids, export.business_ids])}
    messages = message_rows(export, [each for each in batch if each.id not in stale])
    for each in batch:
        line: dict[str, Any] = {
            "business": each.business,
            "user": f"User {each.contact_id}",
            "conversation": each.number,
            "state": each.state,
            "link": address(each),
        }
        if each.id in stale:
            line["left_out"] = "It is being masked by changed rules. Export it again later."
        else:
            line["rows"] = messages.get(each.id, [])
        yield line


def message_rows(
    export: ListExport,
    batch: Sequence[ListedConversation],
) -> dict[int, list[dict[str, object]]]:
    """Conversation → its messages and reviews, masked."""
    reader = Reader(ZoneInfo(export.zone), None)
    told: dict[int, list[dict[str, object]]] = {}
    by_business = sorted(batch, key=attrgetter("business_id"))
    for business_id, own in groupby(by_business, key=attrgetter("business_id")):
        ranges = [whole(each) for each in own]
        fetched = timeline_rows.fetch(business_id, ranges, sealed=False)
        for place, of_one in groupby(fetched, key=attrgetter("place")):
            shown = [row for row in of_one if not is_own(row, export.person_id)]
            items = reader.items(shown, ranges, sessions=False)
            kept = (item for item in items if not isinstance(item, EventItem))
            range_ = ranges[place - 1]
            told[range_.conversation_id] = [record(row) for row in rows_of(kept, range_.number)]
    return told


def is_own(row: TimelineRow, person_id: int) -> bool:
    if isinstance(row, TimelineEvent | TimelineStep):
        return True  # who did what is for colleagues, and goes along with none of it
    return not isinstance(row, TimelineReview) and row.writer_id == person_id


def whole(row: ListedConversation) -> MessageRange:
    return MessageRange(
        conversation_id=row.id,
        number=row.number,
        low=0,
        high=row.messages,
        messages=row.messages,
        started_at=row.started_at,
        state=row.state,
        url="",
    )
