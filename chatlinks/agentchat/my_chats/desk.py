"""An agent's desk: whether they take chats now, their chats in order, and the numbers above them.

Names are restored where the table says that this agent sees them; everything else of a list stays masked.
"""

import json
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils import timezone
from markupsafe import Markup

from chatlinks.agentchat import access
from chatlinks.agentchat.pane import GUEST
from chatlinks.chats.models import Availability
from chatlinks.conversations.records.parts import CONTACT_DETAILS
from chatlinks.conversations.records.record import restore_record
from chatlinks.database.rows import rows
from chatlinks.privacy.sealing import unseal_each
from chatlinks.reading.text import told_apart, words
from chatlinks.workspaces.rule import Member, decide, may_open

WHY = "listed own chats in My Chats"
LONG = timedelta(minutes=5)  # from here on the longest wait is told
KEYS = ("F1", "F2", "F3", "F4", "F5")


class Line(NamedTuple):
    """One of the agent's chats, as the list shows it."""

    id: int
    name: Markup  # as this agent may see it; "Guest User" where none is known
    contact: str  # "User 1042"
    business: str
    team: str
    state: str
    new: bool  # the agent hasn't opened it yet
    unread: int
    waiting_since: datetime | None
    longest_from: datetime | None  # of the one that waits longest: when that is to be told
    preview: Markup  # masked
    key: str  # "F1" … "F5", "" for others


class Desk(NamedTuple):
    """What an agent has before them; chats in the order in which they came."""

    status: Availability.Status
    since: datetime | None
    active: list[Line]
    queue: list[Line]
    waiting: list[Line]


# `name` is masked, as everything in `details`; the originals lie beside it.
OWN = """
SELECT c.id, c.contact_id, c.business_id, b.name, coalesce(t.name, ''), c.state, c.waiting_since, c.unread,
       CASE WHEN c.rules < b.rules THEN '' ELSE c.preview END, s.id IS NOT NULL AND s.opened_at IS NULL,
       u.details, u.sealed, k.master, k.wrapped,
       m.role, m.smart_agent_chat, m.intelligent_analytics, m.view_personal_details,
       CASE b.agents_open WHEN 'all' THEN true
         WHEN 'team' THEN EXISTS (SELECT FROM workspaces_membership_teams j WHERE j.membership_id = m.id AND j.team_id = c.team_id)
         ELSE EXISTS (SELECT FROM conversations_participation p WHERE p.conversation_id = c.id AND p.business_id = c.business_id
                      AND p.person_id = m.person_id) END,
       m.active, b.masking, b.leads_with_both_see
FROM conversations_conversation c
JOIN workspaces_business b ON b.id = c.business_id
JOIN workspaces_membership m ON m.business_id = c.business_id AND m.person_id = c.assignee_id AND m.active AND m.smart_agent_chat
JOIN conversations_contact u ON u.id = c.contact_id AND u.business_id = c.business_id
LEFT JOIN privacy_contactkey k ON k.contact_id = u.id AND k.business_id = u.business_id
LEFT JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
LEFT JOIN agentchat_stint s ON s.conversation_id = c.id AND s.business_id = c.business_id AND s.ended_at IS NULL
WHERE c.assignee_id = %s AND c.state IN ('queued', 'active', 'waiting')
ORDER BY s.started_at NULLS LAST, c.waiting_since, c.id"""


class Own(NamedTuple):
    """A row of OWN."""

    id: int
    contact_id: int
    business_id: int
    business: str
    team: str
    state: str
    waiting_since: datetime | None
    unread: int
    preview: str
    new: bool
    stored: str  # the contact's details, masked
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
        found: dict[str, Any] = json.loads(self.stored)
        return found

    @property
    def member(self) -> Member:
        return Member(
            self.role, self.smart_agent_chat, self.intelligent_analytics, self.view_personal_details, self.in_reach,
            self.active, self.masking, self.leads_with_both_see,
        )  # fmt: skip

    @property
    def shown(self) -> bool:
        return (
            self.master is not None
            and self.sealed is not None
            and decide(True, self.member).name == "SHOWN"
        )


def desk(person: Any) -> Desk:
    """All of this agent's chats that have not ended."""
    own = [
        row for row in (Own._make(each) for each in rows(OWN, [person.pk])) if may_open(row.member)
    ]
    names = restored(own, person.pk)
    active = [row for row in own if row.state == "active"]
    waits = [row.waiting_since for row in active if row.waiting_since]
    longest = min(waits, default=None)
    keys = {row.id: key for row, key in zip(active, KEYS, strict=False)}
    lines = [line(row, names, longest, keys.get(row.id, "")) for row in own]
    seat = seat_of(person)
    return Desk(
        status=Availability.Status(seat.status) if seat else Availability.Status.OFFLINE,
        since=seat.since if seat else None,
        active=[each for each in lines if each.state == "active"],
        queue=[each for each in lines if each.state == "queued"],
        waiting=[each for each in lines if each.state == "waiting"],
    )


def seat_of(person: Any) -> Availability | None:
    """Where they are most at work: a person has one status at all of their businesses, but for a desk left empty."""
    seats = Availability.objects.filter(
        person=person, business__in=access.memberships(person).values("business")
    )
    order = [
        Availability.Status.ONLINE,
        Availability.Status.ON_A_BREAK,
        Availability.Status.OFFLINE,
    ]
    return min(seats, key=lambda seat: order.index(Availability.Status(seat.status)), default=None)


def line(row: Own, names: dict[int, Markup], longest: datetime | None, key: str) -> Line:
    told = (
        longest + LONG
        if longest and row.waiting_since == longest and row.state == "active"
        else None
    )
    return Line(
        row.id, names[row.id], f"User {row.contact_id}", row.business, row.team, row.state, row.new, row.unread,
        row.waiting_since, told, words(row.preview), key,
    )  # fmt: skip


def restored(own: list[Own], person_id: int) -> dict[int, Markup]:
    """Conversation → name as it may be seen. Each that is opened is recorded, all in one statement."""
    masked = {row.id: row.details for row in own}
    opened = [row for row in own if row.shown and row.details.get("name")]
    keys = [
        ((row.contact_id, row.business_id, str(row.master), bytes(row.wrapped or b"")), row.id)
        for row in opened
    ]
    for row, vault in zip(opened, unseal_each(keys, person_id=person_id, why=WHY), strict=True):
        originals = told_apart(CONTACT_DETAILS.open(vault, row.contact_id, row.sealed))
        masked[row.id] = restore_record(row.details, originals)
    return {id_: words(str(details.get("name") or "")) or GUEST for id_, details in masked.items()}


class Stats(NamedTuple):
    completed: int  # today, where the agent is
    waiting: int
    queue: int
    team_queue: int


STATS = """
SELECT (SELECT count(*) FROM agentchat_closing f WHERE f.person_id = %s AND f.at >= %s),
  (SELECT count(*) FROM conversations_conversation c WHERE c.assignee_id = %s AND c.state = 'waiting'),
  (SELECT count(*) FROM conversations_conversation c WHERE c.assignee_id = %s AND c.state = 'queued'),
  (SELECT count(*) FROM workspaces_membership m JOIN conversations_conversation c ON c.business_id = m.business_id
   WHERE m.person_id = %s AND m.active AND m.smart_agent_chat AND c.state = 'queued' AND c.assignee_id IS NULL
     AND (c.team_id IS NULL OR EXISTS (SELECT FROM workspaces_membership_teams j WHERE j.membership_id = m.id
                                       AND j.team_id = c.team_id)))"""


def stats(person: Any, zone: Any) -> Stats:
    midnight = timezone.now().astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return Stats(*rows(STATS, [person.pk, midnight, person.pk, person.pk, person.pk])[0])


LEAVING = """
SELECT count(*) FILTER (WHERE c.state = 'active' AND coalesce(s.sign_out, 'queue') <> 'keep'),
       count(*) FILTER (WHERE c.state = 'active' AND s.sign_out = 'keep'), count(*) FILTER (WHERE c.state = 'queued')
FROM conversations_conversation c LEFT JOIN agentchat_teamsettings s ON s.team_id = c.team_id AND s.business_id = c.business_id
WHERE c.assignee_id = %s AND c.state IN ('queued', 'active')"""


class Leaving(NamedTuple):
    """What happens to the chats of an agent who leaves, by their teams' settings."""

    returned: int
    kept: int
    queued: int  # in the agent's own queue: back to the team's, on a break as well


def leaving(person: Any) -> Leaving:
    return Leaving(*rows(LEAVING, [person.pk])[0])


def here(person: Any) -> None:
    """Their browser was heard of."""
    Availability.objects.filter(person=person).exclude(status=Availability.Status.OFFLINE).update(
        seen_at=timezone.now()
    )
