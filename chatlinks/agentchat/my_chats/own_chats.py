"""An agent's own chats, as they are stored: masked, with what decides whether names are shown."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.agentchat import last_words
from chatlinks.database.rows import typed
from chatlinks.workspaces.rule import Member, Verdict, decide, may_open

# `details` are masked; the originals lie beside them.
OWN = f"""
SELECT c.id,
  c.contact_id,
  c.number,
  c.business_id,
  b.name,
  coalesce(t.name, ''),
  c.state,
  c.waiting_since,
  c.unread,
  {last_words.COLUMNS},
  s.id IS NOT NULL AND s.opened_at IS NULL,
  u.details,
  u.sealed,
  k.master,
  k.wrapped,
  m.role,
  m.smart_agent_chat,
  m.intelligent_analytics,
  m.view_personal_details,
  CASE b.agents_open
    WHEN 'all' THEN true
    WHEN 'team' THEN EXISTS (
      SELECT FROM workspaces_membership_teams j
      WHERE j.membership_id = m.id
        AND j.team_id = c.team_id)
    ELSE EXISTS (
      SELECT FROM conversations_participation p
      WHERE p.conversation_id = c.id
        AND p.business_id = c.business_id
        AND p.person_id = m.person_id)
  END,
  m.active,
  b.masking,
  b.leads_with_both_see
FROM conversations_conversation c
JOIN workspaces_business b ON b.id = c.business_id
JOIN workspaces_membership m ON m.business_id = c.business_id
  AND m.person_id = c.assignee_id
  AND m.active
  AND m.smart_agent_chat
JOIN conversations_contact u ON u.id = c.contact_id
  AND u.business_id = c.business_id
LEFT JOIN privacy_contactkey k ON k.contact_id = u.id
  AND k.business_id = u.business_id
LEFT JOIN workspaces_team t ON t.id = c.team_id
  AND t.business_id = c.business_id
LEFT JOIN agentchat_stint s ON s.conversation_id = c.id
  AND s.business_id = c.business_id
  AND s.ended_at IS NULL
{last_words.JOINED}
WHERE c.assignee_id = %s
  AND c.state IN ('queued', 'active', 'waiting')
ORDER BY c.waiting_since NULLS LAST, s.started_at NULLS LAST, c.id"""


class OwnChat(NamedTuple):
    """A row of OWN."""

    id: int
    contact_id: int
    number: int
    business_id: int
    business: str
    team: str
    state: str
    waiting_since: datetime | None
    unread: int
    words: str  # the user's last, masked
    type: str  # of the message that they stand in
    new: bool
    stored_details: str  # the contact's, masked, as JSON
    sealed: bytes | None
    master: str | None
    wrapped: bytes | None
    role: str
    smart_agent_chat: bool
    intelligent_analytics: bool
    view_personal_details: bool
    in_reach: bool
    active: bool
    masking: bool
    leads_with_both_see: bool

    @property
    def details(self) -> dict[str, Any]:
        details: dict[str, Any] = json.loads(self.stored_details)
        return details

    @property
    def member(self) -> Member:
        return Member(
            role=self.role,
            smart_agent_chat=self.smart_agent_chat,
            intelligent_analytics=self.intelligent_analytics,
            view_personal_details=self.view_personal_details,
            in_reach=self.in_reach,
            active=self.active,
            masking=self.masking,
            leads_with_both_see=self.leads_with_both_see,
        )

    @property
    def shown(self) -> bool:
        """May this agent see the name, and can it be opened?"""
        if self.master is None or self.sealed is None:
            return False
        return decide(True, self.member) is Verdict.SHOWN

    @property
    def key(self) -> tuple[int, int, str, bytes]:
        """The contact's key, as `privacy.sealing` asks for it."""
        return self.contact_id, self.business_id, str(self.master), bytes(self.wrapped or b"")


def own_chats(person_id: int) -> list[OwnChat]:
    """All of this agent's chats that have not ended; who waits longest stands first."""
    return [
        chat
        for chat in typed(
            OwnChat,
            OWN,
            [person_id],
        )
        if may_open(chat.member)
    ]
