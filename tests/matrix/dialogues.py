"""Four thousand real dialogues, imported once for all tests of a file that asks for them."""

from collections import defaultdict

import pytest
from ahocorasick_rs import AhoCorasick
from django.db import connection, transaction
from django.test import Client

from bench import sgd
from chatlinks.accounts.models import Person
from chatlinks.analytics import messages, sheet
from chatlinks.conversations.identity import Identity
from chatlinks.privacy.keys import keystore
from chatlinks.rows import execute, rows
from chatlinks.workspaces.models import Business, Membership
from tests.cast import MEMBERS, take
from tests.conftest import BACKEND

BATCH = 400


class Real:
    """What was imported, and what of it is personal."""

    def __init__(self):
        self.business = Business.objects.create(key="sgd", name="Guides", time_zone="America/Los_Angeles")
        self.people = {name: self.member(name) for name in ("agent", "agent_permitted", "analyst")}
        self.conversations = list(sgd.convert())
        self.values = defaultdict(set)  # a contact's own id → all that is personal of them
        for each in self.conversations:
            self.values[each["contact"]["id"]].update(sgd.personal_values(each))
        # A contact's conversations side by side, but for some that come in last and bring something new.
        late = self.conversations[-150:]
        early = sorted(self.conversations[:-150], key=lambda each: each["contact"]["id"])
        for batch in (early, late):
            for start in range(0, len(batch), BATCH):
                take(self.business, *batch[start : start + BATCH])
        execute("ANALYZE")  # as the server does by itself after a while
        identity = Identity(self.business.id)
        hashes = {identity.contact(each): each for each in self.values}
        self.contacts = {
            id_: hashes[bytes(hash_)] for id_, hash_ in rows("SELECT id, external_hash FROM conversations_contact")
        }
        self.links = {
            token: (conversation, contact)
            for token, conversation, contact in rows(
                """SELECT l.token, c.id, c.contact_id FROM links_chatlink l JOIN conversations_conversation c
                   ON c.id = l.conversation_id WHERE l.audience = 'members' AND l.business_id = %s ORDER BY c.id""",
                [self.business.id],
            )
        }

    def member(self, name):
        role, chat, analytics, permission, _ = MEMBERS[name]
        person = Person.objects.create_user(f"{name}@sgd.example", None, name=name)
        Membership.objects.create(
            business=self.business, person=person, role=role, smart_agent_chat=chat, intelligent_analytics=analytics,
            view_personal_details=permission,
        )  # fmt: skip
        return person

    def client(self, name):
        client = Client()
        client.force_login(self.people[name], backend=BACKEND)
        return client

    def of(self, contact):
        """All that is personal of a contact, by the id of its row."""
        return self.values[self.contacts[contact]]

    def distinctive(self):
        every = set().union(*self.values.values())
        full_names = {each["contact"]["name"] for each in self.conversations}
        numbers = {v for v in every if sum(map(str.isdigit, v)) >= 8 and not any(map(str.isalpha, v))}
        return sorted(numbers | {v for v in every if "@" in v} | full_names)


@pytest.fixture(scope="module")
def real(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        keystore.open_store()  # a test with transactions of its own may have emptied every table before
        yield Real()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def distinctive(real):
    """finds(text) → the values that mean one contact only and are in the text."""
    values = [each.casefold() for each in real.distinctive()]
    assert len(values) > 3_000
    automaton = AhoCorasick(values)
    return lambda text: sorted(set(automaton.find_matches_as_strings(text.casefold())))


def tables():
    return [row[0] for row in rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")]


def dumped(table):
    """All of a table as COPY writes it: text, and bytes in hex."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as out:
        return b"".join(bytes(each) for each in out).decode()


def of_all_days(real):
    """(query of every day that something was said on, filters of Message Analysis over them)"""
    [(first, last)] = rows("SELECT min(at)::date - 1, max(at)::date + 1 FROM conversations_message")
    asked = f"since={first}&until={last}&"
    return asked, sheet.read(asked + "".join(f"&show={name}" for name in messages.OPTIONAL), real.business)
