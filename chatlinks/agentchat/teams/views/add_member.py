"""POST /teams/<id>/members: somebody works in this team from now on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from chatlinks.agentchat.teams.led_page import teams_path
from chatlinks.agentchat.teams.views.teams import RefusedField, drawn
from chatlinks.chats import staffing
from chatlinks.web.notes import Undo, say
from chatlinks.web.numbers import number
from chatlinks.workspaces.guards import lead_of_team
from chatlinks.workspaces.memberships import agents_of
from chatlinks.workspaces.models import Team

NOT_THEM = "Choose somebody who is a member of the business with Smart Agent Chat."


@require_POST
@lead_of_team
def add(request: HttpRequest, team: Team) -> HttpResponse:
    person_id = number(request.POST.get("person")) or 0
    member = agents_of(team.business).filter(person_id=person_id).first()
    if member is None:
        return drawn(request, RefusedField(team.business_id, 0, team.pk, "", NOT_THEM))
    staffing.add_to_team(team, member)
    back = reverse("remove-from-team", args=[team.pk, person_id])
    say(request, f"{member.person} is in {team} now.", Undo(back, {}))
    return redirect(teams_path(team.business_id))
