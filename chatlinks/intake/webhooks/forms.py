"""Forms of a business's sources."""

from typing import Any

from django import forms

from chatlinks.intake.webhooks.kinds import KINDS
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.intake.webhooks.sources import Target
from chatlinks.privacy import detect
from chatlinks.web.outgoing import fault_of
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
        label="What sends",
        choices=[(kind.name, kind.label) for kind in KINDS.values()],
        help_text="Your bot, or the help desk that your users write to.",
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


class TargetForm(forms.Form):
    """Where posts go on to. An empty address: nowhere."""

    url = forms.CharField(
        label="Address of its API",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text="Without the name of the post, such as https://messenger.haptikapi.com/v1.0/."
        " Empty: posts go nowhere.",
    )
    client_id = forms.CharField(
        label="Client ID",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    token = forms.CharField(
        label="Token",
        max_length=500,
        required=False,
        widget=forms.PasswordInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text="That your app sends as “Authorization: Bearer …”. It isn’t shown again.",
    )

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"]).strip()
        if url and (fault := fault_of(url)):
            raise forms.ValidationError(fault)
        return f"{url.rstrip('/')}/" if url else ""

    def clean(self) -> dict[str, Any]:
        """Both go with each request, so none but plain letters can be in them."""
        cleaned = super().clean() or {}
        for name in ("client_id", "token"):
            typed = str(cleaned.get(name) or "")
            if cleaned.get("url") and not typed:
                self.add_error(name, "It is needed to send on.")
            elif not (typed.isascii() and typed.isprintable()):
                self.add_error(name, "It holds a letter that a header can’t.")
        return cleaned

    @property
    def target(self) -> Target | None:
        typed = self.cleaned_data
        if not typed["url"]:
            return None
        return Target(typed["url"], typed["token"], typed["client_id"])


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
