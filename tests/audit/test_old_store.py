"""A store from before there was sharing and an audit: brought up to date, nothing of it is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from chatlinks.accounts.models import Person
from chatlinks.audit import heads
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.models import AuditRecord
from chatlinks.database.rows import rows
from chatlinks.links.models import Visit
from chatlinks.links.sharing import old_tokens
from chatlinks.privacy.keys import keystore
from tests.kit.signing_in import signed_in
from tests.kit.watching import audited

OLD = [
    ("accounts", "0002_person_places"),
    ("analytics", "0010_notes_of_days"),
    ("agentchat", "0009_worded_by"),
    ("conversations", "0017_agents_and_breaks"),
    ("links", "0003_records_keep_who"),
    ("privacy", "0003_records_keep_who"),
    ("workspaces", "0008_locked_business"),
]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MEMBERS = "m" * 24
ANYONE = "a" * 24
REVOKED = "r" * 24
HASH = b"0" * 16
VISITS = """INSERT INTO links_visit (business_id, link_id, person_id, at, shown)
            VALUES (%s, %s, %s, %s, %s)"""
UNSEALINGS = """INSERT INTO privacy_unsealing
                (at, business_id, contact_id, conversation_id, person_id, why)
                VALUES (%s, %s, %s, %s, %s, %s)"""


def minutes(count):
    return NOON + timedelta(minutes=count)


class OldStore:
    """Openings, marks, changes and links of one conversation, written as they were then."""

    def __init__(self, apps):
        self.model = apps.get_model
        self.business = self.new("workspaces.Business", key="acme", name="Acme Bank")
        self.people = [self.person(name) for name in ("Asha", "Ravi", "Left Long Ago")]
        asha, ravi, left = self.people
        for person in (asha, ravi, left):
            self.new(
                "workspaces.Membership",
                business=self.business,
                person=person,
                role="admin",
                active=person is not left,
            )
        self.contact = self.new("conversations.Contact", business=self.business, external_hash=HASH)
        self.conversation = self.talk(self.contact, 1)
        self.members = self.link("members", MEMBERS)
        self.anyone = self.link("anyone", ANYONE, made_by=left)
        self.revoked = self.link(
            "anyone", REVOKED, made_by=asha, revoked_at=minutes(30), revoked_by=ravi
        )
        self.read()
        self.change()

    def new(self, model, **fields):
        return self.model(model).objects.create(**fields)

    def person(self, name):
        email = f"{name.split()[0].lower()}@acme.example"
        return self.new(
            "accounts.Person", email=email, name=name, is_active=name != "Left Long Ago"
        )

    def talk(self, contact, number):
        talk = self.new(
            "conversations.Conversation",
            business=self.business,
            contact=contact,
            external_hash=b"%016d" % number,
            digest=HASH,
            number=number,
            state="completed",
            started_at=NOON,
            first_user_at=NOON,
            last_at=minutes(1),
            message_count=2,
            rules=self.business.rules,
        )
        for place, text in enumerate(["Is my card ready?", "Yes, ******"]):
            self.new(
                "conversations.Message",
                business=self.business,
                conversation=talk,
                position=place,
                at=minutes(place),
                external_hash=b"%016d" % place,
                sender=("user", "bot")[place],
                text=text,
            )
        return talk

    def link(self, audience, token, **fields):
        return self.new(
            "links.ChatLink",
            business=self.business,
            conversation=self.conversation,
            audience=audience,
            token=token,
            made_at=NOON,
            **fields,
        )

    def read(self):
        asha, ravi, left = self.people
        self.visit(self.members, asha, 1, "opened the chat link")
        self.visit(self.members, left, 2)
        self.visit(self.members, None, 3)  # somebody whose account is gone
        self.visit(self.anyone, None, 4)
        self.visit(self.members, ravi, 5, "downloaded the transcript")
        self.unseal(ravi, 6, "searched in the chat link")
        self.unseal(asha, 7, "read the chat in Smart Agent Chat")
        self.unseal(None, 8, "to mask a value learned late")
        self.unseal(None, 9, "shown to the user in the web chat")
        self.unseal(left, 10, "looked the user up by e-mail or phone")

    def visit(self, link, person, minute, why=None):
        """Where details were shown, with the unsealing that was written beside it."""
        who = person and person.pk
        execute(VISITS, [self.business.pk, link.pk, who, minutes(minute), why is not None])
        if why:
            self.unseal(person, minute, why)

    def unseal(self, person, minute, why):
        whose = [self.business.pk, self.contact.pk, self.conversation.pk]
        execute(UNSEALINGS, [minutes(minute), *whose, person and person.pk, why])

    def change(self):
        asha, ravi, _ = self.people
        self.rule_change("Entity city is personal", asha, 11)
        self.rule_change("Ravi sees personal details", asha, 12)
        mark = self.new(
            "conversations.Mark",
            business=self.business,
            contact=self.contact,
            conversation=self.conversation,
            message=1,
            everywhere=True,
            made_by=asha,
            undone_by=ravi,
            undone_at=minutes(14),
        )
        self.model("conversations.Mark").objects.filter(pk=mark.pk).update(made_at=minutes(13))
        forgotten = self.new(
            "conversations.Contact",
            business=self.business,
            external_hash=b"1" * 16,
            forgotten_at=minutes(15),
            forgotten_by=ravi,
        )
        self.forgotten_id = forgotten.pk

    def rule_change(self, what, by, minute):
        change = self.new(
            "workspaces.RuleChange",
            business=self.business,
            rules=1,
            what=what,
            made_by=by,
        )
        changes = self.model("workspaces.RuleChange").objects
        changes.filter(pk=change.pk).update(made_at=minutes(minute))


def execute(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture(scope="module")
def another_database(django_db_setup, django_db_blocker):
    """An empty one, in place of the tests' own."""
    before = connection.settings_dict["NAME"]
    name = f"{before}_old_store"
    with django_db_blocker.unblock():
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
        connection.close()
        connection.settings_dict["NAME"] = name
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def old(another_database):
    """The old store, as it was filled, brought up to date."""
    executor = MigrationExecutor(connection)
    executor.migrate(OLD)
    keystore.open_store()
    store = OldStore(executor.loader.project_state(OLD).apps)
    call_command("migrate", verbosity=0)
    return store


def on_record(**fields):
    """(minute, kind, who, shown, unsealed) of each, in order of time."""
    held = AuditRecord.objects.filter(**fields).order_by("at", "id")
    return [(minute(each.at), *(getattr(each, name) for name in FACTS)) for each in held]


FACTS = ("kind", "person_id", "shown", "unsealed")


def minute(at):
    return round((at - NOON).total_seconds() / 60)


def test_each_opening_is_one_row_with_who_when_how_and_whether_details_were_shown(old):
    asha, ravi, left = (person.pk for person in old.people)
    assert on_record(contact_id=old.contact.pk, at__gt=NOON, at__lt=minutes(11)) == [
        (1, "page", asha, True, True),
        (2, "page", left, False, False),
        (3, "page", None, False, False),
        (4, "page", None, False, False),
        (5, "export", ravi, True, True),
        (6, "search", ravi, True, True),
        (7, "chat", asha, True, True),
        (8, "server", None, False, True),
        (9, "web chat", None, True, True),
        (10, "lookup", left, False, True),
    ]
    by_link = Visit.objects.filter(at__lt=minutes(11)).order_by("at")
    five = [old.members.pk] * 3 + [old.anyone.pk, old.members.pk]
    assert list(by_link.values_list("link_id", flat=True)) == five


def test_what_was_changed_marked_forgotten_made_and_ended_is_in_the_audit(old):
    asha, ravi, left = (person.pk for person in old.people)
    done = AuditRecord.objects.filter(at__gte=minutes(11), at__lt=minutes(31)).order_by("at")
    facts = ("kind", "what", "person_id", "about_id", "link_id", "contact_id")
    assert list(done.values_list(*facts)) == [
        ("policy", "Entity city is personal", asha, None, None, None),
        ("rights", "sees personal details", asha, ravi, None, None),
        ("marked", "marked", asha, None, None, old.contact.pk),
        ("marked", "taken back", ravi, None, None, old.contact.pk),
        ("forgotten", "", ravi, None, None, old.forgotten_id),
        ("revoked", "for anyone", ravi, None, old.revoked.pk, old.contact.pk),
    ]
    made = AuditRecord.objects.filter(kind=RecordKind.SHARED).order_by("link_id")
    assert list(made.values_list("at", "link_id", "person_id")) == [
        (NOON, old.anyone.pk, left),
        (NOON, old.revoked.pk, asha),
    ]


def test_old_links_open_before_their_tokens_are_hidden_and_after(old):
    assert_old_links_open()
    old_tokens.hide(lambda: False)
    assert_old_links_open()
    assert rows("SELECT token FROM links_chatlink WHERE token IS NOT NULL") == [(MEMBERS,)]


def assert_old_links_open():
    opened = Client().get(f"/c/{ANYONE}")
    assert opened.status_code == 200
    assert "Is my card ready?" in opened.content.decode()
    assert Client().get(f"/c/{REVOKED}").status_code == 410
    asha = signed_in(Person.objects.get(name="Asha"))
    assert "Is my card ready?" in asha.get(f"/c/{MEMBERS}").content.decode()


def test_the_chain_holds_what_was_there_before_it(old, tmp_path, monkeypatch):
    # The heads beside the tests' own database are of its businesses.
    monkeypatch.setattr(heads, "file", lambda: tmp_path / "audit.heads")
    audited.extended()
    status, said = audited.verified()
    assert status == 0, said
    chained = rows("SELECT count(*) FROM audit_chain")
    assert chained == rows("SELECT count(*) FROM audit_record")
