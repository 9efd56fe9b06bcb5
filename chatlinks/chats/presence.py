"""Agents come and go: online, on a break, offline; and what becomes of the chats of those who
leave."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.chats import steps, topics
from chatlinks.chats.models import Assignment, Availability, TeamSettings
from chatlinks.chats.steps import WITH_AGENTS, State
from chatlinks.conversations.models import Conversation
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business, Membership


def businesses_of(person: Person) -> list[Business]:
    """Where this person may take chats."""
    memberships = Membership.objects.filter(
        person=person,
        active=True,
        smart_agent_chat=True,
    )
    memberships = memberships.select_related("business").order_by("business_id")
    return [membership.business for membership in memberships]


def set_status(person: Person, status: Availability.Status) -> None:
    """Online, on a break, or offline, at all of one's businesses."""
    for business in businesses_of(person):
        set_status_at(business, person, status)


@transaction.atomic
def set_status_at(
    business: Business,
    person: Person,
    status: Availability.Status,
) -> None:
    lock_business(business.id)
    now = timezone.now()
    availability, is_new = Availability.objects.get_or_create(
        business=business,
        person=person,
        defaults={"status": status, "since": now},
    )
    if availability.status != status or is_new:
        stored = Availability.objects.filter(pk=availability.pk)
        stored.update(
            status=status,
            since=now,
            seen_at=now,
        )
    if status == Availability.Status.ONLINE:
        steps.assign_queued(business)
    else:
        release_chats(
            business,
            person,
            queued_only=status == Availability.Status.ON_A_BREAK,
        )
    topics.presence_changed(business.id, person.pk)


def release_chats(
    business: Business,
    person: Person,
    *,
    queued_only: bool,
) -> None:
    """Whoever goes: what waits in their queue goes back to the team's; their chats too, where the
    team's settings say so."""
    theirs = Conversation.objects.filter(
        business=business,
        assignee=person,
        state__in=WITH_AGENTS,
    )
    if queued_only:
        theirs = theirs.filter(state=State.QUEUED)
    else:
        keep = TeamSettings.SignOut.KEEP
        keeping = TeamSettings.objects.filter(business=business, sign_out=keep).values("team")
        theirs = theirs.exclude(team__in=keeping).exclude(state=State.WAITING)
    for id_ in theirs.order_by("waiting_since", "id").values_list("pk", flat=True):
        if chat := steps.chat_if_any(business, id_):
            steps.back_to_queue(chat, Assignment.End.RETURNED)
    steps.assign_queued(business)


def heartbeat(person: Person) -> None:
    """Their browser was heard of."""
    there = Availability.objects.filter(person=person).exclude(status=Availability.Status.OFFLINE)
    there.update(seen_at=timezone.now())


def silent_since(moment: datetime) -> list[Availability]:
    """Agents who are not offline, and whose browser was last heard of before then."""
    there = Availability.objects.exclude(status=Availability.Status.OFFLINE)
    return list(there.filter(seen_at__lt=moment).select_related("business", "person"))
