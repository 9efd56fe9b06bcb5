"""What a store is filled with: real dialogues if they are there, else made-up ones as long."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from bench.stores.stage import Stage
from tests.kit.samples import sgd

Given = dict[str, Any]  # a conversation in the import format
WINDOW = 50  # messages on the page that is opened
BEGIN = datetime(2025, 5, 1, 9, 0, tzinfo=UTC)
MADE_UP = "Message {}: a table for {} at seven, call 415-555-{} or write to p{}@mail.example"
TOKENS = """
SELECT l.token
FROM links_chatlink l JOIN conversations_conversation c ON c.id = l.conversation_id
  JOIN conversations_contact u ON u.id = c.contact_id
WHERE u.business_id = %s AND u.external_hash = ANY(%s) AND c.number = 2
ORDER BY c.id"""


def dialogues(copies: int = 1, seed: int | None = None) -> Iterator[Given]:
    """4,000 a copy, mixed if there is a seed."""
    if sgd.available():
        return sgd.convert(copies=copies, seed=seed)
    return made_up(4_000 * copies)


def source() -> str:
    return "Schema-Guided Dialogue" if sgd.available() else "made-up dialogues"


def made_up(count: int) -> Iterator[Given]:
    for number in range(count):
        person = number % (count // 3 + 1)
        email = f"p{person}@mail.example"
        yield {
            "id": f"d{number}",
            "contact": {
                "id": f"p{person}",
                "name": f"Vethra Brzova{person}",
                "email": email,
            },
            "messages": [made_up_message(number, person, place) for place in range(18)],
            "events": [],
            "entities": [],
        }


def made_up_message(number: int, person: int, place: int) -> Given:
    return {
        "id": f"m{place}",
        "from": ("user", "bot")[place % 2],
        "at": (BEGIN + timedelta(hours=number, minutes=place)).isoformat(),
        "text": MADE_UP.format(place, place + 1, number % 9000 + 1000, person),
    }


def long_conversations(name: str, count: int) -> Iterator[Given]:
    """Conversations of exactly WINDOW messages: dialogues joined end to end, three of them to a
    contact.
    """
    parts = dialogues()
    for number in range(count):
        messages: list[Given] = []
        entities: list[Given] = []
        while len(messages) < WINDOW:
            part = next(parts)
            messages += part["messages"]
            entities += [{**entity, "message": ""} for entity in part["entities"]]
        person = number // 3
        start = BEGIN + timedelta(days=2 * number)
        dated = [
            message | {"id": f"m{place}", "at": (start + place * STEP).isoformat()}
            for place, message in enumerate(messages[:WINDOW])
        ]
        yield {
            "id": f"{name}-{number}",
            "contact": {
                **part["contact"],
                "id": f"{name}-{person}",
                "email": f"{name}.{person}@mail.example",
            },
            "messages": dated,
            "events": [
                {"at": dated[0]["at"], "type": "session_started"},
                {"at": dated[-1]["at"], "type": "completed"},
            ],
            "entities": entities[:12],
        }


STEP = timedelta(seconds=40)


def json_lines(conversations: Iterable[Given]) -> bytes:
    """As a file to be imported has them."""
    lines = [json.dumps(each, ensure_ascii=False) for each in conversations]
    return "".join(f"{line}\n" for line in lines).encode()


def load(stage: Stage, conversations: Iterable[Given] | bytes) -> int:
    """Import as `chatlinks import` does; returns the number of messages."""
    from chatlinks.intake.jsonl.reader import read
    from chatlinks.intake.load import Loading, Rejects
    from chatlinks.workspaces.models import Business

    if not isinstance(conversations, bytes):
        conversations = json_lines(conversations)
    loading = Loading(
        business=Business.objects.get(id=stage.business_id),
        read=read,
        file=BytesIO(conversations),
        rejects=Rejects(stage.data / "rejects.jsonl"),
        tell=print,
        progress=lambda done_bytes, done: None,
    )
    report = loading.run()
    assert not report.rejected
    return report.done.messages


def until(conversations: Iterable[Given], messages: int) -> Iterator[Given]:
    """Of the conversations as many as hold so many messages."""
    for each in conversations:
        if messages <= 0:
            return
        messages -= len(each["messages"])
        yield each


def tokens(stage: Stage, name: str) -> list[str]:
    """Of the members' links of `long_conversations(name, …)`, those to a contact's middle
    conversation.
    """
    from chatlinks.conversations.records.identity import Identity
    from chatlinks.database.rows import rows

    identity = Identity(stage.business_id)
    hashes = [identity.contact(f"{name}-{person}") for person in range(1_000)]
    return [str(token) for (token,) in rows(TOKENS, [stage.business_id, hashes])]
