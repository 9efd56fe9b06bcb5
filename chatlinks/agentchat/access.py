"""A chat and its guards: who may work with it. What they see of it follows from its chat link's
rule.

`agent_of_chat`: for members of its business with Smart Agent Chat, within whose reach it lies.
`assignee_or_lead_of_chat`: of these, for whoever has the chat, and for those who lead its business.
`find_led_chat` and `current_led` are for the page of those who lead: its query names chat and
business.

Guards that ask memberships alone are in `workspaces.guards`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from chatlinks.database.rows import prepared
from chatlinks.links import members
from chatlinks.links.access import COLUMNS, JOINED, LinkAccess
from chatlinks.links.gate import mask_anew
from chatlinks.links.viewer import Viewer
from chatlinks.workspaces.memberships import LEADING
from chatlinks.workspaces.models import Business
from chatlinks.workspaces.rule import within_chat

P = ParamSpec("P")


@dataclass(frozen=True)
class Chat:
    """A chat that its viewer may work with, how they see it, and whose it is."""

    viewer: Viewer
    assignee_id: int | None
    team: str
    assignee: str
    waiting_since: datetime | None

    @property
    def id(self) -> int:
        return self.viewer.access.conversation_id

    @property
    def leads(self) -> bool:
        """Is the viewer a team lead or admin here?"""
        return self.viewer.access.role in LEADING

    @property
    def mine(self) -> bool:
        return self.assignee_id is not None and self.assignee_id == self.viewer.person_id

    @cached_property
    def business(self) -> Business:
        return Business.objects.get(pk=self.viewer.access.business_id)


class ChatColumns(NamedTuple):
    """What CHAT has of a chat beside its LinkAccess."""

    token: str | None
    assignee_id: int | None
    team: str
    assignee: str
    waiting_since: datetime | None


CHAT = f"""
SELECT {COLUMNS},
  l.token, c.assignee_id, coalesce(t.name, ''), coalesce(p.name, ''), c.waiting_since
FROM conversations_conversation c
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id
  AND l.audience = 'members'
{JOINED}
LEFT JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
LEFT JOIN accounts_person p ON p.id = c.assignee_id
WHERE c.id = %s"""
WIDTH = len(LinkAccess._fields)


def find_chat(person: Any, conversation_id: int) -> Chat:
    """The chat, as this person may work with it; one statement.

    Raises Http404 for whoever is no member of its business, PermissionDenied for members without
    the right.
    """
    rows = prepared(CHAT, [None, person.pk, conversation_id])
    if not rows:
        raise Http404
    access = LinkAccess(*rows[0][:WIDTH])
    chat = ChatColumns(*rows[0][WIDTH:])
    member = access.member
    if member is None or not member.active:
        raise Http404
    if not (member.smart_agent_chat and within_chat(member)):
        raise PermissionDenied
    if chat.token is None:
        members.token_of(access.business_id, conversation_id)
        return find_chat(person, conversation_id)
    if access.stale:
        mask_anew(access)
        return find_chat(person, conversation_id)
    verdict = access.verdict(signed_in=True, passcode_met=False)
    assert verdict.opens
    return Chat(
        viewer=Viewer(access, chat.token, person.pk, verdict),
        assignee_id=chat.assignee_id,
        team=chat.team,
        assignee=chat.assignee,
        waiting_since=chat.waiting_since,
    )


def find_led_chat(person: Any, conversation_id: int) -> Chat:
    """As `find_chat`, for those who lead the chat's business."""
    chat = find_chat(person, conversation_id)
    if not chat.leads:
        raise PermissionDenied
    return chat


class Selectable(Protocol):
    @property
    def current(self) -> bool: ...


Led = TypeVar("Led", bound=Selectable)


def current_led(led: Sequence[Led]) -> Led:
    """Of the businesses that somebody leads, the one that their page is of.

    Raises PermissionDenied for whoever leads none, Http404 where another was asked for.
    """
    if not led:
        raise PermissionDenied
    for business in led:
        if business.current:
            return business
    raise Http404


ChatView = Callable[Concatenate[HttpRequest, Chat, P], HttpResponse]
Guarded = Callable[..., HttpResponse]


def agent_of_chat(view: ChatView[P]) -> Guarded:
    """Of `/…/<conversation_id>/…`: for members with Smart Agent Chat within whose reach it lies."""

    @wraps(view)
    def guarded(
        request: HttpRequest,
        conversation_id: int,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        return view(
            request,
            find_chat(request.user, conversation_id),
            *args,
            **kwargs,
        )

    return guarded


def assignee_or_lead_of_chat(view: ChatView[P]) -> Guarded:
    """Of the same: for whoever has the chat, and for those who lead its business."""

    @wraps(view)
    def guarded(
        request: HttpRequest,
        conversation_id: int,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        chat = find_chat(request.user, conversation_id)
        if not (chat.mine or chat.leads):
            raise PermissionDenied
        return view(request, chat, *args, **kwargs)

    return guarded
