"""The form of an endpoint."""

from typing import Any

from django import forms

from chatlinks.api.outgoing import endpoints
from chatlinks.api.outgoing.endpoints import EndpointChoices
from chatlinks.api.outgoing.event_types import CHOICES
from chatlinks.api.outgoing.models import Endpoint
from chatlinks.privacy import detect
from chatlinks.web.outgoing import fault_of
from chatlinks.workspaces.models import Business

LONGEST = 2_000  # letters of an address


class EndpointForm(forms.Form):
    """What an endpoint is called, where it is and what it is told of."""

    name = forms.CharField(
        max_length=100,
        help_text="The program that is told, such as “CRM”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    address = forms.CharField(
        max_length=LONGEST,
        help_text="Such as https://crm.example.org/hooks/chat.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr", "inputmode": "url"}),
    )
    events = forms.MultipleChoiceField(
        label="It is told when",
        choices=CHOICES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one."},
    )

    def __init__(
        self,
        business: Business,
        *args: Any,
        endpoint: Endpoint | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.business = business
        every = business.endpoints.all()
        self.others = every.exclude(pk=endpoint.pk) if endpoint else every

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if detect(name, "balanced"):
            raise forms.ValidationError(
                "A name is stored in clear, and this one holds something personal."
            )
        if self.others.filter(name=name).exists():
            raise forms.ValidationError("There is an endpoint of this name. Take another.")
        return name

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip()
        if fault := fault_of(address, query=True):
            raise forms.ValidationError(fault)
        return address

    def clean(self) -> dict[str, Any]:
        if self.others.count() >= endpoints.MOST:
            raise forms.ValidationError(
                f"A business has {endpoints.MOST} endpoints at most. Remove one first."
            )
        return super().clean() or {}

    @property
    def choices(self) -> EndpointChoices:
        typed = self.cleaned_data
        return EndpointChoices(typed["name"], typed["address"], typed["events"])


def form_of(endpoint: Endpoint) -> EndpointForm:
    """Filled in with what is chosen by now."""
    initial = {
        "name": endpoint.name,
        "address": endpoint.address,
        "events": endpoint.events,
    }
    return EndpointForm(endpoint.business, initial=initial, endpoint=endpoint)
