"""The panes beside the messages: Chat Collections, User details, and the links made for anyone; one statement for all."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from markupsafe import Markup

from chatlinks.conversations.bot_window import STATE
from chatlinks.conversations.records.parts import CONTACT_DETAILS, ENTITY
from chatlinks.conversations.records.record import restore_record
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import Row, prepared
from chatlinks.links import addresses
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.text import channel, language, told_apart, words
from chatlinks.reading.view_models import Detail, HandMark, Share, Sibling

AROUND = 25  # siblings listed on either side

SIDES = """
WITH s AS (
  SELECT c.id, c.number, c.started_at, {state} AS state, c.message_count,
         row_number() OVER (ORDER BY c.number) AS position, count(*) OVER () AS total
  FROM conversations_conversation c WHERE c.contact_id = %s AND c.business_id = %s AND (c.id = %s OR {reach}))
SELECT 'sibling', s.id, s.started_at, s.state, l.token, '', NULL::bytea, s.number, s.message_count, s.position, s.total
FROM s LEFT JOIN links_chatlink l ON l.conversation_id = s.id AND l.audience = 'members'
WHERE s.position BETWEEN (SELECT position FROM s WHERE id = %s) - {around} AND (SELECT position FROM s WHERE id = %s) + {around}
   OR %s
UNION ALL
SELECT 'entity', e.id, e.at, e.name, e.value, e.original_text, e.sealed, e.position, e.personal::int, 0, 0
FROM conversations_entity e WHERE e.conversation_id = ANY(%s) AND e.business_id = %s
UNION ALL
SELECT 'share', l.id, l.made_at, l.token, coalesce(p.name, ''), coalesce(l.expires_at::text, ''), NULL,
       (l.passcode <> '')::int, (SELECT count(*) FROM links_visit v WHERE v.link_id = l.id),
       (l.revoked_at IS NOT NULL)::int, (l.expires_at IS NOT NULL AND l.expires_at <= now())::int
FROM links_chatlink l LEFT JOIN accounts_person p ON p.id = l.made_by_id
WHERE l.conversation_id = %s AND l.business_id = %s AND l.audience = 'anyone' AND %s
UNION ALL
SELECT 'mark', k.id, k.made_at, '', coalesce(p.name, ''), '', NULL, k.message, k.everywhere::int, 0, 0
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


class Sides(NamedTuple):
    neighbours: list[Neighbour]
    entities: list[Row]
    shares: list[Row]
    marks: list[Row]


def fetch(
    business_id: int,
    contact_id: int,
    conversation_id: int,
    reach: Condition,
    *,
    every: bool,
    shares: bool,
) -> Sides:
    """`every`: all neighbours, for the continuous read, instead of those around."""
    where, needs = reach
    sql = SIDES.format(reach=where, around=AROUND, state=STATE)
    found = prepared(sql, [
        contact_id, business_id, conversation_id, *needs, conversation_id, conversation_id, every,
        [conversation_id], business_id, conversation_id, business_id, shares, conversation_id, business_id, shares,
    ])  # fmt: skip
    return Sides(
        sorted((neighbour(row) for row in found if row[0] == "sibling"), key=lambda n: n.number),
        sorted((row for row in found if row[0] == "entity"), key=lambda row: row[7]),
        sorted((row for row in found if row[0] == "share"), key=lambda row: row[1], reverse=True),
        sorted((row for row in found if row[0] == "mark"), key=lambda row: row[1]),
    )


def neighbour(row: Row) -> Neighbour:
    return Neighbour(row[1], row[7], row[2], row[3], row[4], row[8], row[9], row[10])


def siblings(
    found: Sequence[Neighbour], current: int, business: str, zone: ZoneInfo
) -> list[Sibling]:
    return [
        Sibling(n.number, n.started_at.astimezone(zone), n.state, business, link(n.token), n.id == current)
        for n in found
    ]  # fmt: skip


def link(token: str | None) -> str:
    return addresses.link(token) if token else ""


LABELS = {
    "name": "Name", "email": "E-mail", "phone_number": "Phone", "channel": "Channel", "device": "Device",
    "language": "Language", "time_zone": "Time zone",
}  # fmt: skip
NOTHING = Markup("&mdash;")
ALWAYS_PERSONAL = {"name", "email", "phone_number"}


def details(
    contact_id: int, stored: str, sealed: bytes | None, vault: Vault | None
) -> list[Detail]:
    masked: dict[str, Any] = json.loads(stored)
    seen = masked
    if vault is not None and sealed is not None:
        seen = restore_record(masked, told_apart(CONTACT_DETAILS.open(vault, contact_id, sealed)))
    written: dict[str, Callable[[str], str]] = {"channel": channel, "language": language}
    return [
        Detail(
            label,
            words(written.get(key, str)(str(seen.get(key) or ""))) or NOTHING,
            key in ALWAYS_PERSONAL,
        )
        for key, label in LABELS.items()
    ]


def entities(found: list[Row], vault: Vault | None) -> list[Detail]:
    """The newest value of each name, in the order in which the bot first collected them."""
    newest: dict[str, Detail] = {}
    for _, id_, _, name, value, original_text, sealed, _, personal, *_ in found:
        record = {"original_text": original_text, "value": value}
        if vault is not None and sealed is not None:
            record = restore_record(record, told_apart(ENTITY.open(vault, id_, sealed)))
        newest[name] = Detail(
            name.replace("_", " "), words(record["value"]) or NOTHING, bool(personal)
        )
    return list(newest.values())


def shares(found: list[Row], zone: ZoneInfo) -> list[Share]:
    made = []
    for _, id_, at, token, by, expires, _, has_passcode, visits, revoked, expired in found:
        status = "revoked" if revoked else "expired" if expired else "live"
        ends = datetime.fromisoformat(expires).astimezone(zone) if expires else None
        url = settings.BASE_URL + link(token)
        made.append(
            Share(id_, url, by, at.astimezone(zone), ends, bool(has_passcode), visits, status)
        )
    return made


def marks(found: list[Row], path: str, zone: ZoneInfo) -> list[HandMark]:
    return [
        HandMark(id_, f"{path}?at={message}#m-{message}", by, at.astimezone(zone), bool(everywhere))
        for _, id_, at, _, by, _, _, message, everywhere, *_ in found
    ]


__all__ = ["Neighbour", "Sides", "details", "entities", "fetch", "marks", "shares", "siblings"]
