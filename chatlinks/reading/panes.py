"""The panes beside the messages: Chat Collections, User details, and the links made for anyone.

One statement for all.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings

from chatlinks.conversations.bot_window import STATE
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import prepared_typed
from chatlinks.links.addresses import link_path
from chatlinks.reading.view_models import HandMark, SharedLink, Sibling

AROUND = 25  # siblings listed on either side

# Rows of four kinds in one answer: see PaneRow.
PANES = f"""
WITH s AS (
  SELECT c.id, c.number, c.started_at, {STATE} AS state, c.message_count,
    row_number() OVER (ORDER BY c.number) AS position, count(*) OVER () AS total
  FROM conversations_conversation c
  WHERE c.contact_id = %s AND c.business_id = %s AND (c.id = %s OR {{reach}}))
SELECT 'sibling', s.id, s.started_at, s.state, l.token, '', NULL::bytea,
  s.number, s.message_count, s.position, s.total
FROM s LEFT JOIN links_chatlink l ON l.conversation_id = s.id AND l.audience = 'members'
WHERE s.position BETWEEN (SELECT position FROM s WHERE id = %s) - {AROUND}
  AND (SELECT position FROM s WHERE id = %s) + {AROUND} OR %s
UNION ALL
SELECT 'entity', e.id, e.at, e.name, e.value, e.original_text, e.sealed,
  e.position, e.personal::int, 0, 0
FROM conversations_entity e WHERE e.conversation_id = ANY(%s) AND e.business_id = %s
UNION ALL
SELECT 'share', l.id, l.made_at, l.token, coalesce(p.name, ''),
  coalesce(l.expires_at::text, ''), NULL, (l.passcode <> '')::int,
  (SELECT count(*) FROM links_visit v WHERE v.link_id = l.id),
  (l.revoked_at IS NOT NULL)::int, (l.expires_at IS NOT NULL AND l.expires_at <= now())::int
FROM links_chatlink l LEFT JOIN accounts_person p ON p.id = l.made_by_id
WHERE l.conversation_id = %s AND l.business_id = %s AND l.audience = 'anyone' AND %s
UNION ALL
SELECT 'mark', k.id, k.made_at, '', coalesce(p.name, ''), '', NULL,
  k.message, k.everywhere::int, 0, 0
FROM conversations_mark k LEFT JOIN accounts_person p ON p.id = k.made_by_id
WHERE k.conversation_id = %s AND k.business_id = %s AND k.undone_at IS NULL AND %s
"""


class PaneRow(NamedTuple):
    """A row of PANES; what its columns hold depends on the kind."""

    kind: str  # sibling, entity, share, mark
    id: int
    at: datetime
    what: str  # state, name, token
    who: str | None  # token; value; who made the share or mark
    further: str  # an entity's original text; when a share ends
    sealed: bytes | None
    number: int  # of the conversation; an entity's position; a mark's message; has a passcode
    amount: int  # messages, visits; is the entity personal, the mark everywhere
    position: int  # among the siblings; is the share revoked
    total: int  # of the siblings; is the share expired


class Neighbour(NamedTuple):
    """One of the contact's conversations that the viewer may open, in order."""

    id: int
    number: int
    started_at: datetime
    state: str
    token: str | None
    messages: int
    position: int  # from 1, among those that the viewer may open
    total: int


class EntityRow(NamedTuple):
    id: int
    position: int
    name: str
    value: str
    original_text: str
    personal: bool
    sealed: bytes | None


class ShareRow(NamedTuple):
    id: int
    token: str
    made_at: datetime
    made_by: str
    expires_at: str  # as PostgreSQL writes it, "" if never
    has_passcode: bool
    visits: int
    revoked: bool
    expired: bool


class MarkRow(NamedTuple):
    id: int
    made_at: datetime
    made_by: str
    message: int
    everywhere: bool


class Panes(NamedTuple):
    neighbours: list[Neighbour]
    entities: list[EntityRow]
    shares: list[ShareRow]
    marks: list[MarkRow]


class WhichPanes(NamedTuple):
    """Of which conversation, and how much."""

    business_id: int
    contact_id: int
    conversation_id: int
    reach: Condition  # over conversations `c`: which of the contact's others the viewer may open
    every: bool  # all neighbours, for the continuous read, instead of those around
    shares: bool  # the links for anyone and the marks by hand, too


def fetch(which: WhichPanes) -> Panes:
    where, needs = which.reach
    this = which.conversation_id
    of_contact = [which.contact_id, which.business_id, this, *needs, this, this, which.every]
    of_entities = [[this], which.business_id]
    of_shares = of_marks = [this, which.business_id, which.shares]
    rows = prepared_typed(
        PaneRow,
        PANES.format(reach=where),
        [*of_contact, *of_entities, *of_shares, *of_marks],
    )
    panes = Panes([], [], [], [])
    for row in rows:
        sort_in(panes, row)
    panes.neighbours.sort(key=lambda each: each.number)
    panes.entities.sort(key=lambda each: each.position)
    panes.shares.sort(reverse=True)  # newest first
    panes.marks.sort()
    return panes


def sort_in(panes: Panes, row: PaneRow) -> None:
    if row.kind == "sibling":
        panes.neighbours.append(neighbour(row))
    elif row.kind == "entity":
        panes.entities.append(entity(row))
    elif row.kind == "share":
        panes.shares.append(share(row))
    else:
        panes.marks.append(hand_mark(row))


def neighbour(row: PaneRow) -> Neighbour:
    return Neighbour(
        id=row.id,
        number=row.number,
        started_at=row.at,
        state=row.what,
        token=row.who,
        messages=row.amount,
        position=row.position,
        total=row.total,
    )


def entity(row: PaneRow) -> EntityRow:
    return EntityRow(
        id=row.id,
        position=row.number,
        name=row.what,
        value=row.who or "",
        original_text=row.further,
        personal=bool(row.amount),
        sealed=row.sealed,
    )


def share(row: PaneRow) -> ShareRow:
    return ShareRow(
        id=row.id,
        token=row.what,
        made_at=row.at,
        made_by=row.who or "",
        expires_at=row.further,
        has_passcode=bool(row.number),
        visits=row.amount,
        revoked=bool(row.position),
        expired=bool(row.total),
    )


def hand_mark(row: PaneRow) -> MarkRow:
    return MarkRow(
        id=row.id,
        made_at=row.at,
        made_by=row.who or "",
        message=row.number,
        everywhere=bool(row.amount),
    )


def siblings(
    neighbours: Sequence[Neighbour], current: int, business: str, zone: ZoneInfo
) -> list[Sibling]:
    return [
        Sibling(
            number=each.number,
            at=each.started_at.astimezone(zone),
            state=each.state,
            business=business,
            url=link_path(each.token),
            current=each.id == current,
        )
        for each in neighbours
    ]


def shares(rows: list[ShareRow], zone: ZoneInfo) -> list[SharedLink]:
    return [shared_link(row, zone) for row in rows]


def shared_link(row: ShareRow, zone: ZoneInfo) -> SharedLink:
    status = "expired" if row.expired else "live"
    ends = datetime.fromisoformat(row.expires_at) if row.expires_at else None
    return SharedLink(
        id=row.id,
        url=settings.BASE_URL + link_path(row.token),
        made_by=row.made_by,
        made_at=row.made_at.astimezone(zone),
        expires_at=ends.astimezone(zone) if ends else None,
        has_passcode=row.has_passcode,
        visits=row.visits,
        status="revoked" if row.revoked else status,
    )


def marks(rows: list[MarkRow], path: str, zone: ZoneInfo) -> list[HandMark]:
    return [
        HandMark(
            id=row.id,
            message_url=f"{path}?at={row.message}#m-{row.message}",
            made_by=row.made_by,
            made_at=row.made_at.astimezone(zone),
            everywhere=row.everywhere,
        )
        for row in rows
    ]
