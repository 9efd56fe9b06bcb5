"""Records come back exactly; what is learned late masks what came before; sealed bytes open where they belong and nowhere else."""

import json

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.conversations.models import Contact, Conversation, Event, Message
from chatlinks.conversations.records.record import mask_record, restore_record
from chatlinks.conversations.remasking.changed_policy import sweep
from chatlinks.privacy import Span
from chatlinks.privacy.masking import MARK, strings_of
from chatlinks.privacy.models import ContactKey, Unsealing
from chatlinks.privacy.sealing import Vault, at_the_door
from chatlinks.workspaces.models import Business, EntityType
from tests.kit.cast import minutes, take

text = st.text(st.sampled_from('ab*7 é\ue0f0"\\{'), max_size=30)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
records = st.dictionaries(
    st.sampled_from(["text", "data", "author", "node"]), json_values, max_size=4
)


def every(letter):
    """A finder of every run that holds this letter."""

    def find(given):
        return [Span(n, n + 1, "x") for n, each in enumerate(given) if each == letter]

    return find


@given(records, st.sampled_from("ab7*"), st.sets(st.sampled_from(["data", "text"])))
def test_what_is_masked_comes_back_exactly(record, letter, whole):
    masked, originals = mask_record(record, frozenset(whole), every(letter))
    assert (
        restore_record(json.loads(json.dumps(masked)), json.loads(json.dumps(originals))) == record
    )


@given(records, st.sampled_from("ab7"))
def test_nothing_that_is_found_is_left_in_a_masked_record(record, letter):
    masked, _ = mask_record(record, frozenset(), every(letter))
    assert not [each for value in masked.values() for each in strings_of(value) if letter in each]


@given(records, st.sets(st.sampled_from(["data", "text"])))
def test_a_field_masked_whole_is_the_mark_or_empty(record, whole):
    masked, _ = mask_record(record, frozenset(whole), every("a"))
    assert all(masked[name] == MARK or not record[name] for name in whole & record.keys())


@given(records)
def test_masking_a_masked_record_changes_nothing(record):
    masked, _ = mask_record(record, frozenset(), every("a"))
    assert mask_record(masked, frozenset(), every("a"))[0] == masked


@pytest.fixture
def bank(db):
    return Business.objects.create(key="bank", name="Bank")


def stored_text():
    """All that is stored in clear of conversations and contacts."""
    tables = ("contact", "conversation", "message", "event", "entity", "review")
    with connection.cursor() as cursor:
        dump = []
        for table in tables:
            cursor.execute(f"SELECT t::text FROM conversations_{table} t")
            dump += [row[0] for row in cursor.fetchall()]
    return "\n".join(dump)


def line(id_, said, at=0, **more):
    messages = [
        {"id": str(n), "at": minutes(at + n), "from": who, "text": words}
        for n, (who, words) in enumerate(said)
    ]
    return {"id": id_, "contact": {"id": "u-1"}, "messages": messages, **more}


def test_a_name_given_last_masks_the_messages_before_it(bank):
    take(
        bank,
        line(
            "one",
            [("user", "it is Vethra here"), ("bot", "Hello Vethra")],
            contact={"id": "u-1", "name": "Vethra Brzova"},
        ),
    )
    assert "Vethra" not in stored_text()


def test_a_name_learned_later_masks_earlier_conversations(bank):
    take(
        bank,
        line(
            "one",
            [("user", "it is Vethra here"), ("agent", "Hello Vethra")],
            events=[{"at": minutes(1), "type": "note", "text": "Vethra rang"}],
        ),
    )
    assert "Vethra" in stored_text()
    take(
        bank,
        line(
            "two",
            [("user", "hello again")],
            at=5000,
            contact={"id": "u-1", "name": "Vethra Brzova"},
        ),
    )
    assert "Vethra" not in stored_text()
    assert "Hello ******" in Conversation.objects.get(number=1).preview


def test_a_name_learned_later_masks_conversations_that_come_in_after_it_with_older_dates(bank):
    take(
        bank,
        line("two", [("user", "hello")], at=5000, contact={"id": "u-1", "name": "Vethra Brzova"}),
    )
    take(bank, line("one", [("user", "it is Vethra here")]))
    assert "Vethra" not in stored_text()


def test_what_is_learned_of_one_contact_masks_nothing_of_another(bank):
    take(bank, line("one", [("user", "hi")], contact={"id": "u-1", "name": "Vethra Brzova"}))
    take(bank, line("two", [("user", "Vethra is my town")], contact={"id": "u-2"}))
    assert "Vethra is my town" in stored_text()


def test_an_entity_marked_personal_by_a_later_file_masks_what_was_stored(bank):
    entity = {"name": "plan", "original_text": "gold plus", "value": "GOLD_PLUS"}
    take(
        bank,
        line("one", [("user", "give me gold plus"), ("bot", "GOLD_PLUS it is")], entities=[entity]),
    )
    assert "gold plus" in stored_text()
    take(
        bank,
        line(
            "two",
            [("user", "x")],
            at=5000,
            contact={"id": "u-2"},
            entities=[{**entity, "value": "tin", "original_text": "", "personal": True}],
        ),
    )
    sweep(bank.id)
    assert "gold plus" not in stored_text()
    assert "GOLD_PLUS" not in stored_text()


def test_nothing_is_shown_of_an_entity_marked_personal_though_no_sweep_came_by(cast, sign_in):
    take(
        cast.acme,
        line(
            "two",
            [("user", "x")],
            contact={"id": "u-2"},
            entities=[{"name": "city", "value": "Pune", "personal": True}],
        ),
    )
    client, path = sign_in("agent"), f"/c/{cast.members_link.token}"
    assert "chennai" not in client.get("/?q=Chennai").text.lower().replace('value="chennai"', "")
    for way in ("/transcript.txt", "", "/all", "?fragment=1"):
        assert "Chennai" not in client.get(path + way).text


def test_a_changed_conversation_is_masked_by_all_that_is_known(bank):
    take(
        bank,
        line(
            "one",
            [("user", "hi")],
            contact={"id": "u-1", "name": "Vethra Brzova", "phone": "+44 20 7946 0958"},
        ),
    )
    take(bank, line("one", [("user", "hi"), ("bot", "Vethra, we ring 020 7946 0958")]))
    assert "Vethra" not in stored_text()
    assert "946 0958" not in stored_text()


def test_a_message_kept_from_an_older_version_is_masked_by_what_the_newer_brings(bank):
    take(bank, line("one", [("user", "hi"), ("user", "it is Vethra here")]))
    take(bank, line("one", [("user", "hi")], contact={"id": "u-1", "name": "Vethra Brzova"}))
    assert Message.objects.count() == 2
    assert "Vethra" not in stored_text()


def test_what_was_masked_late_is_still_there_for_who_may_see_it(cast, sign_in):
    take(cast.acme, line("one", [("agent", "Hello Vethra")]))
    take(
        cast.acme,
        line("two", [("user", "x")], at=5000, contact={"id": "u-1", "name": "Vethra Brzova"}),
    )
    page = sign_in("admin_permitted").get(
        sign_in("admin_permitted").get("/?q=Hello").text.split('<h2><a href="')[1].split('"')[0]
    )
    assert "Hello" in page.text
    assert "Vethra" in page.text


def test_masking_anew_is_recorded_as_the_servers_own_doing(bank):
    take(bank, line("one", [("user", "hi")]))
    take(
        bank, line("two", [("user", "x")], at=5000, contact={"id": "u-1", "name": "Vethra Brzova"})
    )
    opening = Unsealing.objects.get()
    assert (opening.person, opening.why) == (None, "to mask a value learned late")


def vault_of(contact_id):
    key = ContactKey.objects.get(contact_id=contact_id)
    return at_the_door(key.business_id, contact_id, key.master_id, key.wrapped)


def test_sealed_bytes_open_for_their_own_row_only(cast):
    vault = vault_of(cast.conversation.contact_id)
    one, two = Message.objects.exclude(sealed=None).order_by("id")[:2]
    assert vault.open(f"conversations_message:{one.id}", one.sealed)
    with pytest.raises(InvalidTag):
        vault.open(f"conversations_message:{two.id}", one.sealed)
    with pytest.raises(InvalidTag):
        vault.open(f"conversations_event:{one.id}", one.sealed)


def test_sealed_bytes_open_for_their_own_contact_and_business_only(cast):
    contact = Contact.objects.get()
    vault = vault_of(contact.id)
    moved = (
        Vault(cast.rival_business.id, contact.id, vault.key),
        Vault(cast.acme.id, contact.id + 1, vault.key),
    )
    for other in moved:
        with pytest.raises(InvalidTag):
            other.open(f"contact:{contact.id}", contact.sealed)


def test_a_page_with_sealed_bytes_moved_between_rows_shows_none_of_them(cast, sign_in):
    one, two = Message.objects.exclude(sealed=None).order_by("id")[:2]
    Message.objects.filter(pk=one.pk).update(sealed=two.sealed)
    client = sign_in("admin_permitted")
    client.raise_request_exception = False
    page = client.get(f"/c/{cast.members_link.token}")
    assert page.status_code == 500
    assert "Priya" not in page.text


@given(records)
def test_a_vault_gives_back_what_it_was_given(record):
    vault = Vault(1, 2, b"k" * 32)
    assert vault.open("row:1", vault.seal("row:1", record)) == record


def test_each_sealing_of_the_same_is_different():
    vault = Vault(1, 2, b"k" * 32)
    assert vault.seal("row:1", ["x"]) != vault.seal("row:1", ["x"])


def test_every_originals_place_is_marked_in_the_masked_row(cast):
    for table, model in (("conversations_message", Message), ("conversations_event", Event)):
        for row in model.objects.exclude(sealed=None):
            originals = vault_of(cast.conversation.contact_id).open(f"{table}:{row.id}", row.sealed)
            shown = json.dumps(
                [
                    getattr(row, f.attname)
                    for f in model._meta.fields
                    if f.attname not in ("sealed", "at", "external_hash")
                ]
            )
            assert shown.count(MARK) == len(originals) > 0


def test_entity_types_of_one_business_are_not_anothers(bank):
    other = Business.objects.create(key="other", name="Other")
    take(
        bank,
        line(
            "one", [("user", "x")], entities=[{"name": "plan", "value": "Gold", "personal": True}]
        ),
    )
    take(other, line("one", [("user", "x")], entities=[{"name": "plan", "value": "Gold"}]))
    assert set(EntityType.objects.filter(name="plan").values_list("business__key", "personal")) == {
        ("bank", True),
        ("other", False),
    }
