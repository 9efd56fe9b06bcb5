"""One conversation: what is known of its user, its messages, reviews, and who opened it."""

import json
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

from chatlinks.api.reads import cursors
from chatlinks.api.reads.queries import PageQuery
from chatlinks.api.writes.storing import link_of
from chatlinks.audit.kinds import RecordKind
from chatlinks.conversations.records.parts import CONTACT_DETAILS, ENTITY, REVIEW, Part, PartRow
from chatlinks.database.rows import typed
from chatlinks.links import members
from chatlinks.links.access import LinkAccess
from chatlinks.links.viewer import Viewer
from chatlinks.manage.audit_pages.audit_rows import LIST, AuditRow
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.export.rows import row_of
from chatlinks.reading.messages import readable_rows
from chatlinks.reading.messages.items import MessageItem
from chatlinks.reading.messages.timeline import MessageRange, ReadAs, Reader
from chatlinks.reading.messages.timeline_rows import TimelineMessage
from chatlinks.reading.user_details import LABELS

VISITS = [
    RecordKind.PAGE,
    RecordKind.CONFIRMED,
    RecordKind.MORE,
    RecordKind.SEARCH,
    RecordKind.PRINT,
    RecordKind.COPY,
    RecordKind.EXPORT,
    RecordKind.FILE,
    RecordKind.API,
    RecordKind.LIVE,
    RecordKind.ROBOT,
    RecordKind.FLOOD,
]
OF_CONVERSATION = "r.business_id = %s AND r.conversation_id = %s AND r.kind = ANY(%s)"


def conversation(viewer: Viewer, vault: Vault | None) -> dict[str, Any]:
    """A ConversationRead."""
    access = viewer.access
    return {
        "link": link_of(members.token_of(access.business_id, access.conversation_id)),
        "number": access.number,
        "user": f"User {access.contact_id}",
        "state": access.state if viewer.coverage.is_whole else "",  # of the whole, and of today
        "channel": access.channel,
        "started_at": access.started_at,
        "messages": total(viewer),
        "shown": vault is not None,
        "details": details(access, vault),
        "entities": [entity(row) for row in parts(ENTITY, viewer, vault)],
    }


def details(access: LinkAccess, vault: Vault | None) -> dict[str, str]:
    masked = json.loads(access.details)
    seen = CONTACT_DETAILS.restore(vault, access.contact_id, masked, access.sealed)
    return {name: str(seen.get(name) or "") for name in LABELS}


def parts(
    part: Part[Any],
    viewer: Viewer,
    vault: Vault | None,
) -> list[PartRow[Any]]:
    """Of what the link covers, in order of time."""
    access = viewer.access
    rows = part.read_where(
        "p.business_id = %s AND p.conversation_id = %s",
        [access.business_id, access.conversation_id],
        {access.contact_id: vault},
        "p.at, p.id",
    )
    return [row for row in rows if viewer.coverage.holds_moment(row.plain.at)]


def entity(row: PartRow[Any]) -> dict[str, Any]:
    return {
        "name": row.plain.name,
        "value": row.record["value"] or "",
        "personal": row.plain.personal,
        "at": row.plain.at,
    }


def reviews(viewer: Viewer, vault: Vault | None) -> dict[str, Any]:
    """A ReviewList."""
    rows = parts(REVIEW, viewer, vault)
    return {"reviews": [review(row) for row in rows], "shown": vault is not None}


def review(row: PartRow[Any]) -> dict[str, Any]:
    return {
        "at": row.plain.at,
        "rating": row.plain.rating,
        "for": row.plain.given_to,
        "agent": row.record["agent"],
        "task": row.record["task"],
        "comment": row.record["comment"],
    }


def total(viewer: Viewer) -> int:
    """Messages up to the last one that the link covers."""
    high = viewer.coverage.high
    count = viewer.access.message_count
    return count if high is None else min(high, count)


def messages(
    viewer: Viewer,
    vault: Vault | None,
    asked: PageQuery,
) -> dict[str, Any]:
    """A MessagePage, of the very items that the page would show. Raises Problem."""
    access, end = viewer.access, total(viewer)
    low = max(cursors.position_of(asked.cursor), viewer.coverage.low)
    high = min(low + asked.limit, end)
    window = MessageRange(
        conversation_id=access.conversation_id,
        number=access.number,
        low=low,
        high=high,
        messages=access.message_count,
        started_at=access.started_at,
        state=access.state,
        url="",
    )
    rows = readable_rows.rows_for(viewer, [window], sealed=vault is not None) if low < end else []
    reader = Reader(ZoneInfo("UTC"), vault, ReadAs(tells_breaks=True))
    shown = [
        reader.message(row, (row.clock or row.at).astimezone(UTC), None)
        for row in rows
        if isinstance(row, TimelineMessage)
    ]
    return {
        "messages": [message(item, access.number) for item in shown],
        "next": cursors.encoded(str(high)) if high < end else "",
        "shown": vault is not None,
    }


def message(item: MessageItem, number: int) -> dict[str, Any]:
    """A MessageRead."""
    row = row_of(item, number)
    assert row is not None
    return {
        "id": item.id,
        "at": row.at,
        "from": row.sender,
        "author": row.author,
        "text": row.text,
        "beside": list(row.beside),
        "translation": row.translation,
        "broken": item.broken,
        "smart_assist": item.smart_assist,
    }


def visits(viewer: Viewer, asked: PageQuery) -> dict[str, Any]:
    """A VisitPage. Raises Problem."""
    access = viewer.access
    conditions = cursors.beyond(asked.cursor).conditions("r.at", "r.id")
    where = " AND ".join([OF_CONVERSATION, *(sql for sql, _ in conditions)])
    needs = [access.business_id, access.conversation_id, [str(kind) for kind in VISITS]]
    for _, more in conditions:
        needs += more
    sql = LIST.format(where=where, order="DESC")
    rows = typed(AuditRow, sql, [*needs, asked.limit + 1])
    return {
        "visits": [visit(row) for row in rows[: asked.limit]],
        "next": cursors.next_of(rows, asked.limit),
    }


def visit(row: AuditRow) -> dict[str, Any]:
    return {
        "at": row.at,
        "kind": row.kind,
        "by": row.who,
        "audience": row.audience or "",
        "shown": row.shown,
    }
