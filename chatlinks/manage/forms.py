"""Forms of setting up: a business, one's own rights, somebody else's."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.text import slugify

from chatlinks.accounts.models import Person
from chatlinks.web.zones import zone_names
from chatlinks.workspaces.memberships import employ, sees_by_permission
from chatlinks.workspaces.models import Business, Invitation, Membership
from chatlinks.workspaces.people import invitations

RIGHTS_HELP = {
    "smart_agent_chat": "Opens conversations and live chats.",
    "intelligent_analytics": "Opens the figures, masked always.",
    "view_personal_details": "Shows names, e-mails and numbers. Each look is recorded.",
    "export": "Takes along as a file what they see. Each export is recorded.",
}
RIGHTS_LABELS = {"view_personal_details": "Chat Agent View Personal Details (the permission)"}


class NewBusiness(forms.ModelForm):  # type: ignore[type-arg]
    """A business by its name; the key is made from it where none is typed."""

    key = forms.SlugField(
        required=False,
        max_length=50,
        help_text="For commands and for the web chat. Made from the name; change it if you like.",
    )
    time_zone = forms.ChoiceField(choices=zone_names, help_text="Where its days begin and end.")

    class Meta:
        model = Business
        fields = ("name", "time_zone", "key")
        help_texts = {"name": "A bot or brand, as your team calls it."}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not typed.get("key") and "key" not in self.errors:
            typed["key"] = free_key(typed.get("name", ""))
        return typed


def free_key(name: str) -> str:
    """A key made from a name, that no business has."""
    wanted = slugify(name)[:40].strip("-_") or "business"
    key, number = wanted, 1
    while Business.objects.filter(key=key).exists():
        number += 1
        key = f"{wanted}-{number}"
    return key


class OwnRights(forms.ModelForm):  # type: ignore[type-arg]
    """What an admin may do himself at a business of his."""

    class Meta:
        model = Membership
        fields = ("smart_agent_chat", "intelligent_analytics", "view_personal_details", "export")
        help_texts = RIGHTS_HELP
        labels = RIGHTS_LABELS

    def shows_more(self, business: Business, person: Person) -> bool:
        """Would they see personal details by it, who doesn't yet?"""
        held = Membership.objects.filter(
            business=business,
            person=person,
            active=True,
        ).first()
        return sees_by_permission(Membership(**self.cleaned_data)) and not (
            held and sees_by_permission(held)
        )

    def give(self, business: Business, person: Person) -> Membership:
        rights = Membership(role=Membership.Role.ADMIN, **self.cleaned_data)
        held = Membership.objects.filter(business=business, person=person).first()
        return employ(
            business,
            person,
            rights,
            held.teams.all() if held else (),
        )


class NewInvitation(forms.ModelForm):  # type: ignore[type-arg]
    """Somebody by e-mail, with what they may do."""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("role") == Membership.Role.AUDITOR:
            # Ticked for everybody else, so nobody has to untick them.
            typed |= dict.fromkeys(RIGHTS_HELP, False)
        return typed

    class Meta:
        model = Invitation
        fields = (
            "email",
            "role",
            "smart_agent_chat",
            "intelligent_analytics",
            "view_personal_details",
            "export",
            "teams",
        )
        help_texts = RIGHTS_HELP
        labels = {**RIGHTS_LABELS, "email": "E-mail of whom you invite"}
        widgets = {"teams": forms.CheckboxSelectMultiple}

    def __init__(
        self,
        business: Business,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.instance.business = self.business = business
        self.fields["teams"].queryset = business.teams.all()  # type: ignore[attr-defined]
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        if not business.teams.exists():
            del self.fields["teams"]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        members = self.business.memberships.filter(active=True)
        if members.filter(person__email__iexact=email).exists():
            raise forms.ValidationError("They are a member already. Their rights are listed below.")
        if invitations.open_ones(self.business).filter(email__iexact=email).exists():
            raise forms.ValidationError(
                "There is an open invitation for this address. Revoke it below to make a new one."
            )
        return email

    @property
    def shows_details(self) -> bool:
        """Whoever accepts will see personal details."""
        typed = self.cleaned_data
        return bool(typed["view_personal_details"] and typed["smart_agent_chat"])

    def store(self, made_by: Person) -> str:
        """The link's token."""
        invitation = self.save(commit=False)
        invitation.made_by = made_by
        token = invitations.store(invitation)
        self.save_m2m()
        return token


class Acceptance(forms.Form):
    """Who was invited and is new here."""

    name = forms.CharField(max_length=100)
    password = forms.CharField(widget=forms.PasswordInput)

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if password := typed.get("password"):
            person = Person(email=self.email, name=typed.get("name", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return typed

    def make(self) -> Person:
        typed = self.cleaned_data
        return Person.objects.create_user(
            self.email,
            typed["password"],
            name=typed["name"],
        )
