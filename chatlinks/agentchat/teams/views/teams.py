"""GET /teams: the teams of every business that one leads, their agents and how much they have to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.agentchat.teams import teamwork
from chatlinks.chats import topics
from chatlinks.web import live
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import lead_required
from chatlinks.workspaces.memberships import agents_of, lead_memberships


@require_GET
@lead_required
def show(request: HttpRequest) -> HttpResponse:
    businesses = [member.business for member in lead_memberships(request.user)]
    followed = [topics.board(business.pk) for business in businesses]
    heard = live.heard(followed)
    context = {
        "businesses": [(business, topics.board(business.pk), teamwork.standings(business)) for business in businesses],
        "colleagues": {business.pk: list(agents_of(business)) for business in businesses},
        "ticket": live.ticket(followed), "heard": heard, "zone": zone_of(request),
    }  # fmt: skip
    return render(request, "agentchat/teams.html", context)
