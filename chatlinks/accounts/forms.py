from django import forms
from django.contrib.auth.password_validation import validate_password

from chatlinks.accounts.models import Person


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
