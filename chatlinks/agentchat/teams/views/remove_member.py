"""POST /teams/<id>/members/<person>/remove: somebody works in this team no more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from chatlinks.agentchat.teams.led_page import teams_path
from chatlinks.chats import staffing
from chatlinks.web.notes import Undo, say
from chatlinks.workspaces.guards import lead_of_team
from chatlinks.workspaces.memberships import agents_of
from chatlinks.workspaces.models import Team


@require_POST
@lead_of_team
def remove(
    request: HttpRequest,
    team: Team,
    person_id: int,
) -> HttpResponse:
    member = get_object_or_404(agents_of(team.business), person_id=person_id)
    staffing.remove_from_team(team, member)
    back = Undo(reverse("add-to-team", args=[team.pk]), {"person": str(person_id)})
    text = f"{member.person} is not in {team} any more. Their chats stay with them."
    say(request, text, back)
    return redirect(teams_path(team.business_id))
