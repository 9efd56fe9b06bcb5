"""The web chat's settings, for the admins of each business; and the tag that a site includes."""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from chatlinks.chats.models import Widget, check_site
from chatlinks.webchat.bot_script import BadScript, read_script
from chatlinks.workspaces.admin import BY_BUSINESS, OfBusiness
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Team

BIGGEST_SCRIPT = 200_000  # characters


class WidgetForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Widget
        fields = ("business", "enabled", "sites", "greeting", "team", "script")
        help_texts = {
            "team": "Takes the chats over that the bot hands on without naming a team.",
            "script": "What the bot says, as docs/widget.md describes. Empty: it offers a person.",
            "enabled": "Off: nobody can write, and no site shows it.",
        }

    def clean_sites(self) -> list[str]:
        sites = []
        for typed in self.cleaned_data["sites"] or []:
            if site := typed.strip().rstrip("/"):
                check_site(site)
                sites.append(site)
        return sites

    def clean_script(self) -> Any:
        script = self.cleaned_data["script"] or {}
        try:
            read_script(script)
        except BadScript as problem:
            raise ValidationError(f"The script can't be followed. {problem}") from problem
        if len(json.dumps(script)) > BIGGEST_SCRIPT:
            raise ValidationError("The script is too long.")
        return script

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        business = cleaned.get("business") or self.instance.business
        team = cleaned.get("team")
        if business and team and team.business_id != business.pk:
            self.add_error("team", f"Choose a team of {business}.")
        return cleaned


@admin.register(Widget)
class WidgetAdmin(OfBusiness):
    form = WidgetForm
    list_display = ("business", "enabled", "team")
    list_filter = (BY_BUSINESS, "enabled")
    readonly_fields = ("tag",)

    def get_readonly_fields(
        self,
        request: HttpRequest,
        obj: Any = None,
    ) -> tuple[str, ...]:
        """A web chat stays with its business."""
        return ("business", "tag") if obj else ("tag",)

    def formfield_for_foreignkey(
        self,
        db_field: Any,
        request: HttpRequest,
        **kwargs: Any,
    ) -> Any:
        if db_field.name == "team":
            teams = Team.objects.filter(business__in=administered_by(request.user))
            kwargs["queryset"] = teams.select_related("business")
        return super().formfield_for_foreignkey(
            db_field,
            request,
            **kwargs,
        )

    @admin.display(description="The tag for your site")
    def tag(self, widget: Widget) -> str:
        if not widget.pk:
            return "Save first."
        source = f"{settings.BASE_URL}{reverse('widget-script')}"
        tag = f'<script src="{source}" data-business="{widget.business.key}" defer></script>'
        return format_html("<code>{}</code>", tag)
