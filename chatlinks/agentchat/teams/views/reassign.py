"""GET, POST /chats/<id>/reassign: give a chat to an agent who is online, or to a team's queue."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.agentchat.access import Chat, assignee_or_lead_of_chat
from chatlinks.chats import assignment, transitions
from chatlinks.chats.assignment import OnlineAgent
from chatlinks.chats.steps import Refused
from chatlinks.web.numbers import number
from chatlinks.workspaces.memberships import agents_of
from chatlinks.workspaces.models import Business, Membership, Team

NOBODY_SUCH = "Choose an agent who is online, or a team."


@require_http_methods(["GET", "POST"])
@assignee_or_lead_of_chat
def reassign(request: HttpRequest, chat: Chat) -> HttpResponse:
    """For whoever has the chat, and for those who lead."""
    if request.method == "GET":
        return show_form(request, chat)
    try:
        messages.success(request, give(chat, request.POST.get("to", "")))
    except Refused as problem:
        return show_form(request, chat, str(problem))
    if lists := lists_url(request):
        return redirect(lists)
    return redirect("my-chats" if chat.mine else back_url(request, chat))


def show_form(
    request: HttpRequest,
    chat: Chat,
    problem: str = "",
) -> HttpResponse:
    context = {
        "problem": problem,
        "chat": chat,
        "agents": agents_online(chat.business),
        "teams": list(chat.business.teams.all()),
        "next": lists_url(request),
        "back": back_url(request, chat),
    }
    status = 400 if problem else 200
    return render(request, "agentchat/reassign.html", context, status=status)


def agents_online(business: Business) -> list[OnlineAgent]:
    """Those with most free slots first."""
    agents = assignment.online(business.pk).values()
    return sorted(agents, key=lambda agent: (-agent.slots, agent.name.casefold()))


def give(chat: Chat, to: str) -> str:
    """Move the chat to agent:<id> or team:<id> of its business; returns what happened. Raises
    Refused."""
    kind, _, id_ = to.partition(":")
    contact = f"User {chat.viewer.access.contact_id}"
    try:
        if kind == "agent":
            member = agents_of(chat.business).get(person_id=number(id_) or 0)
            transitions.reassign_to_agent(
                chat.business,
                chat.id,
                member,
            )
            return f"{contact} is with {member.person} now."
        team = chat.business.teams.get(pk=number(id_) or 0)
    except (Membership.DoesNotExist, Team.DoesNotExist) as problem:
        raise Refused(NOBODY_SUCH) from problem
    transitions.reassign_to_team(chat.business, chat.id, team)
    return f"{contact} was given to {team.name}."


def lists_url(request: HttpRequest) -> str:
    """The place on Businesses that the reader came from, "" if they came from elsewhere. Never
    another site's."""
    came_from = request.POST.get("next") or request.headers.get("Referer", "")
    start = came_from.find("/businesses?")
    if start >= 0:
        return came_from[start:]
    return "/businesses" if came_from.endswith("/businesses") else ""


def back_url(request: HttpRequest, chat: Chat) -> str:
    """The same, else the chat itself."""
    return lists_url(request) or f"/chats/{chat.id}"
