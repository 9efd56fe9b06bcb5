"""GET, POST /chats/<id>/reassign: give a chat to an agent who is online, or to a team's queue."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.agentchat.access import Chat, assignee_or_lead_of_chat
from chatlinks.agentchat.teams import teamwork
from chatlinks.chats import transitions
from chatlinks.chats.steps import Refused
from chatlinks.web.numbers import number
from chatlinks.workspaces.memberships import agents_of
from chatlinks.workspaces.models import Membership, Team


@require_http_methods(["GET", "POST"])
@assignee_or_lead_of_chat
def reassign(request: HttpRequest, found: Chat) -> HttpResponse:
    """For whoever has the chat, and for those who lead."""
    if request.method == "GET":
        agents, teams = teamwork.takers(found.business)
        context = {
            "chat": found,
            "agents": agents,
            "teams": teams,
            "board": board(request),
            "back": back(request, found),
        }
        return render(request, "agentchat/reassign.html", context)
    try:
        messages.success(request, give(found, request.POST.get("to", "")))
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect(back(request, found))
    return redirect(board(request) or ("my-chats" if found.mine else back(request, found)))


def give(found: Chat, to: str) -> str:
    """Move the chat to agent:<id> or team:<id> of its business; returns what happened. Raises Refused."""
    kind, _, id_ = to.partition(":")
    contact = f"User {found.viewer.access.contact_id}"
    try:
        if kind == "agent":
            member = agents_of(found.business).get(person_id=number(id_) or 0)
            transitions.reassign_to_agent(found.business, found.id, member)
            return f"{contact} is with {member.person} now."
        team = Team.objects.get(business=found.business, pk=number(id_) or 0)
    except (Membership.DoesNotExist, Team.DoesNotExist) as problem:
        raise Refused("Choose an agent who is online, or a team.") from problem
    transitions.reassign_to_team(found.business, found.id, team)
    return f"{contact} was given to {team.name}."


def board(request: HttpRequest) -> str:
    """The place on Businesses that the reader came from, "" if they came from elsewhere. Never another site's."""
    given = request.POST.get("next") or request.headers.get("Referer", "")
    at = given.find("/businesses?")
    return given[at:] if at >= 0 else "/businesses" if given.endswith("/businesses") else ""


def back(request: HttpRequest, found: Chat) -> str:
    """The same, else the chat itself."""
    return board(request) or f"/chats/{found.id}"
