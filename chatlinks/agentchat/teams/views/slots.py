"""POST /businesses/<id>/agents/<person>/slots: how many active chats an agent takes at a time."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat.teams.led_page import teams_path
from chatlinks.agentchat.teams.views.teams import RefusedField, drawn
from chatlinks.chats import staffing
from chatlinks.workspaces.guards import lead_of_business
from chatlinks.workspaces.memberships import agents_of
from chatlinks.workspaces.models import Business

MOST_SLOTS = 100
LONGEST_TYPED = 20  # characters that are given back
NO_NUMBER = f"A number from 0 to {MOST_SLOTS}. Nothing was changed."


class SlotsForm(forms.Form):
    slots = forms.IntegerField(min_value=0, max_value=MOST_SLOTS)


@require_POST
@lead_of_business
def limit(
    request: HttpRequest,
    business: Business,
    person_id: int,
) -> HttpResponse:
    member = get_object_or_404(agents_of(business), person_id=person_id)
    form = SlotsForm(request.POST)
    if not form.is_valid():
        typed = request.POST.get("slots", "")[:LONGEST_TYPED]
        return drawn(request, RefusedField(business.pk, person_id, 0, typed, NO_NUMBER))
    slots = form.cleaned_data["slots"]
    staffing.limit_slots(business, member, slots)
    messages.success(request, f"{member.person} takes {slots} active chats at a time.")
    return redirect(teams_path(business.pk))
