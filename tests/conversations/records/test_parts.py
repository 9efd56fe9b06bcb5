"""Sealed bytes open where they belong and nowhere else; columns and bindings are said once."""

import json
import re
from pathlib import Path

import pytest

import chatlinks
from chatlinks.conversations import models
from chatlinks.conversations.models import Contact, Event, Message
from chatlinks.conversations.records.parts import (
    CONTACT_DETAILS,
    EVENT,
    FILE_CONTENT,
    FILE_NAME,
    KNOWN_VALUES,
    MESSAGE,
    PARTS,
    PartRow,
)
from chatlinks.conversations.records.plain import PlainEvent
from chatlinks.database.rows import rows
from chatlinks.privacy.masking import MARK
from chatlinks.privacy.models import ContactKey
from chatlinks.privacy.sealing import CannotOpen, Vault, at_the_door
from tests.kit.cast import SECRETS, START
from tests.kit.reading import held


def vault_of(contact_id):
    key = ContactKey.objects.get(contact_id=contact_id)
    return at_the_door(key.business_id, contact_id, key.master_id, key.wrapped)


def test_sealed_bytes_open_for_their_own_row_only(cast):
    vault = vault_of(cast.conversation.contact_id)
    one, two = Message.objects.exclude(sealed=None).order_by("id")[:2]
    assert MESSAGE.open(vault, one.id, one.sealed)
    with pytest.raises(CannotOpen):
        MESSAGE.open(vault, two.id, one.sealed)
    with pytest.raises(CannotOpen):
        EVENT.open(vault, one.id, one.sealed)


def test_sealed_bytes_open_for_their_own_contact_and_business_only(cast):
    contact = Contact.objects.get()
    vault = vault_of(contact.id)
    moved = (
        Vault(cast.rival_business.id, contact.id, vault.key),
        Vault(cast.acme.id, contact.id + 1, vault.key),
    )
    for other in moved:
        with pytest.raises(CannotOpen):
            CONTACT_DETAILS.open(other, contact.id, contact.sealed)


def test_a_page_with_sealed_bytes_moved_between_rows_shows_none_of_them(cast, sign_in):
    one, two = Message.objects.exclude(sealed=None).order_by("id")[:2]
    Message.objects.filter(pk=one.pk).update(sealed=two.sealed)
    client = sign_in("admin_permitted")
    client.raise_request_exception = False
    page = client.get(f"/c/{cast.members_link.token}")
    assert page.status_code == 200
    assert held(page, SECRETS) == []


def test_every_originals_place_is_marked_in_the_masked_row(cast):
    vault = vault_of(cast.conversation.contact_id)
    for part, model in ((MESSAGE, Message), (EVENT, Event)):
        for row in model.objects.exclude(sealed=None):
            originals = part.open(vault, row.id, row.sealed)
            shown = json.dumps(
                [
                    getattr(row, f.attname)
                    for f in model._meta.fields
                    if f.attname not in ("sealed", "at", "external_hash")
                ]
            )
            assert shown.count(MARK) == len(originals) > 0


def test_stored_values_open_by_bindings_that_never_change():
    kinds = (*PARTS, CONTACT_DETAILS, KNOWN_VALUES, FILE_CONTENT, FILE_NAME)
    assert [kind.binding(17) for kind in kinds] == [
        "conversations_message:17",
        "conversations_event:17",
        "conversations_entity:17",
        "conversations_review:17",
        "conversations_step:17",
        "contact:17",
        "known:17",
        "conversations_file:17",
        "conversations_file.name:17",
    ]


HAND_SPELT = re.compile(
    r"""(vault|seal\w*|open\w*)\(\s*f["'](conversations_\w+|contact|known)[.\w]*:|"""
    r"""vault\.(seal|open)(_bytes)?\("""
)


def test_no_other_room_spells_a_binding_by_hand():
    root = Path(chatlinks.__file__).parent
    spelt = [
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if HAND_SPELT.search(path.read_text())
    ]
    # Values of links, of files handed in and of webhooks, each bound to its row in one place.
    of_links = {f"links/{each}.py" for each in ("tokens", "sharing/notes", "people/codes")}
    of_links.add("links/people/invitees.py")
    of_imports = {f"intake/uploads/{each}.py" for each in ("details", "sealed_file")}
    others = of_links | of_imports | {"intake/webhooks/models.py"}
    assert set(spelt) == {"conversations/records/parts.py"} | others


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_names_every_column_of_its_table(part):
    model = getattr(models, part.name.removeprefix("conversations_").title())
    columns = {field.column for field in model._meta.fields if not field.generated}
    assert set(part.columns) == columns
    assert len(part.columns) == len(columns)
    assert list(part.texts) == sorted(part.texts)  # the order in which originals lie


def test_a_row_comes_back_as_it_was_stored(cast):
    contact_id = cast.conversation.contact_id
    vault = vault_of(contact_id)
    id_, position = EVENT.next(cast.acme.pk, cast.conversation.pk)
    row = PartRow(
        id_,
        cast.conversation.pk,
        contact_id,
        PlainEvent(position, START, "note"),
        record={"agent": "Asha", "team": "", "text": "Priya rang"},
        masked={"agent": "Asha", "team": "", "text": f"{MARK} rang"},
        originals=["Priya"],
    )
    EVENT.insert(cast.acme.pk, row, vault)
    *_, again = EVENT.read(cast.acme.pk, {contact_id: vault})
    assert (again.plain, again.record, again.masked) == (row.plain, row.record, row.masked)
    *_, closed = EVENT.read(cast.acme.pk, {contact_id: None})
    assert closed.record == closed.masked == row.masked
    assert EVENT.read(cast.acme.pk, {contact_id: vault}, [cast.conversation.pk]) == []
    assert EVENT.read(cast.rival_business.pk, {contact_id: vault}) == []


def test_an_update_stores_how_the_row_is_masked_now(cast):
    contact_id = cast.conversation.contact_id
    vault = vault_of(contact_id)
    row = MESSAGE.read(cast.acme.pk, {contact_id: vault})[0]
    row.masked, row.originals = row.record | {"text": MARK}, [row.record["text"]]
    MESSAGE.update(cast.acme.pk, row, vault)
    again = MESSAGE.read(cast.acme.pk, {contact_id: vault})[0]
    assert (again.masked["text"], again.record) == (MARK, row.record)
    MESSAGE.update(cast.acme.pk, row, None)
    assert rows("SELECT sealed FROM conversations_message WHERE id = %s", [row.id]) == [(None,)]


def test_handed_over_it_opens_for_the_other_contact_alone():
    left, to = Vault(1, 2, b"l" * 32), Vault(1, 3, b"t" * 32)
    again = MESSAGE.hand_over(17, MESSAGE.seal(left, 17, ["Priya"]), left, to)
    assert MESSAGE.open(to, 17, again) == ["Priya"]
    for other in (left, Vault(1, 2, b"t" * 32)):
        with pytest.raises(CannotOpen):
            MESSAGE.open(other, 17, again)
