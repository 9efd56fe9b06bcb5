"""GET, POST /teams/<id>/settings: what a team does by itself."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.agentchat.teams.led_page import teams_path
from chatlinks.chats import topics
from chatlinks.chats.models import TeamSettings
from chatlinks.web.streaming import live
from chatlinks.workspaces.guards import lead_of_team
from chatlinks.workspaces.models import Team

MOST_MINUTES = 24 * 60
MESSAGES = {"delayed_message", "offline_message"}  # fields that hold somebody's words


class TeamSettingsForm(forms.ModelForm):  # type: ignore[type-arg]
    delay_minutes = forms.IntegerField(
        label="Delay time, in minutes",
        min_value=1,
        max_value=MOST_MINUTES,
        help_text="A queued or active chat whose user waits longer counts as delayed.",
    )
    recall_minutes = forms.IntegerField(
        label="Take chats back after, in minutes",
        min_value=0,
        max_value=MOST_MINUTES,
        help_text="A chat that its agent leaves unanswered for so long goes back to the queue."
        " 0: never.",
    )

    class Meta:
        model = TeamSettings
        fields = [
            "delay_minutes",
            "delayed_message",
            "offline_message",
            "recall_minutes",
            "sign_out",
        ]
        labels = {
            "delayed_message": "Message when delayed",
            "offline_message": "Message when offline",
            "sign_out": "When an agent signs out, their active chats",
        }
        help_texts = {
            "delayed_message": "Sent once for a wait that is longer than the delay time."
            " Empty: nothing is sent.",
            "offline_message": "Sent to a user who is handed over while nobody is online."
            " Empty: nothing is sent.",
        }
        widgets = {
            "delayed_message": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            "offline_message": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        }

    field_order = Meta.fields


@require_http_methods(["GET", "POST"])
@lead_of_team
def edit(request: HttpRequest, team: Team) -> HttpResponse:
    form = TeamSettingsForm(
        request.POST or None,
        instance=settings_of(team),
        initial={"delay_minutes": team.delay_minutes},
    )
    if request.method == "POST" and form.is_valid():
        save(team, form, request.user)
        messages.success(request, f"The settings of {team} were saved.")
        return redirect(teams_path(team.business_id))
    context = {
        "team": team,
        "form": form,
        "back": teams_path(team.business_id),
    }
    status = 400 if form.errors else 200
    return render(
        request,
        "agentchat/teams/settings.html",
        context,
        status=status,
    )


def settings_of(team: Team) -> TeamSettings:
    """Those that are stored, else the defaults."""
    stored: TeamSettings | None = getattr(team, "settings", None)
    return stored or TeamSettings(team=team, business=team.business)


@transaction.atomic
def save(team: Team, form: TeamSettingsForm, person: Any) -> None:
    if MESSAGES & set(form.changed_data):
        form.instance.worded_by = person
    form.save()
    team.delay_minutes = form.cleaned_data["delay_minutes"]
    team.save(update_fields=["delay_minutes"])
    live.announce([topics.business(team.business_id)])
