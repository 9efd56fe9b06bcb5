"""The links of a conversation that open without signing in, for whoever may share it."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from chatlinks.database.rows import typed
from chatlinks.links import tokens
from chatlinks.links.addresses import link_path
from chatlinks.links.models import Invitee
from chatlinks.links.people import invitees
from chatlinks.links.sharing import notes
from chatlinks.privacy.business_vault import BusinessVault
from chatlinks.reading.view_models import InviteeRow, SharedLink

SHARES = """
SELECT l.id, l.audience, coalesce(l.token, ''), l.token_sealed, l.note_sealed, l.start_message,
  l.covers, l.files, l.made_at, coalesce(p.name, ''), l.expires_at, l.passcode <> '',
  l.revoked_at IS NOT NULL, (SELECT count(*) FROM links_visit v WHERE v.link_id = l.id)
FROM links_chatlink l LEFT JOIN accounts_person p ON p.id = l.made_by_id
WHERE l.conversation_id = %s AND l.business_id = %s AND l.audience <> 'members'
ORDER BY l.id DESC"""


class ShareRow(NamedTuple):
    id: int
    audience: str
    token: str  # "" where only the sealed copy is kept
    token_sealed: bytes | None
    note_sealed: bytes | None
    start_message: int | None
    covers: str
    files: bool
    made_at: datetime
    made_by: str
    expires_at: datetime | None
    has_passcode: bool
    revoked: bool
    visits: int

    @property
    def status(self) -> str:
        if self.revoked:
            return "revoked"
        over = self.expires_at is not None and self.expires_at <= timezone.now()
        return "expired" if over else "live"


def shared_links(
    business_id: int,
    conversation_id: int,
    zone: ZoneInfo,
) -> list[SharedLink]:
    """The newest first."""
    rows = typed(ShareRow, SHARES, [conversation_id, business_id])
    if not rows:
        return []
    vault = BusinessVault(business_id)
    sealed = {row.id: row.token_sealed for row in rows if row.token_sealed and row.status == "live"}
    opened = tokens.open_each(business_id, sealed)
    people = people_of(business_id, [row.id for row in rows if row.audience == "people"])
    return [
        SharedLink(
            id=row.id,
            url=url_of(opened.get(row.id, row.token), row.start_message),
            made_by=row.made_by,
            made_at=row.made_at.astimezone(zone),
            expires_at=row.expires_at.astimezone(zone) if row.expires_at else None,
            has_passcode=row.has_passcode,
            visits=row.visits,
            status=row.status,
            covers=row.covers,
            note=notes.opened(vault, row.id, row.note_sealed),
            audience=row.audience,
            people=people.get(row.id, ()),
            files=row.files,
        )
        for row in rows
    ]


def people_of(business_id: int, link_ids: list[int]) -> dict[int, list[InviteeRow]]:
    """Whom each link is for, as they were named; who came in by a domain behind it."""
    listed = list(Invitee.objects.filter(link_id__in=link_ids).order_by("pk")) if link_ids else []
    addresses = invitees.addresses_of(business_id, listed)
    people: dict[int, list[InviteeRow]] = {}
    for each in listed:
        row = InviteeRow(
            each.pk,
            addresses[each.pk],
            each.struck_at is not None,
        )
        people.setdefault(each.link_id, []).append(row)
    return people


def url_of(token: str, start_message: int | None) -> str:
    """As it is copied: at the message that it starts at."""
    start = f"?at={start_message}#m-{start_message}" if start_message else ""
    return f"{settings.BASE_URL}{link_path(token)}{start}"
