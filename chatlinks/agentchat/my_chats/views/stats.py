"""GET /chats/stats: the numbers above an agent's chats, for the page that follows them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.agentchat.my_chats.chat_stats import chat_stats
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import agent_required


@require_GET
@agent_required
def show(request: HttpRequest) -> HttpResponse:
    context = {"stats": chat_stats(request.user, zone_of(request))}
    return render(request, "agentchat/my_chats/_stats.html", context)
