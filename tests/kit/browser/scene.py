"""What the browser finds: the cast, and conversations for every journey.

Run by tests.kit.servers.program.
"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from chatlinks.chats.models import CannedResponse, Widget
from chatlinks.conversations.models import Message
from chatlinks.workspaces.models import Business, Team
from tests.kit.cast import PRIYA, START, Cast, assemble, take
from tests.kit.links import locked_link, members_link
from tests.kit.signing_in import signed_in

Given = dict[str, Any]
LONG = 5000  # messages
PASSCODE = "mango-7"
ENDLESS = "m" * 300
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
ARABIC = [
    "مرحبا، أريد أن أسأل عن بطاقتي",
    "أهلا بك، كيف يمكنني مساعدتك؟",
    f"{ENDLESS} https://acme.example/{ENDLESS}",
]
CANNED = {
    "refund-time": "Refunds take 3 to 5 working days.",
    "greeting": "Good day!",
}
# A bot that knows one thing.
SCRIPT = {
    "name": "Asha Bot",
    "start": ["Block my card"],
    "intents": [{"go": "block", "words": {"en": ["block"]}}],
    "steps": {
        "block": {
            "say": {"en": ["Which card is it?"]},
            "replies": {"en": ["Talk to a person"]},
        },
    },
}


def conversation(
    id_: str,
    contact: dict[str, str],
    texts: list[str],
    start: datetime = START,
    step: timedelta = MINUTE,
) -> Given:
    """User and bot take turns, a step of time apart."""
    messages = [
        {
            "id": str(place),
            "at": (start + place * step).isoformat(),
            "from": ("user", "bot")[place % 2],
            "text": text,
        }
        for place, text in enumerate(texts)
    ]
    return {
        "id": id_,
        "contact": contact,
        "channel": "web",
        "messages": messages,
    }


def broken(id_: str, start: datetime, text: str) -> Given:
    """The bot doesn't understand the text."""
    texts = ["Hello", "How can I help?", text, "I don't understand"]
    made = conversation(id_, {"id": id_}, texts, start)
    made["messages"][2] |= {"is_broken": True, "confidence": 0.2}
    return made


def of_priya() -> list[Given]:
    """What she has beside her conversation of the cast; and namesakes."""
    name = PRIYA["name"]
    return [
        conversation(
            "acme-2",
            PRIYA,
            ["Is my card ready?", "Yes, it is, Priya"],
            START + DAY,
        ),
        conversation(
            "acme-3",
            PRIYA,
            ["Thank you", "You are welcome, Priya"],
            START + 2 * DAY,
        ),
        conversation(
            "share",
            {"id": "s", "name": name},
            ["My name is Priya", "Hello Priya"],
        ),
        conversation(
            "led-2",
            {"id": "led-2", "name": name},
            [f"My name is {name}", "Hello"],
        ),
    ]


def of_others() -> list[Given]:
    long = [f"Message number {place}" for place in range(LONG)]
    evening = START.replace(hour=23, minute=30)
    return [
        conversation(
            "long",
            {"id": "l"},
            long,
            START - 30 * DAY,
            timedelta(seconds=20),
        ),
        conversation("arabic", {"id": "a"}, ARABIC),
        conversation(
            "led-1",
            {"id": "led-1"},
            ["Where is my card?", "On its way"],
        ),
        broken(
            "deposit-1",
            START + 2 * MINUTE,
            "The cash deposit machine took my money",
        ),
        broken("deposit-2", START + DAY, "cash deposit machine ate ******"),
        conversation("night", {"id": "n"}, ["Late", "Early"], evening, HOUR),
    ]


def main() -> dict[str, Any]:
    """Store all of it; returns where things are and how to be signed in."""
    cast = assemble()
    equip(cast.acme)
    ids = {"acme-1": cast.conversation.pk}
    for given in (*of_priya(), *of_others()):
        [ids[given["id"]]] = take(cast.acme, given)
    links = {name: members_link(id_) for name, id_ in ids.items()}
    links |= links_for_anyone(cast)
    return {
        "links": {name: link.token for name, link in links.items()},
        "link_ids": {name: link.pk for name, link in links.items()},
        "messages": {name: message_ids(id_) for name, id_ in ids.items()},
        "sessions": {name: session(person) for name, person in cast.people.items()},
    }


def equip(business: Business) -> None:
    """A web chat with its bot, and what agents send often."""
    for name, text in CANNED.items():
        CannedResponse.objects.create(
            business=business,
            name=name,
            text=text,
        )
    Widget.objects.create(
        business=business,
        script=SCRIPT,
        team=Team.objects.get(business=business, name="Cards"),
        sites=["http://127.0.0.1:*"],
    )


def links_for_anyone(cast: Cast) -> dict[str, Any]:
    return {
        "anyone": cast.anyone_link(expires_at=timezone.now() + HOUR),
        "expired": cast.anyone_link(expires_at=timezone.now() - HOUR),
        "passcode": locked_link(cast, PASSCODE),
    }


def message_ids(conversation_id: int) -> list[int]:
    messages = Message.objects.filter(conversation_id=conversation_id)
    return list(messages.order_by("position").values_list("id", flat=True))


def session(person: Any) -> str:
    """The key of a session in which this person is signed in."""
    return str(signed_in(person).cookies["sessionid"].value)
