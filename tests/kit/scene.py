"""What the browser finds: the cast, and conversations for every journey. Run as a program, it stores them in the database
of the environment and prints, as JSON, where they are and how to be signed in."""

import json
import os
import sys
from datetime import datetime, timedelta
from typing import Any

LONG = 5000  # messages
PASSWORD = "a password of the cast"
PASSCODE = "mango-7"
ENDLESS = "m" * 300


def messages(texts: list[str], start: datetime, step: timedelta) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{place}",
            "at": (start + place * step).isoformat(),
            "from": ("user", "bot")[place % 2],
            "text": text,
        }
        for place, text in enumerate(texts)
    ]


def conversations() -> list[dict[str, Any]]:
    from tests.kit.cast import PRIYA, START

    day, minute = timedelta(days=1), timedelta(minutes=1)

    def plain(
        id_: str,
        contact: dict[str, str],
        texts: list[str],
        start: datetime,
        step: timedelta = minute,
    ) -> dict[str, Any]:
        return {
            "id": id_,
            "contact": contact,
            "channel": "web",
            "messages": messages(texts, start, step),
        }

    def broken(id_: str, start: datetime, text: str) -> dict[str, Any]:
        made = plain(
            id_, {"id": id_}, ["Hello", "How can I help?", text, "I don't understand"], start
        )
        made["messages"][2] |= {"is_broken": True, "confidence": 0.2}
        return made

    long = [f"Message number {place}" for place in range(LONG)]
    arabic = [
        "مرحبا، أريد أن أسأل عن بطاقتي",
        "أهلا بك، كيف يمكنني مساعدتك؟",
        f"{ENDLESS} https://acme.example/{ENDLESS}",
    ]
    return [
        plain("acme-2", PRIYA, ["Is my card ready?", "Yes, it is, Priya"], START + day),
        plain("acme-3", PRIYA, ["Thank you", "You are welcome, Priya"], START + 2 * day),
        plain(
            "share",
            {"id": "s", "name": "Priya Venkataraman"},
            ["My name is Priya", "Hello Priya"],
            START,
        ),
        plain("long", {"id": "l"}, long, START - 30 * day, timedelta(seconds=20)),
        plain("arabic", {"id": "a"}, arabic, START),
        plain("led-1", {"id": "led-1"}, ["Where is my card?", "On its way"], START),
        plain(
            "led-2",
            {"id": "led-2", "name": "Priya Venkataraman"},
            ["My name is Priya Venkataraman", "Hello"],
            START,
        ),
        broken("deposit-1", START + 2 * minute, "The cash deposit machine took my money"),
        broken("deposit-2", START + day, "cash deposit machine ate ******"),
        plain(
            "night", {"id": "n"}, ["Late", "Early"], START.replace(hour=23, minute=30), 60 * minute
        ),
    ]


def store() -> dict[str, Any]:
    from django.utils import timezone

    from chatlinks.chats.models import CannedResponse
    from chatlinks.conversations.models import Message
    from chatlinks.links.models import ChatLink
    from tests.kit.cast import assemble, take

    cast = assemble()
    CannedResponse.objects.create(
        business=cast.acme, name="refund-time", text="Refunds take 3 to 5 working days."
    )
    CannedResponse.objects.create(business=cast.acme, name="greeting", text="Good day!")
    switch_on(cast)
    found = {"acme-1": cast.conversation.pk} | {
        one["id"]: take(cast.acme, one)[0] for one in conversations()
    }
    links = {
        name: ChatLink.objects.get(conversation_id=id_, audience="members").token
        for name, id_ in found.items()
    }
    hour = timedelta(hours=1)
    links |= {
        "anyone": cast.anyone_link(expires_at=timezone.now() + hour).token,
        "expired": cast.anyone_link(expires_at=timezone.now() - hour).token,
        "passcode": ChatLink.for_anyone(
            cast.conversation, cast.people["admin"].pk, None, PASSCODE
        ).token,
    }
    ids = {
        name: list(
            Message.objects.filter(conversation_id=id_)
            .order_by("position")
            .values_list("id", flat=True)
        )
        for name, id_ in found.items()
    }
    return {
        "links": links,
        "messages": ids,
        "sessions": {name: session(person) for name, person in cast.people.items()},
    }


def switch_on(cast: Any) -> None:
    """Acme Bank's web chat, with a bot that knows one thing."""
    from chatlinks.chats.models import Widget
    from chatlinks.workspaces.models import Team

    script = {
        "name": "Asha Bot",
        "start": ["Block my card"],
        "intents": [{"go": "block", "words": {"en": ["block"]}}],
        "steps": {
            "block": {"say": {"en": ["Which card is it?"]}, "replies": {"en": ["Talk to a person"]}}
        },
    }
    team = Team.objects.get(business=cast.acme, name="Cards")
    Widget.objects.create(
        business=cast.acme, script=script, team=team, sites=["http://127.0.0.1:*"]
    )


def session(person: Any) -> str:
    """The key of a session in which this person is signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    made = SessionStore()
    made[SESSION_KEY] = str(person.pk)
    made[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    made[HASH_SESSION_KEY] = person.get_session_auth_hash()
    made.create()
    assert made.session_key
    return made.session_key


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    import django

    django.setup()
    json.dump(store(), sys.stdout)
