"""GET /teams: the teams of the businesses that one leads, their agents and what they have to do."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.agentchat.teams.led_page import led_page
from chatlinks.agentchat.teams.workload import workloads
from chatlinks.chats import topics
from chatlinks.web.streaming import live
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import lead_required
from chatlinks.workspaces.memberships import agents_of


class RefusedField(NamedTuple):
    """What somebody typed on this page, and why it was refused."""

    business_id: int
    person_id: int  # whose slots; 0: a team's form for adding somebody
    team_id: int
    typed: str
    problem: str


@require_GET
@lead_required
def show(request: HttpRequest) -> HttpResponse:
    return drawn(request)


def drawn(request: HttpRequest, refused: RefusedField | None = None) -> HttpResponse:
    """The page that is asked for; with something refused, the one with its business."""
    asked = QueryDict(f"business={refused.business_id}") if refused else request.GET
    led = led_page(request.user, asked)
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
        "refused": refused,
    }
    status = 400 if refused else 200
    return render(request, "agentchat/teams/page.html", context, status=status)
