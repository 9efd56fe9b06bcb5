"""The panes beside the messages: Chat Collections, User details, and the marks made by hand.

One statement for all.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup

from chatlinks.conversations.bot_window import STATE
from chatlinks.conversations.records.parts import CONTACT_DETAILS, ENTITY
from chatlinks.conversations.records.record import restore_record
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import Row, prepared
from chatlinks.links.addresses import link_path
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.text import HIDDEN, as_html, bracketed, channel_name, language_name
from chatlinks.reading.view_models import Detail, HandMark, Sibling
from chatlinks.workspaces.catalogue import ALWAYS_PERSONAL

AROUND = 25  # siblings listed on either side

# Rows of three kinds in one answer, each with the columns of its NamedTuple below and fillers.
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
    rows = prepared(
        PANES.format(reach=where),
        [*of_contact, *of_entities, *of_marks],
    )
    panes = Panes([], [], [])
    for row in rows:
        sort_in(panes, row)
    panes.neighbours.sort(key=lambda neighbour: neighbour.number)
    panes.entities.sort(key=lambda entity: entity.position)
    panes.marks.sort()
    return panes


def sort_in(panes: Panes, row: Row) -> None:
    kind, id_, at, text, second, third, sealed, *numbers = row
    one, two, three, four = numbers
    if kind == "sibling":
        panes.neighbours.append(
            Neighbour(
                id_,
                one,
                at,
                text,
                second,
                two,
                three,
                four,
            )
        )
    elif kind == "entity":
        panes.entities.append(
            EntityRow(
                id_,
                at,
                one,
                text,
                second,
                third,
                bool(two),
                sealed,
            )
        )
    else:
        panes.marks.append(
            MarkRow(
                id_,
                at,
                second,
                one,
                bool(two),
            )
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


LABELS = {
    "name": "Name",
    "email": "E-mail",
    "phone_number": "Phone",
    "channel": "Channel",
    "device": "Device",
    "language": "Language",
    "time_zone": "Time zone",
}
WRITTEN_OUT: dict[str, Callable[[str], str]] = {"channel": channel_name, "language": language_name}
UNKNOWN = Markup("&mdash;")


def details(
    contact_id: int, stored: str, sealed: bytes | None, vault: Vault | None
) -> list[Detail]:
    """What is known of the contact; `stored` is JSON, masked."""
    seen: dict[str, Any] = json.loads(stored)
    if vault is not None and sealed is not None:
        seen = restore_record(seen, bracketed(CONTACT_DETAILS.open(vault, contact_id, sealed)))
    return [
        Detail(label, detail(key, seen.get(key)), key in ALWAYS_PERSONAL)
        for key, label in LABELS.items()
    ]


def name_of(details: list[Detail]) -> Markup | None:
    """The contact's name as it stands among their details; None where none is known."""
    name = details[0].value
    return None if name == UNKNOWN else name


def open_to_strangers(details: list[Detail]) -> list[Detail]:
    """Without what is hidden or isn't known: to whom all is masked, a column of it says nothing."""
    return [
        each
        for each in details
        if not each.personal and each.value != UNKNOWN and HIDDEN not in each.value
    ]


def detail(key: str, value: object) -> Markup:
    text = str(value or "")
    if key in WRITTEN_OUT:
        text = WRITTEN_OUT[key](text)
    return as_html(text) or UNKNOWN


def entities(rows: list[EntityRow], vault: Vault | None) -> list[Detail]:
    """The newest value of each name, in the order in which the bot first collected them."""
    newest: dict[str, Detail] = {}
    for row in rows:
        record = {"original_text": row.original_text, "value": row.value}
        if vault is not None and row.sealed is not None:
            originals = ENTITY.open(vault, row.id, row.sealed)
            record = restore_record(record, bracketed(originals))
        label = row.name.replace("_", " ")
        newest[row.name] = Detail(label, as_html(record["value"]) or UNKNOWN, row.personal)
    return list(newest.values())


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


__all__ = ["Neighbour", "Panes", "details", "entities", "fetch", "marks", "siblings"]
