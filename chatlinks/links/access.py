"""Who may come in by a link: the link and all that the rule asks about, in one statement; then the rule."""

from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from chatlinks.database.rows import prepared
from chatlinks.workspaces.rule import AnyoneLink, Member, Verdict, decide


class LinkAccess(NamedTuple):
    """A link, its conversation and business, and the viewer's membership there; one row of SUBJECT."""

    link_id: int
    audience: str
    expires_at: datetime | None
    revoked_at: datetime | None
    passcode: str
    business_id: int
    business: str
    zone: str
    masking: bool
    agents_open: str
    leads_with_both_see: bool
    stale: bool  # masked by older rules
    conversation_id: int
    contact_id: int
    number: int
    state: str
    channel: str
    started_at: datetime
    first_user_at: datetime | None
    message_count: int
    details: str
    sealed: bytes | None
    master: str | None  # None: no key, so nothing can be unsealed
    wrapped: bytes | None
    membership_id: int | None
    role: str
    smart_agent_chat: bool
    intelligent_analytics: bool
    view_personal_details: bool
    active: bool
    in_teams: bool
    took_part: bool
    at_position: int | None  # of the message that the address points at

    @property
    def member(self) -> Member | None:
        if self.membership_id is None:
            return None
        return Member(
            role=self.role,
            smart_agent_chat=self.smart_agent_chat,
            intelligent_analytics=self.intelligent_analytics,
            view_personal_details=self.view_personal_details,
            in_reach={"all": True, "team": self.in_teams, "own": self.took_part}[self.agents_open],
            active=self.active,
            masking=self.masking,
            leads_with_both_see=self.leads_with_both_see,
        )

    @property
    def live(self) -> bool:
        return self.revoked_at is None and (
            self.expires_at is None or self.expires_at > timezone.now()
        )

    def link(self, passcode_met: bool) -> AnyoneLink | None:
        if self.audience == "members":
            return None
        return AnyoneLink(live=self.live, passcode_met=passcode_met or not self.passcode)

    @property
    def key_row(self) -> tuple[int, int, str, bytes]:
        assert self.master is not None
        assert self.wrapped is not None
        return self.contact_id, self.business_id, self.master, self.wrapped


# Needs where the address points at, or None; then AROUND, the viewer.
COLUMNS = """l.id, l.audience, l.expires_at, l.revoked_at, l.passcode,
       b.id, b.name, b.time_zone, b.masking, b.agents_open, b.leads_with_both_see, c.rules < b.rules,
       c.id, c.contact_id, c.number, c.state, c.channel, c.started_at, c.first_user_at, c.message_count,
       u.details, u.sealed, k.master, k.wrapped,
       m.id, m.role, m.smart_agent_chat, m.intelligent_analytics, m.view_personal_details, m.active,
       EXISTS (SELECT FROM workspaces_membership_teams t WHERE t.membership_id = m.id AND t.team_id = c.team_id),
       EXISTS (SELECT FROM conversations_participation p
               WHERE p.conversation_id = c.id AND p.business_id = c.business_id AND p.person_id = m.person_id),
       (SELECT a.position FROM conversations_message a
        WHERE a.id = %s AND a.conversation_id = c.id AND a.business_id = c.business_id)"""
AROUND = """
JOIN workspaces_business b ON b.id = c.business_id
JOIN conversations_contact u ON u.id = c.contact_id AND u.business_id = c.business_id
LEFT JOIN privacy_contactkey k ON k.contact_id = u.id AND k.business_id = u.business_id
LEFT JOIN workspaces_membership m ON m.business_id = c.business_id AND m.person_id = %s"""
SUBJECT = f"""
SELECT {COLUMNS} FROM links_chatlink l
JOIN conversations_conversation c ON c.id = l.conversation_id AND c.business_id = l.business_id {AROUND}
WHERE l.token = %s"""


def find(token: str, person_id: int | None, at: int | None = None) -> LinkAccess | None:
    """The subject of a token; None for a token that is not (or no longer) any link's."""
    if "\0" in token:
        return None  # PostgreSQL has no such character
    found: list[tuple[Any, ...]] = prepared(SUBJECT, [at, person_id, token])
    return LinkAccess._make(found[0]) if found else None


def judge(subject: LinkAccess, signed_in: bool, passcode_met: bool) -> Verdict:
    return decide(signed_in, subject.member, subject.link(passcode_met))
