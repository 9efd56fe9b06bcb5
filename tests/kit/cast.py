"""The cast that every test shares: the people of the access table, and Priya, whose conversation
they may open.

Priya's conversation lies beside this file, in `priya.json`: it says personal things in every
awkward place.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password
from pydantic import TypeAdapter

from chatlinks.accounts.models import Person
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.incoming import Incoming
from chatlinks.conversations.store import IncomingConversation
from chatlinks.database.rows import execute
from chatlinks.intake.receive import receive
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Business, Membership, Team
from chatlinks.workspaces.people.places import PLACES

INCOMING = TypeAdapter(Incoming)
START = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)  # of Priya's conversation
PRIYAS = json.loads(Path(__file__).with_name("priya.json").read_text("utf-8"))
PASSWORD = "a password of the cast"


class Member(NamedTuple):
    """What one of Acme Bank's people may do there."""

    role: str
    smart_agent_chat: bool
    intelligent_analytics: bool
    view_personal_details: bool
    active: bool


ACCESS = """
name                    role       chat  analytics  details  active
agent                   agent      yes   no         no       yes
agent_permitted         agent      yes   no         yes      yes
lead                    team_lead  yes   no         no       yes
lead_permitted          team_lead  yes   no         yes      yes
lead_both               team_lead  yes   yes        no       yes
lead_both_permitted     team_lead  yes   yes        yes      yes
analyst                 agent      no    yes        no       yes
analyst_permitted       agent      no    yes        yes      yes
lead_analyst_permitted  team_lead  no    yes        yes      yes
admin                   admin      yes   yes        no       yes
admin_permitted         admin      yes   yes        yes      yes
auditor                 auditor    no    no         no       yes
neither                 agent      no    no         yes      yes
former                  agent      yes   yes        yes      no
"""


def members() -> dict[str, Member]:
    """The table of the access, read."""
    read = {}
    for line in ACCESS.strip().splitlines()[1:]:
        name, role, *rights = line.split()
        read[name] = Member(role, *(right == "yes" for right in rights))
    return read


MEMBERS = members()
SHOWN = {"agent_permitted", "lead_permitted", "lead_both_permitted", "admin_permitted"}
MASKED = {
    "agent",
    "lead",
    "lead_both",
    "analyst",
    "analyst_permitted",
    "lead_analyst_permitted",
    "admin",
}
REFUSED_HERE = {"neither", "auditor"}  # a member: 403
STRANGERS = {"former", "rival", "owner", "nobody"}  # 404

# What the contact is and says: none of it may be in anything masked.
PRIYA = {
    "id": "+919876543210",
    "name": "Priya Venkataraman",
    "email": "priya.venkat@mailbox.example",
    "phone": "+91 98765 43210",
}
SECRETS = [
    "Priya",
    "Venkataraman",
    "priya.venkat",
    "mailbox.example",
    "9876543210",
    "98765 43210",
    "ABCPV1234K",
    "abcpv1234k",
    "4111 1111 1111 1111",
    "4111111111111111",
    "Lotus Garden",
    "passbook_photo",
]


def minutes(count: float) -> str:
    """The time so long after START, as the import format writes it."""
    return (START + timedelta(minutes=count)).isoformat()


def conversation(**changes: Any) -> dict[str, Any]:
    """Priya's, in the import format; a value only learned at its end is said long before."""
    return {**json.loads(json.dumps(PRIYAS)), **changes}


def take(business: Business, *conversations: dict[str, Any]) -> list[int]:
    """Store conversations as intake does; returns their ids."""
    incoming = [
        IncomingConversation(
            INCOMING.validate_python(each),
            json.dumps(each, sort_keys=True).encode(),
        )
        for each in conversations
    ]
    return list(receive(business, incoming).conversation_ids)


@dataclass
class Cast:
    """Two businesses, everybody of the table, and Priya's conversation at Acme Bank."""

    acme: Business
    rival_business: Business
    people: dict[str, Person] = field(default_factory=dict)
    conversation: Conversation = None  # type: ignore[assignment]

    def membership(self, name: str) -> Membership:
        return Membership.objects.get(business=self.acme, person=self.people[name])

    @property
    def members_link(self) -> ChatLink:
        return ChatLink.objects.get(conversation=self.conversation, audience="members")

    def anyone_link(self, **fields: Any) -> ChatLink:
        return ChatLink.objects.create(
            business=self.acme,
            conversation=self.conversation,
            audience="anyone",
            made_by=self.people["admin"],
            **fields,
        )

    def sign_up(self, name: str, business: str = "acme", **fields: Any) -> Person:
        """A person of that e-mail, in no business so far."""
        person = person_named(name, business, make_password(PASSWORD), **fields)
        person.save()
        self.people[name] = person
        return person


def person_named(name: str, business: str, password: str, **fields: Any) -> Person:
    """Not stored yet; `password` is hashed."""
    return Person(
        email=f"{name}@{business}.example",
        name=name.replace("_", " ").title(),
        password=password,
        **fields,
    )


def assemble() -> Cast:
    """Everybody, in the database; in few statements, as a third of all tests begin with it."""
    cast = Cast(
        Business.objects.create(
            key="acme",
            name="Acme Bank",
            time_zone="Asia/Kolkata",
        ),
        Business.objects.create(key="rival", name="Rival Bank"),
    )
    cast.people = everybody()
    employ_all(cast)
    [id_] = take(cast.acme, conversation())
    cast.conversation = Conversation.objects.get(pk=id_)
    return cast


def everybody() -> dict[str, Person]:
    password = make_password(PASSWORD)
    people = {
        name: person_named(name, "acme", password, is_staff=member.role == "admin")
        for name, member in MEMBERS.items()
    }
    people["rival"] = person_named("rival", "rival", password)
    people["owner"] = person_named("owner", "acme", password, is_staff=True, is_superuser=True)
    people["nobody"] = person_named("nobody", "acme", password)
    Person.objects.bulk_create(people.values())
    return people


def employ_all(cast: Cast) -> None:
    """The table's people at Acme Bank, in its one team; and who administers the other business."""
    memberships = [
        Membership(business=cast.acme, person=cast.people[name], **member._asdict())
        for name, member in MEMBERS.items()
    ]
    rivals = Membership(
        business=cast.rival_business,
        person=cast.people["rival"],
        role="admin",
        intelligent_analytics=True,
        view_personal_details=True,
    )
    Membership.objects.bulk_create([*memberships, rivals])
    cards = Team.objects.create(business=cast.acme, name="Cards")
    cards.members.add(*memberships)
    execute(PLACES.format(whose="true"))  # which saving them one by one would have done
