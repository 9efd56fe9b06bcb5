"""`chatlinks load_demo`: load the demo unless it is there, and print how to sign in and what to
open first.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)

from chatlinks.accounts.models import Person, SignInLink
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.identity import Identity
from chatlinks.demo import BUSINESSES, PEOPLE, SPOTLIGHTS
from chatlinks.demo.load import CONVERSATIONS, load
from chatlinks.demo.people import DemoPerson
from chatlinks.demo.spotlights import Spotlight
from chatlinks.demo.web_chats import switch_on
from chatlinks.links import members
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Business

KEYS = [business.key for business in BUSINESSES]
SIGN_INS = "Sign in as (each link signs in on this machine, as often as you like):"
WEB_CHAT = "The web chat, as a visitor of a business's site (no sign-in):"
LINKS = "Chat links to open first, signed in as {}:"
# Who is shown the first links: an agent with the permission, and for other businesses whoever runs
# the server.
FIRST_READERS = ("agent_permitted", "owner")
FOR_ANYONE = "A chat link for anyone, signed in or not:"


class Command(BaseCommand):
    help = "Load the demo, unless it is there already, and print its sign-ins and first links."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Business.objects.filter(key__in=KEYS).exists():
            self.load()
        switch_on()
        self.print_sign_ins()
        self.head(WEB_CHAT)
        self.stdout.write(f"    {address('demo')}\n")
        self.print_links()

    def load(self) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task("Loading the demo", total=CONVERSATIONS)
            load(
                timezone.now(),
                lambda done: bar.update(task, completed=done),
            )

    def head(self, title: str) -> None:
        self.stdout.write(f"\n{title}\n")

    def print_sign_ins(self) -> None:
        """The links of an earlier start don't work any more."""
        self.head(SIGN_INS)
        SignInLink.objects.filter(demo=True).delete()
        for demo in PEOPLE:
            person = Person.objects.filter(email=demo.email).first()
            if person is None:
                continue
            token = SignInLink.make_for_demo(person, demo.demonstrates)
            self.stdout.write(f"  {demo.name} · {demo.demonstrates}\n")
            self.stdout.write(f"    {address('sign-in-by-link', token)}\n")

    def print_links(self) -> None:
        """To the spotlights that are still there, each for somebody who may open it; and one for
        anyone.
        """
        there = [(each, found) for each in SPOTLIGHTS if (found := find(each))]
        for reader in readers():
            mine = [pair for pair in there if reader_of(pair[0].business) == reader]
            if mine:
                self.head(LINKS.format(reader.name))
            for spotlight, conversation in mine:
                token = members.token_of(conversation.business_id, conversation.pk)
                self.stdout.write(f"  {spotlight.caption}\n    {address('chat-link', token)}\n")
        if there:
            _, first = there[0]
            self.head(FOR_ANYONE)
            self.stdout.write(f"    {address('chat-link', for_anyone(first))}\n\n")


def readers() -> list[DemoPerson]:
    by_key = {person.key: person for person in PEOPLE}
    return [by_key[key] for key in FIRST_READERS]


def reader_of(business: str) -> DemoPerson:
    """The first of FIRST_READERS who belongs to the business."""
    return next(
        reader
        for reader in readers()
        if business in {membership.business for membership in reader.memberships}
    )


def find(spotlight: Spotlight) -> Conversation | None:
    business = Business.objects.get(key=spotlight.business)
    hash_ = Identity(business.pk).conversation(spotlight.id)
    return Conversation.objects.filter(business=business, external_hash=hash_).first()


def for_anyone(conversation: Conversation) -> str:
    """The token of the demo's own link for anyone; made once."""
    live = ChatLink.objects.filter(
        conversation=conversation,
        business=conversation.business_id,
        audience="anyone",
        revoked_at=None,
        expires_at=None,
        passcode="",
    ).first()
    return (live or ChatLink.for_anyone(conversation, None, None)).token


def address(route: str, *arguments: str) -> str:
    return f"{settings.BASE_URL}{reverse(route, args=arguments)}"
