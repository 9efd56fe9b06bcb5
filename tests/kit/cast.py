"""The cast that every test shares: the people of the access table, and one contact whose details they may or may not see."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

from chatlinks.accounts.models import Person
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.incoming import Incoming
from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.receive import receive
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Business, Membership, Team

INCOMING = TypeAdapter(Incoming)
START = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)

# name → (role, Smart Agent Chat, Intelligent Analytics, view personal details, active); all at Acme Bank
MEMBERS: dict[str, tuple[str, bool, bool, bool, bool]] = {
    "agent": ("agent", True, False, False, True),
    "agent_permitted": ("agent", True, False, True, True),
    "lead": ("team_lead", True, False, False, True),
    "lead_permitted": ("team_lead", True, False, True, True),
    "lead_both": ("team_lead", True, True, False, True),
    "lead_both_permitted": ("team_lead", True, True, True, True),
    "analyst": ("agent", False, True, False, True),
    "analyst_permitted": ("agent", False, True, True, True),
    "lead_analyst_permitted": ("team_lead", False, True, True, True),
    "admin": ("admin", True, True, False, True),
    "admin_permitted": ("admin", True, True, True, True),
    "neither": ("agent", False, False, True, True),
    "former": ("agent", True, True, True, False),
}
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
REFUSED_HERE = {"neither"}  # a member: 403
STRANGERS = {"former", "rival", "owner", "nobody"}  # 404

# What the contact is and says: none of it may be in anything masked.
PRIYA = {
    "id": "+919876543210",
    "name": "Priya Venkataraman",
    "email": "priya.venkat@mailbox.example",
    "phone": "+91 98765 43210",
}
SECRETS = [
    "Priya", "Venkataraman", "priya.venkat", "mailbox.example", "9876543210", "98765 43210", "ABCPV1234K", "abcpv1234k",
    "4111 1111 1111 1111", "4111111111111111", "Lotus Garden", "passbook_photo",
]  # fmt: skip


def minutes(count: float) -> str:
    return (START + timedelta(minutes=count)).isoformat()


def conversation(**changes: Any) -> dict[str, Any]:
    """A conversation that says personal things in every awkward place; a value only learned at its end among them."""
    made: dict[str, Any] = {
        "id": "acme-1", "channel": "whatsapp", "state": "completed", "team": "Cards",
        "assignee": {"name": "Nikunj", "email": "agent@acme.example"},
        "contact": {**PRIYA, "device": "Priya's phone", "language": "en", "time_zone": "Asia/Kolkata"},
        "messages": [
            {"id": "m1", "at": minutes(0), "from": "user", "text": "Hello, lotus garden is where I live"},
            {"id": "m2", "at": minutes(1), "from": "bot", "author": "Asha Bot", "text": "Thanks Priya, we wrote to priya.venkat@mailbox.example",
             "data": {"quick_replies": [{"text": "Call 98765-43210"}, {"text": "Not Priya"}]}, "node": "hello", "sub_story": "Greeting"},
            {"id": "m3", "at": minutes(2), "from": "user", "text": "my pan is abcpv1234k and card 4111 1111 1111 1111"},
            {"id": "m4", "at": minutes(3), "from": "bot", "author": "Asha Bot", "type": "BUTTON", "text": "Choose",
             "data": {"items": [{"actionable_text": "Mail priya.venkat@mailbox.example", "uri": "https://acme.example/?e=priya.venkat@mailbox.example"},
                                {"actionable_text": "Help", "uri": "https://acme.example/help"}]}},
            {"id": "m5", "at": minutes(4), "from": "bot", "author": "Asha Bot", "type": "CAROUSEL", "text": "",
             "data": {"items": [{"title": "Card of VENKATARAMAN", "sub_title": "Gold", "description": "to Lotus Garden",
                                 "thumbnail": {"image": "https://pictures.example/gold.png"}, "actionables": [{"actionable_text": "Send to priya"}]}]}},
            {"id": "m6", "at": minutes(5), "from": "user", "type": "IMAGE", "text": "",
             "data": {"items": [{"image": "https://files.example/passbook_photo.jpg", "file_name": "passbook_photo_priya.jpg"}]}},
            {"id": "m7", "at": minutes(6), "from": "user", "text": "I m only doing chat with you", "is_broken": True, "confidence": 0.2},
            {"id": "m8", "at": minutes(7), "from": "agent", "author": {"name": "Nikunj", "email": "agent@acme.example"},
             "text": "PRIYA VENKATARAMAN, your number is on file as +91-98765-43210", "is_smart_assist": True},
            {"id": "m9", "at": minutes(8), "from": "other", "text": "Reminder for Priya"},
            {"id": "m10", "at": minutes(9), "from": "agent", "author": "Nikunj", "type": "HOLOGRAM", "text": "See this", "data": {"for": "priya"}},
        ],
        "events": [
            {"at": minutes(0), "type": "session_started"},
            {"at": minutes(6), "type": "assigned_team", "team": "Cards"},
            {"at": minutes(6.5), "type": "assigned_agent", "agent": {"name": "Nikunj", "email": "agent@acme.example"}},
            {"at": minutes(8), "type": "note", "text": "Priya called from 98765 43210"},
            {"at": minutes(10), "type": "completed", "agent": "Nikunj"},
        ],
        "entities": [
            {"name": "pan_card", "original_text": "abcpv1234k", "value": "ABCPV1234K", "personal": True, "message": "m3"},
            {"name": "address", "value": "Lotus Garden", "personal": True, "message": "m1"},
            {"name": "city", "value": "Chennai"},
        ],
        "reviews": [{"rating": 2, "comment": "Priya is not happy, call 9876543210", "for": "agent", "task": "Card", "at": minutes(11)}],
    }  # fmt: skip
    return {**made, **changes}


def take(business: Business, *given: dict[str, Any]) -> list[int]:
    """Store conversations as intake does; returns their ids."""
    import json

    arrivals = [
        IncomingConversation(
            INCOMING.validate_python(one), json.dumps(one, sort_keys=True).encode()
        )
        for one in given
    ]
    return list(receive(business, arrivals).conversation_ids)


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


def assemble() -> Cast:
    acme = Business.objects.create(key="acme", name="Acme Bank", time_zone="Asia/Kolkata")
    rival = Business.objects.create(key="rival", name="Rival Bank")
    cards = Team.objects.create(business=acme, name="Cards")
    cast = Cast(acme, rival)
    for name, (role, chat, analytics, permission, active) in MEMBERS.items():
        person = Person.objects.create_user(
            f"{name}@acme.example",
            "a password of the cast",
            name=name.replace("_", " ").title(),
            is_staff=role == "admin",
        )
        member = Membership.objects.create(
            business=acme, person=person, role=role, smart_agent_chat=chat, intelligent_analytics=analytics,
            view_personal_details=permission, active=active,
        )  # fmt: skip
        member.teams.add(cards)
        cast.people[name] = person
    outsider = Person.objects.create_user(
        "rival@rival.example", "a password of the cast", name="Rival"
    )
    Membership.objects.create(
        business=rival,
        person=outsider,
        role="admin",
        intelligent_analytics=True,
        view_personal_details=True,
    )
    cast.people["rival"] = outsider
    cast.people["owner"] = Person.objects.create_superuser(
        "owner@acme.example", "a password of the cast", name="Owner"
    )
    cast.people["nobody"] = Person.objects.create_user(
        "nobody@acme.example", "a password of the cast", name="Nobody"
    )
    [id_] = take(acme, conversation())
    cast.conversation = Conversation.objects.get(pk=id_)
    return cast
