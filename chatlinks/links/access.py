"""Who may come in by a link: the link and all that the rule asks about, in one statement.

Then the rule.
"""

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from chatlinks.database.rows import prepared_one
from chatlinks.links import tokens
from chatlinks.links.sharing import coverage
from chatlinks.links.sharing.coverage import Coverage, CoverageRow
from chatlinks.workspaces.reach import IN_TEAMS, TOOK_PART, MembershipRow
from chatlinks.workspaces.rule import (
    AnyoneLink,
    Member,
    Verdict,
    decide,
    decide_for_key,
    in_reach,
)


class LinkAccess(NamedTuple):
    """A link, its conversation and business, and the viewer's membership there.

    One row of OF_LINKS.
    """

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
    locked: bool  # the business is
    stale: bool  # masked by an older policy
    rules: int  # the policy that it is masked by
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
    export: bool
    active: bool
    in_teams: bool
    took_part: bool
    at_position: int | None  # of the message that the address points at
    # What the link covers: a CoverageRow.
    covers: str
    made_at: datetime
    newest_message: int | None
    first_position: int | None
    first_at: datetime | None
    last_position: int | None
    last_at: datetime | None
    files_along: bool  # those that bot and agents sent, as far as the business allows it
    # What the business allows of links that open without signing in; None: nothing was chosen.
    policy: str | None
    download: bool | None
    sites: list[str] | None

    @property
    def member(self) -> Member | None:
        """The viewer as the rule asks about them; None for whoever never was a member."""
        if self.membership_id is None:
            return None
        return Member(
            role=self.role,
            smart_agent_chat=self.smart_agent_chat,
            intelligent_analytics=self.intelligent_analytics,
            view_personal_details=self.view_personal_details,
            in_reach=in_reach(
                self.agents_open,
                in_teams=self.in_teams,
                took_part=self.took_part,
            ),
            active=self.active,
            masking=self.masking,
            leads_with_both_see=self.leads_with_both_see,
            export=self.export,
        )

    @property
    def is_strange(self) -> bool:
        """Is the viewer no member of the business, or none any more?"""
        return self.membership_id is None or not self.active

    def membership(self, person_id: int | None) -> MembershipRow:
        """The same membership, as far as it says what else its holder may open."""
        return MembershipRow(
            membership_id=self.membership_id or 0,
            person_id=person_id or 0,
            business_id=self.business_id,
            business=self.business,
            role=self.role,
            smart_agent_chat=self.smart_agent_chat,
            intelligent_analytics=self.intelligent_analytics,
            active=self.active,
            agents_open=self.agents_open,
        )

    @property
    def paused(self) -> bool:
        """Are links that open without signing in stopped by the business, and this is one?"""
        return self.audience != "members" and self.policy not in (None, "allowed")

    @property
    def expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def live(self) -> bool:
        ended = self.revoked_at is not None or self.expired
        return not (ended or self.locked or self.paused)

    def verdict(
        self,
        *,
        signed_in: bool,
        passcode_met: bool,
        proven: bool = False,
    ) -> Verdict:
        """What the rule says of the viewer; `proven`: they proved an address of the link's list."""
        if self.audience == "members":
            return decide(signed_in, self.member)
        met = passcode_met or not self.passcode
        proven = proven or self.audience != "people"
        link = AnyoneLink(self.live, passcode_met=met, proven=proven)
        return decide(signed_in, self.member, link)

    def lets_in(self, *, passcode_met: bool, proven: bool) -> bool:
        """Does the link open to whoever has no right of their own?"""
        nobody = self._replace(membership_id=None)
        return nobody.verdict(signed_in=False, passcode_met=passcode_met, proven=proven).opens

    def verdict_for_key(self, *, sees_personal: bool) -> Verdict:
        """What the rule says of a program with a key of the conversation's business."""
        link = None if self.audience == "members" else AnyoneLink(self.live)
        return decide_for_key(sees_personal=sees_personal, link=link)

    @property
    def coverage(self) -> Coverage:
        """What whoever comes by nothing but the link gets to see."""
        row = CoverageRow(
            covers=self.covers,
            made_at=self.made_at,
            newest=self.newest_message,
            first_position=self.first_position,
            first_at=self.first_at,
            last_position=self.last_position,
            last_at=self.last_at,
        )
        return row.coverage

    @property
    def key_row(self) -> tuple[int, int, str, bytes]:
        """The contact's key as `unseal` takes it. Ask only while `master` is not None."""
        assert self.master is not None
        assert self.wrapped is not None
        return self.contact_id, self.business_id, self.master, self.wrapped


# Of a link `l` and its conversation `c`. Needs where the address points at, or None; then JOINED,
# the viewer.
COLUMNS = f"""
  l.id, l.audience, l.expires_at, l.revoked_at, l.passcode,
  b.id, b.name, b.time_zone, b.masking, b.agents_open, b.leads_with_both_see,
  b.locked, c.rules < b.rules, c.rules,
  c.id, c.contact_id, c.number, c.state, c.channel, c.started_at, c.first_user_at, c.message_count,
  u.details, u.sealed, k.master, k.wrapped,
  m.id, m.role, m.smart_agent_chat, m.intelligent_analytics, m.view_personal_details,
  m.export, m.active,
  coalesce({IN_TEAMS.format(conversation="c", membership="m.id")}, FALSE),
  {TOOK_PART.format(conversation="c", person="m.person_id")},
  (SELECT a.position FROM conversations_message a
   WHERE a.id = %s AND a.conversation_id = c.id AND a.business_id = c.business_id),
  {coverage.COLUMNS},
  l.files AND coalesce(o.files, TRUE),
  o.state, o.download, o.sites::text[]"""
JOINED = """
JOIN workspaces_business b ON b.id = c.business_id
JOIN conversations_contact u ON u.id = c.contact_id AND u.business_id = c.business_id
LEFT JOIN privacy_contactkey k ON k.contact_id = u.id AND k.business_id = u.business_id
LEFT JOIN links_linkpolicy o ON o.business_id = b.id
LEFT JOIN workspaces_membership m ON m.business_id = c.business_id AND m.person_id = %s"""
OF_LINKS = f"""
SELECT {COLUMNS}
FROM links_chatlink l
JOIN conversations_conversation c ON c.id = l.conversation_id AND c.business_id = l.business_id
{JOINED}"""
BY_TOKEN = f"{OF_LINKS} WHERE l.token = %s"
BY_HASH = f"{OF_LINKS} WHERE l.token_hash = %s"


def access_by(
    token: str,
    person_id: int | None,
    at: int | None = None,
) -> LinkAccess | None:
    """What a token leads to; None for a token that is not (or no longer) any link's.

    `at` is the id of the message that the address points at.
    """
    if "\0" in token:
        return None  # PostgreSQL has no such character
    if not tokens.is_secret(token):
        access = prepared_one(LinkAccess, BY_TOKEN, [at, person_id, token])
        if access is not None:
            return access
    for hash_ in tokens.hashes(token):
        access = prepared_one(LinkAccess, BY_HASH, [at, person_id, hash_])
        if access is not None:
            return access
    return None
