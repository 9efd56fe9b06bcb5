"""POST /chats/<id>/reassign: give the chat to a colleague who is online, or to a team's queue."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat import access, moves
from chatlinks.agentchat.access import Chat, chat
from chatlinks.links.gate import number
from chatlinks.web.notices import bad_request, forbidden
from chatlinks.workspaces.models import Membership, Team


@require_POST
@chat
def reassign(request: HttpRequest, found: Chat) -> HttpResponse:
    if not (found.mine or found.leads):
        return forbidden(request)
    kind, _, id_ = request.POST.get("to", "").partition(":")
    to = chosen(found, kind, number(id_))
    if to is None:
        return bad_request(request)
    try:
        give(found, to)
    except moves.Refused as problem:
        messages.error(request, str(problem))
        return redirect("my-chat", found.id)
    name = to.name if isinstance(to, Team) else str(to.person)
    messages.success(request, f"The chat was given to {name}.")
    return redirect("my-chat" if not found.mine else "my-chats", *([] if found.mine else [found.id]))


def chosen(found: Chat, kind: str, id_: int | None) -> Team | Membership | None:
    """A team of the chat's business, or a member of it who works with chats."""
    if id_ is None or kind not in ("agent", "team"):
        return None
    if kind == "team":
        return Team.objects.filter(business=found.business, pk=id_).first()
    return access.colleagues(found.business).filter(person=id_).first()


def give(found: Chat, to: Team | Membership) -> None:
    if isinstance(to, Team):
        moves.reassign_to_team(found.business, found.id, to)
    else:
        moves.reassign_to_agent(found.business, found.id, to)
