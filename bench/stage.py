"""A throw-away store for a measurement: data folder, PostgreSQL, keys, one business and two people who open links."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from bench import sgd

Given = dict[str, Any]
WINDOW = 50  # messages on the page that is opened
BEGIN = datetime(2025, 5, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Stage:
    data: Path
    business_id: int
    sessions: dict[str, str]  # "masked" and "unmasked" → the session cookie of one who sees it so

    @property
    def postmaster(self) -> int:
        """The process id of the database server."""
        return int((self.data / "postgres" / "postmaster.pid").read_text().split()[0])


@contextmanager
def stage() -> Iterator[Stage]:
    """Everything is stopped and removed at the end. Before it, nothing of Chat Links may have been imported."""
    data = Path(tempfile.mkdtemp(prefix="chatlinks-bench-"))
    os.environ.update(CHATLINKS_DATA=str(data), DJANGO_SETTINGS_MODULE="chatlinks.settings")
    os.environ.pop("DATABASE_URL", None)
    from chatlinks import postgres

    postgres.ensure(data)
    try:
        yield prepare(data)
    finally:
        stop(data)


def prepare(data: Path) -> Stage:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from chatlinks.privacy.keys import keystore
    from chatlinks.workspaces.models import Business

    keystore.open_store()
    business = Business.objects.create(key="bench", name="Bench", time_zone="America/Los_Angeles")
    sessions = {"masked": member(business.id, "masked", False), "unmasked": member(business.id, "unmasked", True)}
    return Stage(data, business.id, sessions)


def member(business_id: int, name: str, permitted: bool) -> str:
    """An agent of the business who signed in as people do; returns the session cookie."""
    from django.test import Client

    from chatlinks.accounts.models import Person
    from chatlinks.workspaces.models import Membership

    person = Person.objects.create_user(f"{name}@bench.example", name=name.title())
    Membership.objects.create(business_id=business_id, person=person, view_personal_details=permitted)
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies["sessionid"].value


def stop(data: Path) -> None:
    from django.db import connections

    from chatlinks import postgres

    connections.close_all()
    postgres.leave(data / "postgres")
    shutil.rmtree(data, ignore_errors=True)


def dialogues(copies: int = 1, seed: int | None = None) -> Iterator[Given]:
    """Real dialogues in the import format, mixed if there is a seed, else made-up ones of the same length."""
    return sgd.convert(copies=copies, seed=seed) if sgd.available() else made_up(4_000 * copies)


def source() -> str:
    return "Schema-Guided Dialogue" if sgd.available() else "made-up dialogues"


def made_up(count: int) -> Iterator[Given]:
    for number in range(count):
        person = number % (count // 3 + 1)
        said = [
            {"id": f"m{place}", "from": ("user", "bot")[place % 2], "at": (BEGIN + timedelta(hours=number, minutes=place)).isoformat(),
             "text": f"Message {place}: a table for {place + 1} at seven, call 415-555-{number % 9000 + 1000} or write to p{person}@mail.example"}
            for place in range(18)
        ]  # fmt: skip
        contact = {"id": f"p{person}", "name": f"Vethra Brzova{person}", "email": f"p{person}@mail.example"}
        yield {"id": f"d{number}", "contact": contact, "messages": said, "events": [], "entities": []}


def long_conversations(name: str, count: int) -> Iterator[Given]:
    """Conversations of exactly WINDOW messages: dialogues joined end to end, three of them to a contact."""
    given = dialogues()
    for number in range(count):
        messages: list[Given] = []
        entities: list[Given] = []
        while len(messages) < WINDOW:
            part = next(given)
            entities += [{**entity, "message": ""} for entity in part["entities"]]
            messages += part["messages"]
        person = number // 3
        contact = {**part["contact"], "id": f"{name}-{person}", "email": f"{name}.{person}@mail.example"}
        start = BEGIN + timedelta(days=2 * number)
        said = [
            {**message, "id": f"m{place}", "at": (start + timedelta(seconds=40 * place)).isoformat()}
            for place, message in enumerate(messages[:WINDOW])
        ]
        events = [{"at": start.isoformat(), "type": "session_started"}, {"at": said[-1]["at"], "type": "completed"}]
        yield {
            "id": f"{name}-{number}", "contact": contact, "messages": said, "events": events, "entities": entities[:12],
        }  # fmt: skip


def load(stage: Stage, given: Iterable[Given]) -> int:
    """Import as `chatlinks import` does; returns the number of messages."""
    from chatlinks.intake.jsonl.load import Rejects, load
    from chatlinks.workspaces.models import Business

    file = BytesIO(b"".join(json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in given))
    business = Business.objects.get(id=stage.business_id)
    report = load(business, file, Rejects(stage.data / "rejects.jsonl"), print, lambda read, done: None)
    assert not report.rejected
    return report.done.messages


def until(given: Iterable[Given], messages: int) -> Iterator[Given]:
    """Of the conversations as many as hold so many messages."""
    for each in given:
        if messages <= 0:
            return
        messages -= len(each["messages"])
        yield each


def tokens(stage: Stage, name: str) -> list[str]:
    """Of the members' links of `long_conversations(name, …)`, those to a contact's middle conversation."""
    from chatlinks.conversations.identity import Identity
    from chatlinks.rows import rows

    identity = Identity(stage.business_id)
    hashes = [identity.contact(f"{name}-{person}") for person in range(1_000)]
    found = rows(
        """SELECT l.token FROM links_chatlink l JOIN conversations_conversation c ON c.id = l.conversation_id
           JOIN conversations_contact u ON u.id = c.contact_id
           WHERE u.business_id = %s AND u.external_hash = ANY(%s) AND c.number = 2 ORDER BY c.id""",
        [stage.business_id, hashes],
    )
    return [str(row[0]) for row in found]


__all__ = ["Stage", "dialogues", "islice", "load", "long_conversations", "source", "stage", "tokens", "until"]
