"""Who may work with chats: members with Smart Agent Chat. What they see of one follows from its chat link's rule."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from chatlinks.accounts.models import Person
from chatlinks.conversations.remasking import changed_policy
from chatlinks.database.rows import prepared
from chatlinks.links import access, members
from chatlinks.links.access import LinkAccess
from chatlinks.links.gate import Viewer
from chatlinks.web.notices import forbidden
from chatlinks.workspaces.models import Business, Membership, Team
from chatlinks.workspaces.rule import Verdict, within_chat

P = ParamSpec("P")
LEADING = (Membership.Role.TEAM_LEAD, Membership.Role.ADMIN)


def memberships(person: Any) -> QuerySet[Membership]:
    """Where this person works with chats, by the businesses' names."""
    held = Membership.objects.filter(person_id=person.pk, active=True, smart_agent_chat=True)
    return held.select_related("business").order_by("business__name")


def led_by(person: Any) -> QuerySet[Membership]:
    """Where this person leads: they see every chat and team of the business."""
    return memberships(person).filter(role__in=LEADING)


@dataclass(frozen=True)
class Chat:
    """A chat that its viewer may work with, how they see it, and whose it is."""

    entry: Viewer
    assignee_id: int | None
    team: str
    assignee: str
    waiting_since: datetime | None

    @property
    def id(self) -> int:
        return self.entry.subject.conversation_id

    @property
    def leads(self) -> bool:
        """Is the viewer a team lead or admin here?"""
        return self.entry.subject.role in LEADING

    @property
    def mine(self) -> bool:
        return self.assignee_id is not None and self.assignee_id == self.entry.person_id

    @cached_property
    def business(self) -> Business:
        return Business.objects.get(pk=self.entry.subject.business_id)


View = Callable[Concatenate[HttpRequest, Chat, P], HttpResponse]


CHAT = f"""
SELECT {access.COLUMNS}, l.token, c.assignee_id, coalesce(t.name, ''), coalesce(p.name, ''), c.waiting_since
FROM conversations_conversation c LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id
  AND l.audience = 'members' {access.AROUND}
LEFT JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
LEFT JOIN accounts_person p ON p.id = c.assignee_id
WHERE c.id = %s"""


def find(person: Person, conversation_id: int) -> Chat | None:
    """The chat, for a member of its business with Smart Agent Chat within whose reach it lies; one statement.

    None where there is nothing for this person to know of; raises PermissionError for members who lack the right.
    """
    found = prepared(CHAT, [None, person.pk, conversation_id])
    if not found:
        return None
    subject, (token, *whose) = LinkAccess._make(found[0][:-5]), found[0][-5:]
    if subject.member is None or not subject.active:
        return None
    if not (subject.smart_agent_chat and within_chat(subject.member)):
        raise PermissionError
    if token is None:
        members.token_of(subject.business_id, conversation_id)
        return find(person, conversation_id)
    if subject.stale:
        changed_policy.bring_up_to_date(
            Business.objects.get(pk=subject.business_id), subject.contact_id
        )
        return find(person, conversation_id)
    entry = Viewer(subject, token, person.pk, access.judge(subject, True, False))
    assert entry.verdict in (Verdict.SHOWN, Verdict.MASKED)
    return Chat(entry, *whose)


def chat(view: View[P]) -> Callable[..., HttpResponse]:
    """Turn `view(request, chat)` into a view of `/…/<conversation_id>/…` that only those may reach who may work with it."""

    @wraps(view)
    def entered(
        request: HttpRequest, conversation_id: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            found = find(request.user, conversation_id)  # type: ignore[arg-type]
        except PermissionError:
            return forbidden(request)
        if found is None:
            raise Http404
        return view(request, found, *args, **kwargs)

    return entered


def workplace(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for members with Smart Agent Chat somewhere; others who are signed in are told that it isn't theirs."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return (
            view(request, *args, **kwargs)
            if memberships(request.user).exists()
            else forbidden(request)
        )

    return entered


def lead(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for team leads and admins with Smart Agent Chat somewhere."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return (
            view(request, *args, **kwargs) if led_by(request.user).exists() else forbidden(request)
        )

    return entered


def colleagues(business: Business) -> QuerySet[Membership]:
    """Those who may take chats of a business that the reader leads."""
    held = Membership.objects.filter(
        business=business, active=True, smart_agent_chat=True, person__is_active=True
    )
    return held.select_related("person")


def leading(person: Any, business_id: int) -> Business:
    """A business that this person leads. Raises Http404 for strangers, PermissionError for its other members."""
    held = Membership.objects.filter(
        person_id=person.pk, business=business_id, active=True
    ).select_related("business")
    member = held.first()
    if member is None:
        raise Http404
    if not (member.smart_agent_chat and member.role in LEADING):
        raise PermissionError
    return member.business


def leads(
    view: Callable[Concatenate[HttpRequest, Business, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Turn `view(request, business, …)` into one of `/…/<business_id>/…` for those who lead the business."""

    @wraps(view)
    def entered(
        request: HttpRequest, business_id: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            return view(request, leading(request.user, business_id), *args, **kwargs)
        except PermissionError:
            return forbidden(request)

    return entered


def leads_team(
    view: Callable[Concatenate[HttpRequest, Team, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Turn `view(request, team, …)` into one of `/teams/<team_id>/…` for those who lead the team's business."""

    @wraps(view)
    def entered(
        request: HttpRequest, team_id: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        team = get_object_or_404(Team.objects.select_related("business"), pk=team_id)
        try:
            leading(request.user, team.business_id)
        except PermissionError:
            return forbidden(request)
        return view(request, team, *args, **kwargs)

    return entered
