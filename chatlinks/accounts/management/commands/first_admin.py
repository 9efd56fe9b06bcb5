"""`chatlinks first_admin`: a one-time link for who will manage a server that has no admin yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from chatlinks.accounts.models import Person, SignInLink


class Command(BaseCommand):
    help = (
        "Print a one-time link with which the first admin signs up; nothing when there is an admin."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if Person.objects.filter(is_superuser=True, is_active=True).exists():
            return
        SignInLink.objects.filter(person=None, used_at=None).delete()
        token = SignInLink.make(None)
        address = reverse("sign-in-by-link", args=[token])
        self.stdout.write(
            "No admin yet. Open this within a day to become the first one; it works once:\n"
        )
        self.stdout.write(f"  {settings.BASE_URL}{address}\n\n")
