"""/start: a server's owner makes a business; /start/<key>: what comes next."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.manage.forms import NewBusiness, OwnRights
from chatlinks.manage.masking import undoing, weakening
from chatlinks.manage.masking.asking import ask, is_sure
from chatlinks.manage.setting_up import is_first, next_steps, switch_on_web_chat
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import admin_of_business, superuser_required
from chatlinks.workspaces.models import Business


@require_http_methods(["GET", "POST"])
@superuser_required
def new_business(request: HttpRequest) -> HttpResponse:
    """A business, and the owner's own rights at it."""
    typed = request.POST if request.method == "POST" else None
    form = NewBusiness(typed, initial={"time_zone": str(zone_of(request))})
    initial = {"smart_agent_chat": True, "intelligent_analytics": True}
    rights = OwnRights(typed, initial=initial)
    if typed is not None and form.is_valid() and rights.is_valid():
        person: Any = request.user
        with transaction.atomic():
            business = form.save()
            rights.give(business, person)
        messages.success(request, f"{business} is here, and you are its admin.")
        return redirect("next-steps", business.key)
    context = {"form": form, "rights": rights, "first": is_first()}
    status = 400 if typed is not None else 200
    return render(request, "manage/new_business.html", context, status=status)


@require_http_methods(["GET", "POST"])
@admin_of_business
def steps(request: HttpRequest, business: Business) -> HttpResponse:
    """POST sets one's own rights, or switches the web chat on."""
    person: Any = request.user
    if request.method == "GET":
        page = next_steps(business, person.pk)
        return render(request, "manage/next_steps.html", {"page": page})
    if "web-chat" in request.POST:
        switch_on_web_chat(business)
        messages.success(request, "The web chat is on.")
        return back_to(business)
    rights = OwnRights(request.POST)
    return set_rights(request, business, rights) if rights.is_valid() else back_to(business)


def set_rights(request: HttpRequest, business: Business, rights: OwnRights) -> HttpResponse:
    person: Any = request.user
    more = rights.shows_more(business, person)
    if more and weakening.has_conversations(business) and not is_sure(request):
        return ask(request, weakening.oneself(business))
    with transaction.atomic():
        membership = rights.give(business, person)
        if more:
            undoing.note_permission(membership, allowed=True, by=person.pk)
    messages.success(request, f"Your rights at {business} are set.")
    return back_to(business)


def back_to(business: Business) -> HttpResponse:
    return redirect("next-steps", business.key)
