"""The form of a business's policy of links."""

import re
from typing import Any

from django import forms

from chatlinks.links.models import LinkPolicy

SITE = re.compile(r"https://(?:\*\.)?(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}(?::\d{1,5})?")
MOST_SITES = 20


class LinkPolicyForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is allowed; ending all is asked about."""

    sites = forms.CharField(
        label="Sites that may embed a masked page",
        help_text="One a line, such as https://help.example.com. None: nobody may.",
        required=False,
        widget=forms.Textarea(
            attrs={
                "rows": 2,
                "dir": "ltr",
                "spellcheck": "false",
            }
        ),
    )
    sure = forms.BooleanField(
        label="End all for good: no link that is there now ever opens again",
        required=False,
    )

    class Meta:
        model = LinkPolicy
        fields = (
            "state",
            "makers",
            "longest_days",
            "passcode_required",
            "download",
            "files",
            "end_with_maker",
        )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("sites", "\n".join(self.instance.sites))

    def clean_sites(self) -> list[str]:
        sites = list(dict.fromkeys(self.cleaned_data["sites"].casefold().split()))
        wrong = [site for site in sites if not SITE.fullmatch(site)]
        if wrong:
            raise forms.ValidationError(
                f"{wrong[0][:60]} is no site: write https:// and its host, no path."
            )
        if len(sites) > MOST_SITES:
            raise forms.ValidationError(f"At most {MOST_SITES} sites.")
        return sites

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        ending = cleaned.get("state") == LinkPolicy.State.ENDED
        if ending and "state" in self.changed_data and not cleaned.get("sure"):
            self.add_error("sure", "Tick this to end them. There is no way back.")
        return cleaned

    def chosen(self) -> LinkPolicy:
        """The policy as it was filled in; ask only a valid form."""
        policy: LinkPolicy = self.instance
        policy.sites = self.cleaned_data["sites"]
        return policy
