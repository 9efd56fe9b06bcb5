"""The form of a new key."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from chatlinks.api import keys
from chatlinks.api.models import ApiKey

LIVES = (("90", "90 days"), ("365", "A year"), ("", "For ever, until it is revoked"))


class NewKey(forms.Form):
    """A key's name, how long it works, and what it may do."""

    name = forms.CharField(
        max_length=100,
        help_text="The program or the tool that will have it, such as “Shop bot”.",
    )
    life = forms.ChoiceField(
        label="It works for",
        choices=LIVES,
        required=False,
        initial="365",
        help_text="Replace it before it ends: for a week both work.",
    )

    scopes = forms.MultipleChoiceField(
        label="It may",
        choices=ApiKey.Scope.choices,
        initial=[ApiKey.Scope.WRITE],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one."},
    )

    def __init__(self, business: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.business = business
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        of_that_name = ApiKey.objects.filter(business=self.business, name=name)
        if any(key.state == "works" for key in of_that_name):
            raise forms.ValidationError(
                "A key of this name works already. Replace that one below, or take another name."
            )
        return name

    def clean_scopes(self) -> list[str]:
        scopes = list(self.cleaned_data["scopes"])
        if faults := keys.faults_of(scopes):
            raise forms.ValidationError(faults)
        return scopes

    @property
    def expires_at(self) -> datetime | None:
        days = self.cleaned_data["life"]
        return timezone.now() + timedelta(days=int(days)) if days else None
