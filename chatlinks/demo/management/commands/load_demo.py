"""`chatlinks load_demo`: load the demo unless it is there, and print how to sign in and what to open first."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from chatlinks.accounts.models import Person, SignInLink
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.identity import Identity
from chatlinks.demo import BUSINESSES, PEOPLE, spotlight
from chatlinks.demo.load import CONVERSATIONS, load
from chatlinks.demo.scripts import switch_on
from chatlinks.links import members
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Business


class Command(BaseCommand):
    help = "Load the demo, unless it is there already, and print its sign-ins and first links."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Business.objects.filter(key__in=[business.key for business in BUSINESSES]).exists():
            self.load()
        switch_on()
        self.greet()

    def load(self) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task("Loading the demo", total=CONVERSATIONS)
            load(timezone.now(), lambda done: bar.update(task, completed=done))

    def greet(self) -> None:
        self.stdout.write(
            "\nSign in as (each link signs in on this machine, as often as you like):\n"
        )
        SignInLink.objects.filter(demo=True).delete()
        for given in PEOPLE:
            person = Person.objects.filter(email=given.email).first()
            if person is not None:
                address = reverse(
                    "sign-in-by-link", args=[SignInLink.make_for_demo(person, given.demonstrates)]
                )
                self.stdout.write(
                    f"  {given.name} · {given.demonstrates}\n    {settings.BASE_URL}{address}\n"
                )
        self.stdout.write("\nThe web chat, as a visitor of a business's site (no sign-in):\n")
        self.stdout.write(f"    {settings.BASE_URL}{reverse('demo')}\n")
        self.stdout.write("\nChat links to open first (for members; sign in before):\n")
        found = [(spot.caption, self.find(spot.business, spot.id)) for spot in spotlight()]
        best = [
            (caption, conversation) for caption, conversation in found if conversation is not None
        ]
        for caption, conversation in best:
            token = members.token_of(conversation.business_id, conversation.pk)
            self.stdout.write(f"  {caption}\n    {self.address(token)}\n")
        if best:
            self.stdout.write("\nA chat link for anyone, signed in or not:\n")
            self.stdout.write(f"    {self.address(self.for_anyone(best[0][1]))}\n\n")

    def find(self, key: str, external_id: str) -> Conversation | None:
        business = Business.objects.get(key=key)
        hash_ = Identity(business.pk).conversation(external_id)
        return Conversation.objects.filter(business=business, external_hash=hash_).first()

    def for_anyone(self, conversation: Conversation) -> str:
        """The demo's own link for anyone; made once."""
        links = ChatLink.objects.filter(
            conversation=conversation, business=conversation.business_id, audience="anyone"
        )
        live = links.filter(revoked_at=None, expires_at=None, passcode="").first()
        return (live or ChatLink.for_anyone(conversation, None, None)).token

    def address(self, token: str) -> str:
        return f"{settings.BASE_URL}{reverse('chat-link', args=[token])}"
