"""Asking before a step that shows more of people's data: the page with its figures, once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chatlinks.manage.masking.weakening import Weakening

# Fields of such a step, which are sent again with the answer.
KEPT = {
    *("profile", "personal", "masking", "leads", "allowed", "masked", "words"),
    *("email", "role", "smart_agent_chat", "intelligent_analytics"),
    *("view_personal_details", "teams"),
}


def is_sure(request: HttpRequest) -> bool:
    return request.POST.get("sure") == "1"


def ask(request: HttpRequest, step: Weakening) -> HttpResponse:
    """Say what a step would show, and to whom, before it is done."""
    posted = [
        (name, value) for name, values in request.POST.lists() if name in KEPT for value in values
    ]
    context = {"step": step, "posted": posted}
    return render(request, "manage/masking_question.html", context)
