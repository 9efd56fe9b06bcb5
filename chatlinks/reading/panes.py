"""The panes beside the messages: Chat Collections, User details, and the marks made by hand.

One statement for all.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from chatlinks.conversations.bot_window import STATE
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import prepared_typed
from chatlinks.links.addresses import link_path
from chatlinks.reading.view_models import HandMark, Sibling

AROUND = 25  # siblings listed on either side

# Rows of three kinds in one answer: see PaneRow.
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
SELECT 'mark', k.id, k.made_at, '', coalesce(p.name, ''), '', NULL,
  k.message, k.everywhere::int, 0, 0
FROM conversations_mark k LEFT JOIN accounts_person p ON p.id = k.made_by_id
WHERE k.conversation_id = %s AND k.business_id = %s AND k.undone_at IS NULL AND %s
"""


class PaneRow(NamedTuple):
    """A row of PANES; what its columns hold depends on the kind."""

    kind: str  # sibling, entity, mark
    id: int
    at: datetime
    what: str  # state, name
    who: str | None  # token; value; who made the mark
    further: str  # an entity's original text
    sealed: bytes | None
    number: int  # of the conversation; an entity's position; a mark's message
    amount: int  # messages; is the entity personal, the mark everywhere
    position: int  # among the siblings
    total: int  # of the siblings


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
    at: datetime
    position: int
    name: str
    value: str
    original_text: str
    personal: bool
    sealed: bytes | None


class MarkRow(NamedTuple):
    id: int
    made_at: datetime
    made_by: str
    message: int
    everywhere: bool


class Panes(NamedTuple):
    neighbours: list[Neighbour]
    entities: list[EntityRow]
    marks: list[MarkRow]


class WhichPanes(NamedTuple):
    """Of which conversation, and how much."""

    business_id: int
    contact_id: int
    conversation_id: int
    reach: Condition  # over conversations `c`: which of the contact's others the viewer may open
    every: bool  # all neighbours, for the continuous read, instead of those around
    marks: bool  # those by hand, too


def fetch(which: WhichPanes) -> Panes:
    where, needs = which.reach
    this = which.conversation_id
    of_contact = [which.contact_id, which.business_id, this, *needs, this, this, which.every]
    of_entities = [[this], which.business_id]
    of_marks = [this, which.business_id, which.marks]
    rows = prepared_typed(
        PaneRow,
        PANES.format(reach=where),
        [*of_contact, *of_entities, *of_marks],
    )
    panes = Panes([], [], [])
    for row in rows:
        sort_in(panes, row)
    panes.neighbours.sort(key=lambda each: each.number)
    panes.entities.sort(key=lambda each: each.position)
    panes.marks.sort()
    return panes


def sort_in(panes: Panes, row: PaneRow) -> None:
    if row.kind == "sibling":
        panes.neighbours.append(neighbour(row))
    elif row.kind == "entity":
        panes.entities.append(entity(row))
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
        at=row.at,
        position=row.number,
        name=row.what,
        value=row.who or "",
        original_text=row.further,
        personal=bool(row.amount),
        sealed=row.sealed,
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
    neighbours: Sequence[Neighbour],
    current: int,
    business: str,
    zone: ZoneInfo,
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


def marks(
    rows: list[MarkRow],
    path: str,
    zone: ZoneInfo,
) -> list[HandMark]:
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
