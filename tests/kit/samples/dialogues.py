"""Four thousand real dialogues, imported once for all tests of a file that asks for them."""

from collections import defaultdict

import pytest
from ahocorasick_rs import AhoCorasick
from django.db import transaction

from chatlinks.accounts.models import Person
from chatlinks.analytics.lists.listings import MESSAGES
from chatlinks.analytics.reports import csv_export
from chatlinks.conversations.records.identity import Identity
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.keys import keystore
from chatlinks.workspaces.models import Business, Membership
from tests.kit.cast import MEMBERS, take
from tests.kit.samples import sgd
from tests.kit.signing_in import signed_in

BATCH = 400
LATE = 150  # of them come in last and bring something new of people known before
READERS = ("agent", "agent_permitted", "analyst")
LINKS = """
SELECT l.token, c.id, c.contact_id
FROM links_chatlink l JOIN conversations_conversation c ON c.id = l.conversation_id
WHERE l.audience = 'members' AND l.business_id = %s ORDER BY c.id"""
CONTACTS = "SELECT id, external_hash FROM conversations_contact"
ALL_DAYS = "SELECT min(at)::date - 1, max(at)::date + 1 FROM conversations_message"


class Real:
    """What was imported, and what of it is personal."""

    def __init__(self):
        self.business = Business.objects.create(
            key="sgd",
            name="Guides",
            time_zone="America/Los_Angeles",
        )
        self.people = {name: self.member(name) for name in READERS}
        self.conversations = list(sgd.convert())
        self.values = defaultdict(set)  # a contact's own id → all that is personal of them
        for each in self.conversations:
            self.values[each["contact"]["id"]].update(sgd.personal_values(each))
        self.store()
        self.contacts = self.contacts_by_row()
        self.links = {
            token: (conversation, contact)
            for token, conversation, contact in rows(LINKS, [self.business.id])
        }

    def member(self, name):
        person = Person.objects.create_user(
            f"{name}@sgd.example",
            None,
            name=name,
        )
        Membership.objects.create(
            business=self.business,
            person=person,
            **MEMBERS[name]._asdict(),
        )
        return person

    def store(self):
        """A contact's conversations side by side, but for those that come late."""
        late = self.conversations[-LATE:]
        early = sorted(self.conversations[:-LATE], key=lambda each: each["contact"]["id"])
        for part in (early, late):
            for start in range(0, len(part), BATCH):
                take(self.business, *part[start : start + BATCH])
        execute("ANALYZE")  # as the server does by itself after a while

    def contacts_by_row(self):
        """The id of a contact's row → their own id."""
        identity = Identity(self.business.id)
        hashes = {identity.contact(each): each for each in self.values}
        return {id_: hashes[bytes(hash_)] for id_, hash_ in rows(CONTACTS)}

    def client(self, name):
        return signed_in(self.people[name])

    def of(self, contact):
        """All that is personal of a contact, by the id of its row."""
        return self.values[self.contacts[contact]]

    def some_links(self, step):
        """Every so-manieth link: (token, conversation, contact)."""
        return [(token, *ids) for token, ids in list(self.links.items())[::step]]

    def with_reviews_that_tell_all(self, count):
        """The first so many; comment and task repeat all that is personal of whoever wrote them."""
        reviewed = []
        for each in self.conversations[:count]:
            contact = each["contact"]
            review = {
                "rating": 1,
                "comment": ", ".join(sorted(self.values[contact["id"]])),
                "for": "bot",
                "task": f"help {contact['name']}",
                "at": each["messages"][-1]["at"],
            }
            reviewed.append({**each, "reviews": [review]})
        return reviewed

    def distinctive(self):
        """What can mean one contact only: full names, e-mails, numbers of eight digits or more."""
        every = set().union(*self.values.values())
        full_names = {each["contact"]["name"] for each in self.conversations}
        emails = {value for value in every if "@" in value}
        numbers = {value for value in every if is_long_number(value)}
        return sorted(numbers | emails | full_names)


def is_long_number(value):
    digits = sum(map(str.isdigit, value))
    return digits >= 8 and not any(map(str.isalpha, value))


@pytest.fixture(scope="module")
def real(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        keystore.open_store()  # a test with transactions of its own may have emptied every table
        yield Real()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def distinctive(real):
    """finds(text) → the values that mean one contact only and are in the text."""
    values = [each.casefold() for each in real.distinctive()]
    assert len(values) > 3_000
    automaton = AhoCorasick(values)
    return lambda text: sorted(set(automaton.find_matches_as_strings(text.casefold())))


def dates_of_all():
    """The query of every day that something was said on."""
    [(first, last)] = rows(ALL_DAYS)
    return f"since={first}&until={last}&"


def every_column():
    """The query of all columns of Message Analysis that one may choose."""
    return "".join(f"&show={each.name}" for each in MESSAGES.selectable)


def filters_of_all(real):
    """Message Analysis over all days: (filters, columns), as a CSV report reads them."""
    return csv_export.read(dates_of_all() + every_column(), real.business, None)
