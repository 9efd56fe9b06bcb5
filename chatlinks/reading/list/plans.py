"""The plain list of a whole business stays planned, with the business's id in its text.

A plan for any business would sort all of a large one's conversations, where there are many small
ones; so each has one of its own, and there can't be many.
"""

from chatlinks.database.conditions import Condition
from chatlinks.workspaces.models import Business
from chatlinks.workspaces.reach import MembershipRow

MOST_PLANNED = 8  # businesses
PLANNED: set[int] = set()


def is_whole_business(memberships: list[MembershipRow]) -> bool:
    """Is it the list of all of one business?"""
    return len(memberships) == 1 and memberships[0].reach == Business.Reach.ALL


def has_plan(memberships: list[MembershipRow]) -> bool:
    """… and one of the few whose statement stays prepared?"""
    if not is_whole_business(memberships):
        return False
    business_id = memberships[0].business_id
    if len(PLANNED) < MOST_PLANNED:
        PLANNED.add(business_id)
    return business_id in PLANNED


def own_condition(membership: MembershipRow) -> Condition:
    """As `may_open_sql`, of such a business."""
    return f"c.business_id = {int(membership.business_id)}", []
