from typing import Any

from allauth.account.forms import ResetPasswordForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest

from chatlinks.accounts.models import Person
from chatlinks.accounts.tasks import NOBODY, mail_new_password
from chatlinks.web import mail
from chatlinks.web.zones import zone_names


class FirstAdmin(forms.Form):
    """Who will manage this server."""

    name = forms.CharField(max_length=100, label="Your name")
    email = forms.EmailField(label="E-mail")
    password = forms.CharField(
        widget=forms.PasswordInput,
        label="Password",
        help_text="At least 8 characters.",
    )

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if Person.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("Somebody with this e-mail is here already.")
        return email

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password

    def make(self) -> Person:
        fields = self.cleaned_data
        return Person.objects.create_superuser(
            fields["email"],
            fields["password"],
            name=fields["name"],
        )


class NewPasswordRequest(ResetPasswordForm):  # type: ignore[misc]
    """“Forgot your password?”: the same answer, after the same work, whoever has the address."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        if mail.is_set_up():
            person_id = self.users[0].pk if self.users else NOBODY
            mail_new_password.defer(person_id=person_id)
        return str(self.cleaned_data["email"])


def zone_choices() -> list[tuple[str, str]]:
    return [("", "As my browser"), *zone_names()]


class OwnAccount(forms.ModelForm):  # type: ignore[type-arg]
    """What everybody sets for himself."""

    time_zone = forms.ChoiceField(
        choices=zone_choices,
        required=False,
        help_text="For the times of conversations, and the days you filter them by. Intelligent"
        " Analytics counts the days of each business’s own zone.",
    )

    class Meta:
        model = Person
        fields = ("name", "time_zone")
        help_texts = {"name": "Colleagues see it; users see it when you answer them."}
