"""Rows of the audit as its pages and files show them: who, when, what, by which link.

They hold names of members, the addresses by which people came in, and of everybody else numbers
alone.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from chatlinks.audit.kinds import RecordKind
from chatlinks.database.rows import one, typed
from chatlinks.links.models import Invitee
from chatlinks.links.people.invitees import addresses_of
from chatlinks.manage.audit_pages.audit_filters import AuditFilters, joined
from chatlinks.web.lists.paging import Cursor
from chatlinks.web.lists.spreadsheets import BOM, csv_text
from chatlinks.workspaces.models import Business

BATCH = 2_000  # rows of a file fetched at once
MOST = 200_000  # rows of a file: narrow it by days for the rest
MOST_COUNTED = 10_000  # records, the latest, of which there are figures
LIST = """
SELECT r.id, r.at, r.kind, r.what, p.name, q.name, r.link_id, l.audience, r.conversation_id,
  c.number, r.contact_id, r.shown, r.unsealed, r.address_id
FROM audit_record r
LEFT JOIN accounts_person p ON p.id = r.person_id
LEFT JOIN accounts_person q ON q.id = r.about_id
LEFT JOIN links_chatlink l ON l.id = r.link_id AND l.business_id = r.business_id
LEFT JOIN conversations_conversation c
  ON c.id = r.conversation_id AND c.business_id = r.business_id
WHERE {where}
ORDER BY r.at {order}, r.id {order}
LIMIT %s"""
FIGURES = """
SELECT
  count(*) FILTER (WHERE r.kind IN ('page', 'export', 'chat')),
  count(*) FILTER (WHERE r.shown),
  count(DISTINCT r.person_id) FILTER (WHERE r.shown),
  count(*) FILTER (WHERE r.kind IN ('export', 'access')),
  count(*) FILTER (WHERE r.person_id IS NULL AND r.kind = 'page'),
  count(*)
FROM (
  SELECT r.kind, r.shown, r.person_id
  FROM audit_record r
  WHERE r.business_id = %s AND r.kind <> 'server' AND r.at > now() - interval '30 days'
  ORDER BY r.at DESC, r.id DESC
  LIMIT %s) r"""
HEADINGS = (
    *("Time", "What", "Who", "About", "User", "Conversation", "Link"),
    *("Personal details shown", "More"),
)
# Who did it where nobody was signed in.
SERVER_KINDS = {RecordKind.SERVER}
USER_KINDS = {RecordKind.WEB_CHAT}
ROBOT_KINDS = {RecordKind.ROBOT}
NOBODYS_KINDS = {RecordKind.NOT_SIGNED_IN, RecordKind.GUESSING}
# What a program did is noted as "key <its name>: <what>".
KEYS_DOING = re.compile(r"key (.+?): ")


class AuditRow(NamedTuple):
    """One record, with the names that its numbers have today; None for what is gone."""

    id: int
    at: datetime
    kind: str
    what: str
    person: str | None
    about: str | None
    link_id: int | None
    audience: str | None
    conversation_id: int | None
    number: int | None
    contact_id: int | None
    shown: bool
    unsealed: bool
    address_id: int | None
    address: str = ""  # in clear, of a link for people

    @property
    def label(self) -> str:
        return RecordKind(self.kind).label if self.kind in RecordKind.values else self.kind

    @property
    def who(self) -> str:
        if self.person is not None:
            return self.person
        if self.kind in NOBODYS_KINDS:
            return "Somebody signed out"
        if self.address_id is not None:
            return self.address or f"Address {self.address_id}, which is gone"
        if self.kind in SERVER_KINDS:
            return "The server"
        if self.kind in USER_KINDS:
            return "The user"
        if self.kind in ROBOT_KINDS:
            return "A robot"
        if by_key := KEYS_DOING.match(self.what):
            return f"Key {by_key[1]}"
        if self.audience == "members":  # from when people could still be deleted
            return "Somebody whose account is gone"
        return "Somebody signed out" if self.link_id else "The server"

    @property
    def to(self) -> str:
        """Whom it was done to."""
        return self.about or (self.address if self.person is not None else "")

    @property
    def user(self) -> str:
        return f"User {self.contact_id}" if self.contact_id else ""

    @property
    def conversation(self) -> str:
        if self.conversation_id is None:
            return ""
        return f"Conversation {self.number}" if self.number else "Deleted conversation"

    @property
    def link(self) -> str:
        if self.link_id is None:
            return ""
        return f"Link {self.link_id} for {self.audience}" if self.audience else "Deleted link"


class AuditFigures(NamedTuple):
    """Of what people did in the last thirty days, as far as it is counted."""

    openings: int
    shown: int
    readers: int  # people who saw personal details
    exports: int
    signed_out: int
    records: int

    @property
    def whole(self) -> bool:
        return self.records < MOST_COUNTED


def fetch(
    business: Business,
    filters: AuditFilters,
    cursor: Cursor,
    zone: ZoneInfo,
    limit: int,
) -> list[AuditRow]:
    where, parameters = joined(filters.conditions(business.pk, zone), cursor)
    sql = LIST.format(where=where, order=cursor.order)
    return with_addresses(business.pk, typed(AuditRow, sql, [*parameters, limit]))


def with_addresses(business_id: int, listed: list[AuditRow]) -> list[AuditRow]:
    ids = {row.address_id for row in listed if row.address_id is not None}
    if not ids:
        return listed
    kept = Invitee.objects.filter(pk__in=ids, link__business=business_id)
    addresses = addresses_of(business_id, list(kept))
    return [row._replace(address=addresses.get(row.address_id or 0, "")) for row in listed]


def figures(business: Business) -> AuditFigures:
    counted = one(AuditFigures, FIGURES, [business.pk, MOST_COUNTED])
    assert counted is not None
    return counted


def csv_lines(
    business: Business,
    filters: AuditFilters,
    zone: ZoneInfo,
) -> Iterator[str]:
    """The head, then the rows, newest first, a batch at a time."""
    yield BOM + csv_text([HEADINGS])
    cursor, left = Cursor(), MOST
    while left > 0:
        fetched = fetch(
            business,
            filters,
            cursor,
            zone,
            min(BATCH, left),
        )
        yield csv_text([written(row, zone) for row in fetched])
        if len(fetched) < BATCH:
            return
        left -= len(fetched)
        cursor = Cursor(fetched[-1].at, fetched[-1].id)


def written(row: AuditRow, zone: ZoneInfo) -> list[str]:
    shown = "yes" if row.shown else "no"
    return [
        *(row.at.astimezone(zone).isoformat(timespec="seconds"), row.label, row.who),
        *(row.to, row.user, row.conversation, row.link, shown, row.what),
    ]
