"""POST /teams/<id>/members, …/members/<person>/remove and /businesses/<id>/agents/<person>/slots: who works where."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat.teams import teamwork
from chatlinks.web.numbers import number
from chatlinks.workspaces.guards import lead_of_business, lead_of_team
from chatlinks.workspaces.memberships import agents_of
from chatlinks.workspaces.models import Business, Team


class Slots(forms.Form):
    slots = forms.IntegerField(min_value=0, max_value=teamwork.MOST_SLOTS)


@require_POST
@lead_of_team
def add(request: HttpRequest, team: Team) -> HttpResponse:
    member = (
        agents_of(team.business).filter(person_id=number(request.POST.get("person")) or 0).first()
    )
    if member is None:
        messages.error(
            request, "Choose somebody who is a member of the business with Smart Agent Chat."
        )
    else:
        teamwork.add(team, member)
        messages.success(request, f"{member.person} is in {team} now.")
    return redirect("teams")


@require_POST
@lead_of_team
def remove(request: HttpRequest, team: Team, person_id: int) -> HttpResponse:
    member = get_object_or_404(agents_of(team.business), person_id=person_id)
    teamwork.remove(team, member)
    messages.success(
        request, f"{member.person} is not in {team} any more. Their chats stay with them."
    )
    return redirect("teams")


@require_POST
@lead_of_business
def limit(request: HttpRequest, business: Business, person_id: int) -> HttpResponse:
    member = get_object_or_404(agents_of(business), person_id=person_id)
    form = Slots(request.POST)
    if form.is_valid():
        teamwork.limit(business, member, form.cleaned_data["slots"])
        messages.success(
            request, f"{member.person} takes {form.cleaned_data['slots']} active chats at a time."
        )
    else:
        messages.error(
            request, f"Slots are a number from 0 to {teamwork.MOST_SLOTS}. Nothing was changed."
        )
    return redirect("teams")
