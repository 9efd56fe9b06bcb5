"""A contact is forgotten: what identified them is gone for good, and their conversations stay as
others saw them.
"""

import pytest

from chatlinks.conversations.models import Contact, Conversation, Lookup, Message
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.identity import Identity
from chatlinks.conversations.records.parts import CONTACT_DETAILS, KNOWN_VALUES, PARTS
from chatlinks.conversations.remasking import changed_policy, forgetting
from chatlinks.database.rows import execute, rows
from chatlinks.links.models import ChatLink
from chatlinks.privacy.models import ContactKey
from chatlinks.privacy.sealing import CannotOpen, new_vault
from tests.kit.cast import PRIYA, SECRETS, conversation, minutes, take
from tests.kit.reading import held
from tests.kit.watching.stored import stored_text
from tests.kit.ways import rows_of, telling

SEALED = [
    *((part, part.name, "sealed") for part in PARTS),
    (CONTACT_DETAILS, "conversations_contact", "sealed"),
    (KNOWN_VALUES, "conversations_contact", "known"),
]


@pytest.fixture
def priya(cast):
    return Contact.objects.get(pk=cast.conversation.contact_id)


def link(cast):
    return f"/c/{cast.members_link.token}"


def forget(cast, sign_in, name="admin_permitted"):
    return sign_in(name).post(f"{link(cast)}/forget")


def sealed_bytes():
    """Every sealed value there is: (kind, table, column, id, bytes)."""
    return [
        (kind, table, column, id_, bytes(value))
        for kind, table, column in SEALED
        for id_, value in rows(
            f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY id"
        )
    ]


def put_back(kept):
    """An old backup of the database, restored."""
    for _, table, column, id_, value in kept:
        execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, id_])


HASHES = """
SELECT external_hash FROM conversations_message
UNION SELECT external_hash FROM conversations_conversation
UNION SELECT digest FROM conversations_conversation
UNION SELECT external_hash FROM conversations_contact
UNION SELECT hash FROM conversations_lookup"""


def test_key_sealed_values_lookups_and_hashes_are_gone(cast, sign_in, priya):
    hashes = [bytes(row[0]) for row in rows(HASHES)]
    assert len(hashes) > 10
    assert sealed_bytes()
    assert forget(cast, sign_in).headers["Location"] == link(cast)
    assert sealed_bytes() == []
    assert not ContactKey.objects.filter(contact_id=priya.pk).exists()
    assert not Lookup.objects.exists()
    dump = stored_text("message", "conversation", "contact")
    assert not [hash_ for hash_ in hashes if hash_.decode("latin-1") in dump]
    assert not [secret for secret in SECRETS if secret.lower() in dump.lower()]


def test_it_says_who_did_it_and_when(cast, sign_in, priya):
    forget(cast, sign_in)
    priya.refresh_from_db()
    at = priya.forgotten_at
    assert priya.forgotten_by == cast.people["admin_permitted"]
    forget(cast, sign_in, "admin")  # a second time changes nothing
    priya.refresh_from_db()
    assert (priya.forgotten_by, priya.forgotten_at) == (cast.people["admin_permitted"], at)


def test_the_conversations_stay_open_masked_and_counted(cast, sign_in, priya):
    [later] = take(cast.acme, conversation(id="acme-2", started_at=minutes(9000)))
    before = counts()
    masked = {
        name: sign_in("agent").get(link(cast) + name).status_code
        for name in ("", "/all", "/transcript.txt")
    }
    texts = rows_of(priya.pk)
    forget(cast, sign_in)
    assert counts() == before
    assert rows_of(priya.pk) == texts
    for name in ("agent", "admin_permitted"):
        assert {way: sign_in(name).get(link(cast) + way).status_code for way in masked} == masked
        for id_ in (cast.conversation.pk, later):
            assert telling(sign_in(name), id_, SECRETS) == {}
    page = sign_in("admin_permitted").get(link(cast)).text
    assert "This user was forgotten" in page
    assert "Conversation <b>1</b> of <b>2</b>" in page
    assert "/forget" not in page
    assert "user.json" not in page


def counts():
    names = ("contact", "conversation", "message", "event", "entity", "review", "step")
    return {name: rows(f"SELECT count(*) FROM conversations_{name}") for name in names} | {
        "shown": rows(
            """SELECT id, number, message_count, state, preview, authors
               FROM conversations_conversation ORDER BY id"""
        )
    }


def test_export_mark_and_lookup_find_nobody_any_more(cast, sign_in):
    forget(cast, sign_in)
    client = sign_in("admin_permitted")
    assert client.post(f"{link(cast)}/user.json").status_code == 403
    assert client.post(f"{link(cast)}/marks", {"passage": "hello"}).status_code == 403
    for typed in (PRIYA["email"], PRIYA["phone"]):
        assert client.post("/find-user", {"user": typed}).status_code == 400


def test_a_new_conversation_of_the_same_person_is_a_new_contacts(cast, sign_in, priya):
    forget(cast, sign_in)
    take(cast.acme, conversation(id="acme-2"))
    new = Contact.objects.get(forgotten_at=None)
    assert new.conversation_set.count() == priya.conversation_set.count() == 1
    assert telling(sign_in("admin_permitted"), cast.conversation.pk, SECRETS) == {}


def test_the_old_file_imported_again_is_a_new_contacts_too_and_doubles_nothing_of_the_old(
    cast, sign_in, priya
):
    before = rows_of(priya.pk)
    forget(cast, sign_in)
    take(cast.acme, conversation())
    take(cast.acme, conversation())
    assert rows_of(priya.pk) == before
    assert Conversation.objects.filter(contact=priya).count() == 1
    assert Conversation.objects.exclude(contact=priya).count() == 1
    assert telling(sign_in("admin_permitted"), cast.conversation.pk, SECRETS) == {}


def test_an_old_backup_with_the_key_tables_of_today_opens_nothing(cast, sign_in, priya):
    """docs/security.md: key tables are backed up apart, and restored as they are today."""
    kept, hash_ = sealed_bytes(), bytes(priya.external_hash)
    forget(cast, sign_in)
    put_back(kept)
    Contact.objects.filter(pk=priya.pk).update(external_hash=hash_, forgotten_at=None)
    for name in ("admin_permitted", "agent"):
        assert telling(sign_in(name), cast.conversation.pk, SECRETS) == {}
    assert sign_in("admin_permitted").post(f"{link(cast)}/user.json").status_code == 403
    assert contacts.by_id(cast.acme.pk, [priya.pk]) == {}
    other, _ = new_vault(cast.acme.pk, priya.pk)  # any other key
    for kind, _, _, id_, value in kept:
        with pytest.raises(CannotOpen):
            kind.open(other, id_, value)


def test_a_restored_contact_without_a_key_stays_apart_when_they_write_again(cast, sign_in, priya):
    kept, conversation_hash = sealed_bytes(), bytes(cast.conversation.external_hash)
    hash_ = bytes(priya.external_hash)
    forget(cast, sign_in)
    put_back(kept)
    Contact.objects.filter(pk=priya.pk).update(external_hash=hash_, forgotten_at=None)
    Conversation.objects.filter(pk=cast.conversation.pk).update(external_hash=conversation_hash)
    take(cast.acme, conversation(), conversation(id="acme-2"))
    priya.refresh_from_db()
    assert telling(sign_in("admin_permitted"), cast.conversation.pk, SECRETS) == {}
    assert Conversation.objects.filter(contact=priya).count() == 1
    assert Conversation.objects.exclude(contact=priya).count() == 2


def test_jobs_queued_before_do_not_fail(cast, sign_in, priya):
    cast.acme.change_rules()
    forget(cast, sign_in)
    cast.acme.change_rules()
    assert changed_policy.sweep(cast.acme.pk)
    changed_policy.bring_up_to_date(cast.acme, priya.pk)
    cast.acme.refresh_from_db()
    assert changed_policy.remaining(cast.acme) == 0


def test_another_contact_is_left_alone(cast, sign_in, priya):
    take(
        cast.acme,
        {
            "id": "o",
            "contact": {"id": "u-o", "name": "Meera Nair", "email": "meera@mail.example"},
            "messages": [],
        },
    )
    take(cast.rival_business, conversation())
    forget(cast, sign_in)
    assert Lookup.objects.filter(business=cast.acme).count() == 1
    assert Lookup.objects.filter(business=cast.rival_business).count() == 2
    assert ContactKey.objects.count() == 2
    client = sign_in("rival")
    there = ChatLink.objects.get(business=cast.rival_business, audience="members")
    assert held(client.get(f"/c/{there.token}"), ["Priya Venkataraman"])


def test_who_is_forgotten_while_a_page_is_open_can_no_longer_be_marked(cast, priya):
    from chatlinks.conversations.remasking import marks

    forgetting.forget(priya, None)
    with pytest.raises(marks.NotThere):
        marks.mark(cast.conversation, "hello", message_id=None, everywhere=True, by=None)


# Export


def test_a_look_at_a_hash_needs_the_key(cast):
    """What a thief of the database can compute of a phone number is not what is stored."""
    import hashlib

    [stored] = {bytes(row.hash) for row in Lookup.objects.all()} & Identity(cast.acme.pk).lookups(
        PRIYA["phone"]
    )
    for key in (b"", b"chatlinks", b"%d" % cast.acme.pk):
        assert (
            hashlib.blake2b(b"9876543210", digest_size=16, key=key, person=b"lookup").digest()
            != stored
        )


def test_messages_are_left_when_a_contact_is_deleted_whole(cast, priya):
    priya.delete()
    assert not Message.objects.exists()
