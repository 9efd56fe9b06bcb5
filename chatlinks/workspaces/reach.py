"""The rule as SQL, for lists and for the steps between conversations.

The same rule as `rule.may_open`, which is for one conversation; tests/workspaces/test_reach.py
holds the two together.
"""

from typing import NamedTuple

from chatlinks.database.conditions import NOTHING, Condition
from chatlinks.workspaces.models import Business, Membership

# What a business's choice means, of one conversation and one membership. All three may be columns
# or parameters.
IN_TEAMS = """{conversation}.team_id IN
  (SELECT team_id FROM workspaces_membership_teams WHERE membership_id = {membership})"""
TOOK_PART = """EXISTS (SELECT FROM conversations_participation p
  WHERE p.conversation_id = {conversation}.id AND p.business_id = {conversation}.business_id
  AND p.person_id = {person})"""


class MembershipRow(NamedTuple):
    """A membership, as far as it says what its holder may open."""

    membership_id: int
    person_id: int
    business_id: int
    business: str
    role: str
    smart_agent_chat: bool
    intelligent_analytics: bool
    active: bool
    agents_open: str


def reach_sql(membership: MembershipRow, table: str) -> Condition:
    """Over conversations `table`: what this membership opens within its business."""
    if not membership.active:
        return NOTHING
    if not (membership.smart_agent_chat or membership.intelligent_analytics):
        return NOTHING
    wide = membership.intelligent_analytics or membership.role != Membership.Role.AGENT
    if wide or membership.agents_open == Business.Reach.ALL:
        return "TRUE", []
    if membership.agents_open == Business.Reach.TEAM:
        in_teams = IN_TEAMS.format(conversation=table, membership="%s")
        return in_teams, [membership.membership_id]
    return TOOK_PART.format(conversation=table, person="%s"), [membership.person_id]


def may_open_sql(memberships: list[MembershipRow], table: str) -> Condition:
    """Over conversations `table`: all that one person's memberships open."""
    parts: list[str] = []
    parameters: list[object] = []
    whole: list[int] = []  # businesses of which they open all
    for membership in memberships:
        within, needs = reach_sql(membership, table)
        if within == "TRUE":
            whole.append(membership.business_id)
            continue
        parts.append(f"({table}.business_id = %s AND {within})")
        parameters += [membership.business_id, *needs]
    if len(whole) == 1:
        parts.append(f"{table}.business_id = %s")
        parameters += whole
    elif whole:
        parts.append(f"{table}.business_id = ANY(%s)")
        parameters.append(whole)
    return (f"({' OR '.join(parts)})", parameters) if parts else NOTHING


def opening_memberships(person_id: int) -> list[MembershipRow]:
    """The memberships by which a person may open anything, by the businesses' names."""
    held = Membership.objects.filter(person_id=person_id).order_by("business__name")
    stored = held.values_list(
        "id",
        "person_id",
        "business_id",
        "business__name",
        "role",
        "smart_agent_chat",
        "intelligent_analytics",
        "active",
        "business__agents_open",
    )
    rows = [MembershipRow._make(row) for row in stored]
    return [row for row in rows if reach_sql(row, "c") != NOTHING]
