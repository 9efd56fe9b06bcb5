"""GET /teams: the teams of the businesses that one leads, their agents and what they have to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.agentchat.teams.led_page import led_page
from chatlinks.agentchat.teams.workload import workloads
from chatlinks.chats import topics
from chatlinks.web import live
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import lead_required
from chatlinks.workspaces.memberships import agents_of


@require_GET
@lead_required
def show(request: HttpRequest) -> HttpResponse:
    led = led_page(request.user, request.GET)
    followed = [topics.business(business.pk) for business in led.businesses]
    heard = live.heard(followed)  # before anything is read, so that nothing is missed
    context = {
        "businesses": [
            {
                "business": business,
                "topic": topics.business(business.pk),
                "teams": workloads(business),
                "colleagues": list(agents_of(business)),
            }
            for business in led.businesses
        ],
        "led": led,
        "here": request.get_full_path(),
        "ticket": live.ticket(followed),
        "heard": heard,
        "zone": zone_of(request),
    }
    return render(request, "agentchat/teams/page.html", context)
