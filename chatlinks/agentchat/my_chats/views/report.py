"""POST /chats/<id>/report: the chat is inappropriate. For its assignee, and for those who lead."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat.access import Chat, assignee_or_lead_of_chat
from chatlinks.chats import remarks
from chatlinks.chats.models import ChatReport
from chatlinks.web.notices import bad_request


@require_POST
@assignee_or_lead_of_chat
def report(request: HttpRequest, chat: Chat) -> HttpResponse:
    reason = request.POST.get("reason", "")
    if reason not in ChatReport.Reason.values:
        return bad_request(request)
    remarks.report(chat.business, chat.id, request.user, reason)  # type: ignore[arg-type]
    messages.success(request, "Reported. Your team leads see it with the chat.")
    return redirect("my-chat", chat.id)
