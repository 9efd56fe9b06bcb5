"""GET, POST /businesses/chats/<id>/reassign: a team lead gives a chat to an agent who is online, or to a team."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.agentchat import access, moves, teamwork
from chatlinks.agentchat.access import Chat, chat
from chatlinks.links.gate import number
from chatlinks.web.notices import forbidden
from chatlinks.workspaces.models import Membership, Team


@require_http_methods(["GET", "POST"])
@chat
def give(request: HttpRequest, found: Chat) -> HttpResponse:
    if not found.leads:
        return forbidden(request)
    back = address(request, found)
    if request.method == "GET":
        agents, teams = teamwork.takers(found.business)
        context = {"chat": found, "agents": agents, "teams": teams, "back": back}
        return render(request, "agentchat/give.html", context)
    kind, _, id_ = request.POST.get("to", "").partition(":")
    try:
        messages.success(request, hand(found, kind, number(id_) or 0))
    except (moves.Refused, Membership.DoesNotExist, Team.DoesNotExist) as problem:
        said = str(problem) if isinstance(problem, moves.Refused) else "Choose an agent who is online, or a team."
        messages.error(request, said)
    return redirect(back)


def hand(found: Chat, kind: str, id_: int) -> str:
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
    """Where the reader came from on Businesses; else the chat there."""
    given = request.POST.get("next") or request.headers.get("Referer", "")
    path = given[given.find("/businesses") :] if "/businesses?" in given else ""
    return path or f"/businesses?business={found.business.pk}&chat={found.id}"
