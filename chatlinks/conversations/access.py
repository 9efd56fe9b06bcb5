"""Which conversations a person may open: one rule in SQL, for lists and for the steps between
conversations.

`workspaces.rule.may_open` is the same rule for one conversation; a property test holds the two
together.
"""

from typing import NamedTuple

from django.db.models import QuerySet

from chatlinks.conversations.models import Conversation
from chatlinks.database.conditions import NOTHING, Condition
from chatlinks.workspaces.models import Business, Membership
from chatlinks.workspaces.rule import Member, may_open, sees_personal


class Holder(NamedTuple):
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


HOLDER = (
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


def reach(holder: Holder, table: str) -> Condition:
    """SQL over `table` for what this membership opens within its business."""
    if not holder.active or not (holder.smart_agent_chat or holder.intelligent_analytics):
        return NOTHING
    wide = holder.intelligent_analytics or holder.role != Membership.Role.AGENT
    if wide or holder.agents_open == Business.Reach.ALL:
        return "TRUE", []
    if holder.agents_open == Business.Reach.TEAM:
        mine = "SELECT team_id FROM workspaces_membership_teams WHERE membership_id = %s"
        return f"{table}.team_id IN ({mine})", [holder.membership_id]
    took_part = f"""SELECT FROM conversations_participation p
                    WHERE p.conversation_id = {table}.id AND p.business_id = {table}.business_id
                      AND p.person_id = %s"""
    return f"EXISTS ({took_part})", [holder.person_id]


def condition(holders: list[Holder], table: str) -> Condition:
    """SQL over `table` for all that one person's memberships open."""
    parts, parameters = [], []
    for holder in holders:
        within, needs = reach(holder, table)
        parts.append(f"({table}.business_id = %s AND {within})")
        parameters += [holder.business_id, *needs]
    return (f"({' OR '.join(parts)})", parameters) if parts else NOTHING


def holders(person_id: int) -> list[Holder]:
    """The memberships by which a person may open anything, by the businesses' names."""
    found = Membership.objects.filter(person_id=person_id).order_by("business__name")
    held = [Holder._make(row) for row in found.values_list(*HOLDER)]
    return [holder for holder in held if reach(holder, "c") != NOTHING]


def visible_to(person_id: int) -> QuerySet[Conversation]:
    """Every conversation that this person may open."""
    where, parameters = condition(holders(person_id), "conversations_conversation")
    return Conversation.objects.extra(where=[where], params=parameters)  # noqa: S610, our own SQL


def lookup_businesses(person_id: int) -> list[int]:
    """The businesses in which this person may see personal details of every user, and so may look a
    user up by them.
    """
    held = Membership.objects.filter(person_id=person_id).select_related("business")
    return [member.business_id for member in held if sees_everyone(member)]


def sees_everyone(held: Membership) -> bool:
    business = held.business
    member = Member(
        role=held.role,
        smart_agent_chat=held.smart_agent_chat,
        intelligent_analytics=held.intelligent_analytics,
        view_personal_details=held.view_personal_details,
        in_reach=business.agents_open == Business.Reach.ALL,
        active=held.active,
        masking=business.masking,
        leads_with_both_see=business.leads_with_both_see,
    )
    return may_open(member) and sees_personal(member)
