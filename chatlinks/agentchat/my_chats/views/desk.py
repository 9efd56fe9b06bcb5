"""GET /chats/list and /chats/stats: the list of an agent's chats and the numbers above it, for the page that follows them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.agentchat.my_chats import desk, page
from chatlinks.web.numbers import number
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import agent_required


@require_GET
@agent_required
def chats(request: HttpRequest) -> HttpResponse:
    given = page.listed(request, request.user) | {"open": number(request.GET.get("open"))}
    return render(request, "agentchat/_list.html", given)


@require_GET
@agent_required
def stats(request: HttpRequest) -> HttpResponse:
    return render(
        request, "agentchat/_stats.html", {"stats": desk.stats(request.user, zone_of(request))}
    )
