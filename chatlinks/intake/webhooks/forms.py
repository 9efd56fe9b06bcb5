"""Forms of a business's sources."""

from typing import Any

from django import forms

from chatlinks.intake.webhooks.kinds import KINDS
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.privacy import detect
from chatlinks.workspaces.models import Business

ALARMS = (
    ("", "No alarm"),
    ("1", "After an hour without a delivery"),
    ("6", "After 6 hours"),
    ("24", "After a day"),
    ("72", "After three days"),
    ("168", "After a week"),
)


class NewSource(forms.Form):
    """What sends, and how one calls it."""

    kind = forms.ChoiceField(
        label="What sends", choices=[(kind.name, kind.label) for kind in KINDS.values()]
    )
    name = forms.CharField(
        label="Name", max_length=100, help_text="To tell it from others, such as “Shop help desk”."
    )

    def __init__(self, business: Business, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.business = business
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if detect(name, "balanced"):
            raise forms.ValidationError(
                "A name is stored in clear, and this one holds something personal."
            )
        if WebhookSource.objects.filter(business=self.business, name=name).exists():
            raise forms.ValidationError("There is a source of this name. Take another.")
        return name


class TheirSecret(forms.Form):
    """The secret that the source made, copied from there."""

    secret = forms.CharField(
        label="Secret",
        max_length=300,
        min_length=8,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )


class SilenceAlarm(forms.Form):
    """When its silence is an alarm."""

    silent_after = forms.ChoiceField(
        label="Alarm when it is silent", choices=ALARMS, required=False
    )

    @property
    def hours(self) -> int | None:
        typed = self.cleaned_data["silent_after"]
        return int(typed) if typed else None


class SampleForm(forms.Form):
    """A payload to try."""

    payload = forms.CharField(
        label="Payload",
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "ltr", "spellcheck": "false"}),
        help_text="As the source sends it. It is neither stored nor logged.",
    )
