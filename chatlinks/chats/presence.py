"""Agents come and go: online, on a break, offline; and what becomes of the chats of those who leave."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.chats import steps, topics
from chatlinks.chats.models import Assignment, Availability, TeamSettings
from chatlinks.chats.steps import WITH_AGENTS, State
from chatlinks.conversations.live import opening
from chatlinks.conversations.lock import lock_business
from chatlinks.conversations.models import Conversation
from chatlinks.workspaces.models import Business, Membership


def businesses_of(person: Person) -> list[Business]:
    """Where this person may take chats."""
    held = Membership.objects.filter(
        person=person, active=True, smart_agent_chat=True
    ).select_related("business")
    return [membership.business for membership in held.order_by("business_id")]


def be(person: Person, status: Availability.Status) -> None:
    """Online, on a break, or offline, at all of one's businesses."""
    for business in businesses_of(person):
        be_at(business, person, status)


@transaction.atomic
def be_at(business: Business, person: Person, status: Availability.Status) -> None:
    lock_business(business.id)
    now = timezone.now()
    seat, made = Availability.objects.get_or_create(
        business=business, person=person, defaults={"status": status, "since": now}
    )
    if seat.status != status or made:
        Availability.objects.filter(pk=seat.pk).update(status=status, since=now, seen_at=now)
    if status == Availability.Status.ONLINE:
        steps.settle(business)
    else:
        release(business, person, queued_only=status == Availability.Status.ON_A_BREAK)
    topics.came_or_went(business.id, person.pk)


def release(business: Business, person: Person, *, queued_only: bool) -> None:
    """Whoever goes: what waits in their queue goes back to the team's; their chats too, where the team's settings say so."""
    mine = Conversation.objects.filter(business=business, assignee=person, state__in=WITH_AGENTS)
    keeping = TeamSettings.objects.filter(
        business=business, sign_out=TeamSettings.SignOut.KEEP
    ).values("team")
    leaving = (
        mine.filter(state=State.QUEUED)
        if queued_only
        else mine.exclude(team__in=keeping).exclude(state=State.WAITING)
    )
    for id_ in leaving.order_by("waiting_since", "id").values_list("pk", flat=True):
        steps.back_to_queue(opening.reopen(business, id_), Assignment.End.RETURNED)
    steps.settle(business)


def seen_before(moment: datetime) -> list[Availability]:
    return list(
        Availability.objects.exclude(status=Availability.Status.OFFLINE)
        .filter(seen_at__lt=moment)
        .select_related("business", "person")
    )
