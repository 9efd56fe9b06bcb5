"""The rule as SQL, for lists and for the steps between conversations.

The same rule as `rule.may_open`, which is for one conversation; tests/workspaces/test_reach.py
holds the two together.
"""

from typing import NamedTuple

from chatlinks.database.conditions import NOTHING, Condition, id_array
from chatlinks.database.rows import prepared_typed
from chatlinks.workspaces.models import Business, Membership

# What a business's choice means, of one conversation and one membership. All three may be columns
# or parameters.
IN_TEAMS = """{conversation}.team_id IN
  (SELECT team_id FROM workspaces_membership_teams WHERE membership_id = {membership})"""
TOOK_PART = """EXISTS (SELECT FROM conversations_participation p
  WHERE p.conversation_id = {conversation}.id AND p.business_id = {conversation}.business_id
  AND p.person_id = {person})"""
# The first of several memberships: a team counts in its own business alone.
IN_TEAMS_OF_ANY = """({conversation}.business_id, {conversation}.team_id) IN
  (SELECT m.business_id, t.team_id
   FROM workspaces_membership m
   JOIN workspaces_membership_teams t ON t.membership_id = m.id
   WHERE m.id = ANY(%s))"""
HELD = """
SELECT m.id, m.person_id, m.business_id, b.name, m.role, m.smart_agent_chat,
  m.intelligent_analytics, m.active, b.agents_open,
  m.view_personal_details, b.masking, b.leads_with_both_see, m.export
FROM workspaces_membership m
JOIN workspaces_business b ON b.id = m.business_id
WHERE m.person_id = %s
ORDER BY b.name, b.id"""


class MembershipRow(NamedTuple):
    """A membership with its business's choices, as far as they say what its holder may open."""

    membership_id: int
    person_id: int
    business_id: int
    business: str
    role: str
    smart_agent_chat: bool
    intelligent_analytics: bool
    active: bool
    agents_open: str
    # … and see; unasked, the least.
    view_personal_details: bool = False
    masking: bool = True
    leads_with_both_see: bool = False
    export: bool = False

    @property
    def reach(self) -> str:
        """Which conversations it opens, a `Business.Reach`; "" if none."""
        if not self.active or not (self.smart_agent_chat or self.intelligent_analytics):
            return ""
        if self.role == Membership.Role.AUDITOR:
            return ""
        if self.intelligent_analytics or self.role != Membership.Role.AGENT:
            return Business.Reach.ALL
        return self.agents_open


def held_memberships(person_id: int) -> list[MembershipRow]:
    """All of a person's, by the businesses' names, in one statement: of a thousand, too."""
    return prepared_typed(MembershipRow, HELD, [person_id])


def opening_memberships(held: list[MembershipRow]) -> list[MembershipRow]:
    """Of these, those by which their holder may open anything."""
    return [each for each in held if each.reach]


def reach_sql(membership: MembershipRow, table: str) -> Condition:
    """Over conversations `table`: what this membership opens within its business."""
    reach = membership.reach
    if not reach:
        return NOTHING
    if reach == Business.Reach.ALL:
        return "TRUE", []
    if reach == Business.Reach.TEAM:
        in_teams = IN_TEAMS.format(conversation=table, membership="%s")
        return in_teams, [membership.membership_id]
    return TOOK_PART.format(conversation=table, person="%s"), [membership.person_id]


def may_open_sql(
    memberships: list[MembershipRow],
    table: str,
    business: str = "",
) -> Condition:
    """Over conversations `table`: all that one person's memberships open.

    However many there are, it has a part for each reach: a part for each business takes a plan as
    long. `business` is a column that holds the conversation's business where that is known to be of
    these memberships': a list of a thousand is then no condition of an index, which would be laid
    out for each of them.
    """
    column = business or f"{table}.business_id"
    if len(memberships) == 1:  # by the business's own index, in its order
        within, needs = reach_sql(memberships[0], table)
        return f"({table}.business_id = %s AND {within})", [memberships[0].business_id, *needs]
    having = by_reach(memberships)
    if business and len(having.get(Business.Reach.ALL, ())) == len(memberships) > 0:
        return "TRUE", []
    parts: list[str] = []
    parameters: list[object] = []
    for held in having.values():
        within, needs = reach_of_several_sql(held, table)
        parts.append(f"({column} = ANY(%s) AND {within})")
        parameters += [id_array(each.business_id for each in held), *needs]
    return (f"({' OR '.join(parts)})", parameters) if parts else NOTHING


def by_reach(memberships: list[MembershipRow]) -> dict[str, list[MembershipRow]]:
    """Those that open anything, by what they open."""
    having: dict[str, list[MembershipRow]] = {}
    for each in memberships:
        if reach := each.reach:
            having.setdefault(reach, []).append(each)
    return having


def reach_of_several_sql(memberships: list[MembershipRow], table: str) -> Condition:
    """As `reach_sql`, for several of one person with the same reach."""
    if memberships[0].reach == Business.Reach.TEAM:
        ids = id_array(each.membership_id for each in memberships)
        return IN_TEAMS_OF_ANY.format(conversation=table), [ids]
    return reach_sql(memberships[0], table)
