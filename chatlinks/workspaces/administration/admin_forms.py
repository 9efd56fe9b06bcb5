"""Forms of the administration. What would show more of people's data is refused in each: there is a
page that asks first.
"""

from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from chatlinks.accounts.models import Person
from chatlinks.workspaces.memberships import sees_by_permission
from chatlinks.workspaces.models import Business, Membership
from chatlinks.workspaces.rights import NAMES


def shows_more(key: str) -> forms.ValidationError:
    """Refuses what would show more of people's data: there it is asked about, and can be undone."""
    page = format_html('<a href="{}">masking page</a>', reverse("masking", args=[key]))
    return forms.ValidationError(
        format_html(
            "This shows more of people’s data. The {} says how much and to whom, does it,"
            " and can undo it.",
            page,
        )
    )


def given_elsewhere(business: Business) -> forms.ValidationError:
    page = format_html('<a href="{}">People</a>', reverse("people", args=[business.key]))
    return forms.ValidationError(
        format_html(
            "This shows them people’s data. Save without it; then give it on the page {}, which"
            " says how much that is, and can undo it.",
            page,
        )
    )


class BusinessForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean_masking(self) -> bool:
        masking = bool(self.cleaned_data["masking"])
        if self.instance.pk and self.initial["masking"] and not masking:
            raise shows_more(self.initial["key"])
        return masking

    def clean_profile(self) -> str:
        profile = str(self.cleaned_data["profile"])
        strict = Business.Profile.STRICT
        if self.instance.pk and self.initial["profile"] == strict and profile != strict:
            raise shows_more(self.initial["key"])
        return profile

    def clean_leads_with_both_see(self) -> bool:
        seeing = bool(self.cleaned_data["leads_with_both_see"])
        if self.instance.pk and seeing and not self.initial["leads_with_both_see"]:
            raise shows_more(self.initial["key"])
        return seeing


class EntityTypeForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean_personal(self) -> bool:
        personal = bool(self.cleaned_data["personal"])
        if self.instance.pk and self.initial["personal"] and not personal:
            raise shows_more(self.instance.business.key)
        return personal


class MembershipForm(forms.ModelForm):  # type: ignore[type-arg]
    """A member is named by e-mail; somebody new is made a person at once."""

    email = forms.EmailField(label="E-mail")
    name = forms.CharField(
        max_length=100,
        required=False,
        help_text="Needed for somebody who is new here.",
    )

    class Meta:
        model = Membership
        fields = (
            "business",
            "email",
            "name",
            "role",
            "smart_agent_chat",
            "intelligent_analytics",
            "view_personal_details",
            "export",
            "teams",
            "active",
        )
        widgets = {"teams": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["email"].initial = self.instance.person.email
            self.fields["name"].initial = self.instance.person.name
            self.fields["email"].disabled = self.fields["name"].disabled = True

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self.refuse_to_show_more(given)
        business, email = given.get("business"), given.get("email")
        if business and any(team.business_id != business.pk for team in given.get("teams") or ()):
            self.add_error("teams", f"Choose teams of {business} only.")
        if self.instance.pk or not (business and email):
            return given
        if Membership.objects.filter(business=business, person__email__iexact=email).exists():
            self.add_error("email", f"This person is a member of {business} already.")
        elif not given.get("name") and not Person.objects.filter(email__iexact=email).exists():
            self.add_error("name", "Nobody with this e-mail is here yet, so a name is needed.")
        return given

    def refuse_to_show_more(self, typed: dict[str, Any]) -> None:
        """The permission is given on the page People, after a question."""
        business, held = typed.get("business"), self.instance
        rights = {name: typed.get(name) for name in NAMES}
        saw = bool(held.pk and held.active and sees_by_permission(held))
        if saw or not typed.get("active") or not sees_by_permission(Membership(**rights)):
            return
        if business:
            self.add_error("view_personal_details", given_elsewhere(business))

    def save(self, commit: bool = True) -> Membership:
        if not self.instance.pk:
            email = self.cleaned_data["email"]
            person = Person.objects.filter(email__iexact=email).first()
            self.instance.person = person or Person.objects.create_user(
                email,
                None,
                name=self.cleaned_data["name"],
            )
        return cast(Membership, super().save(commit))
