"""Who works in which team, and how many chats each takes: what a change means for the queues."""

from django.db import transaction

from chatlinks.chats import steps, topics
from chatlinks.chats.models import Availability
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business, Membership, Team


@transaction.atomic
def add_to_team(team: Team, member: Membership) -> None:
    """What waits in the team's queue may go to them from now on."""
    lock_business(team.business_id)
    member.teams.add(team)
    steps.assign_queued(team.business)
    topics.presence_changed(team.business_id, member.person_id)


@transaction.atomic
def remove_from_team(team: Team, member: Membership) -> None:
    """The team's next chats go to others; those that they have stay with them."""
    lock_business(team.business_id)
    member.teams.remove(team)
    topics.presence_changed(team.business_id, member.person_id)


@transaction.atomic
def limit_slots(
    business: Business,
    member: Membership,
    slots: int,
) -> None:
    """So many active chats at a time. Fewer than they have takes none away."""
    lock_business(business.pk)
    Availability.objects.update_or_create(
        business=business,
        person=member.person,
        defaults={"slots": slots},
    )
    steps.assign_queued(business)
    topics.presence_changed(business.pk, member.person_id)
