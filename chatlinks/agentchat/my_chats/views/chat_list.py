"""GET /chats/list: an agent's status and chats, for the page that follows them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatlinks.agentchat.my_chats import page
from chatlinks.web.numbers import number
from chatlinks.workspaces.guards import agent_required


@require_GET
@agent_required
def show(request: HttpRequest) -> HttpResponse:
    context = page.chat_list(request)
    context["open"] = number(request.GET.get("open"))
    return render(request, "agentchat/my_chats/_chat_list.html", context)
