"""GET, POST /chats/<id>/reassign: its agent or a team lead gives a chat to an agent who is online, or to a team."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chatlinks.agentchat import access, moves, teamwork
from chatlinks.agentchat.access import Chat, chat
from chatlinks.links.gate import number
from chatlinks.web.notices import forbidden
from chatlinks.workspaces.models import Membership, Team


@require_http_methods(["GET", "POST"])
@chat
def reassign(request: HttpRequest, found: Chat) -> HttpResponse:
    if not (found.mine or found.leads):
        return forbidden(request)
    back = address(request, found)
    if request.method == "GET":
        agents, teams = teamwork.takers(found.business)
        context = {"chat": found, "agents": agents, "teams": teams, "back": back}
        return render(request, "agentchat/reassign.html", context)
    kind, _, id_ = request.POST.get("to", "").partition(":")
    try:
        messages.success(request, give(found, kind, number(id_) or 0))
    except (moves.Refused, Membership.DoesNotExist, Team.DoesNotExist) as problem:
        said = str(problem) if isinstance(problem, moves.Refused) else "Choose an agent who is online, or a team."
        messages.error(request, said)
    return redirect(back)


def give(found: Chat, kind: str, id_: int) -> str:
    """Move the chat; returns what happened. Raises Refused, or DoesNotExist for who isn't of this business."""
    contact = f"User {found.entry.subject.contact_id}"
    if kind == "agent":
        member = access.colleagues(found.business).get(person_id=id_)
        moves.reassign_to_agent(found.business, found.id, member)
        return f"{contact} is with {member.person} now."
    team = Team.objects.get(business=found.business, pk=id_)
    moves.reassign_to_team(found.business, found.id, team)
    return f"{contact} was given to {team.name}."


def address(request: HttpRequest, found: Chat) -> str:
    """Where the reader came from on Businesses; else My Chats, or the chat there for a lead who looks on."""
    given = request.POST.get("next") or request.headers.get("Referer", "")
    if "/businesses?" in given:
        return given[given.find("/businesses?") :]
    return reverse("my-chats") if found.mine else reverse("my-chat", args=[found.id])
