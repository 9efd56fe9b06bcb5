"""The web chat's settings, for the admins of each business; and the tag that a site includes."""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from chatlinks.chats.models import Widget, check_site
from chatlinks.webchat.bots.bot_script import BadScript, read_script
from chatlinks.webchat.look import BIGGEST_LOGO, logo_url, type_of_logo
from chatlinks.workspaces.administration.admin_of_business import BY_BUSINESS, OfBusiness
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Team

PREVIEW = """<div id="chat-preview"><div class="frame"><div class="head">{}<span>{}</span></div>
<p class="greeting">{}</p><p class="hours"></p></div><div class="button"></div></div>"""
CLOCK = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
BIGGEST_SCRIPT = 200_000  # characters


class WidgetForm(forms.ModelForm):  # type: ignore[type-arg]
    days = forms.TypedMultipleChoiceField(
        label="Your people are there on",
        choices=list(WEEKDAYS.items()),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="With the times below, told to visitors. Leave all empty to tell nothing.",
    )
    new_logo = forms.FileField(
        label="Logo",
        required=False,
        help_text="PNG, JPEG or WebP of up to 100 kB; a square one looks best.",
    )
    without_logo = forms.BooleanField(label="Take the logo away", required=False)

    class Meta:
        model = Widget
        fields = (
            "business",
            "enabled",
            "sites",
            "greeting",
            "team",
            "colour",
            "side",
            "days",
            "opens",
            "closes",
            "script",
        )
        widgets = {
            "colour": forms.TextInput(attrs={"type": "color"}),
            "opens": CLOCK,
            "closes": CLOCK,
        }
        help_texts = {
            "team": "Takes the chats over that the bot hands on without naming a team.",
            "script": "What the bot says, as docs/widget.md describes."
            " Empty: whatever is written goes to your agents.",
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

    def clean_new_logo(self) -> bytes | None:
        file = self.cleaned_data["new_logo"]
        if not file:
            return None
        if file.size > BIGGEST_LOGO:
            raise ValidationError("The logo is too big: at most 100 kB.")
        content: bytes = file.read()
        if not type_of_logo(content):
            raise ValidationError("The logo is no PNG, JPEG or WebP picture.")
        return content

    def clean_times(self, cleaned: dict[str, Any]) -> None:
        days, opens, closes = (cleaned.get(name) for name in ("days", "opens", "closes"))
        if any((days, opens, closes)) and not all((days, opens, closes)):
            self.add_error("days", "Give days and both times, or none of them.")
        elif opens and closes and opens >= closes:
            self.add_error("closes", "This is no later than when they come.")

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("without_logo"):
            self.instance.logo = None
        if content := self.cleaned_data.get("new_logo"):
            self.instance.logo = content
        return super().save(commit)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.clean_times(cleaned)
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
    readonly_fields = ("preview", "tag")
    fieldsets = (
        (None, {"fields": ("business", "enabled", "sites", "greeting", "team")}),
        (
            "How it looks",
            {"fields": ("preview", "colour", "side", "new_logo", "without_logo")},
        ),
        ("When your people are there", {"fields": ("days", "opens", "closes")}),
        ("The bot", {"fields": ("script",)}),
        ("Your site", {"fields": ("tag",)}),
    )

    class Media:
        js = (Script("webchat/preview.js", type="module"),)
        css = {"all": ("webchat/preview.css",)}

    def get_readonly_fields(
        self,
        request: HttpRequest,
        obj: Any = None,
    ) -> tuple[str, ...]:
        """A web chat stays with its business."""
        return ("business", *self.readonly_fields) if obj else self.readonly_fields

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

    @admin.display(description="Preview")
    def preview(self, widget: Widget) -> str:
        """Follows what one chooses, by preview.js."""
        logo = logo_url(widget)
        face = format_html('<img alt="" src="{}"{}>', logo, "" if logo else mark_safe(" hidden"))
        return format_html(
            PREVIEW,
            face,
            widget.business if widget.pk else "Your business",
            widget.greeting,
        )

    @admin.display(description="The tag for your site")
    def tag(self, widget: Widget) -> str:
        if not widget.pk:
            return "Save first."
        source = f"{settings.BASE_URL}{reverse('widget-script')}?business={widget.business.key}"
        tag = f'<script src="{source}" data-business="{widget.business.key}" defer></script>'
        return format_html("<code>{}</code>", tag)
