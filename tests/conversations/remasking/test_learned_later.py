"""What is learned late is masked wherever it stood before, as if all had been masked anew.

What it doesn't touch stays as it lies.
"""

import pytest

from chatlinks.conversations.models import Contact, Message
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.parts import PARTS
from chatlinks.conversations.remasking import learned_later, whole_contact
from chatlinks.database.rows import rows
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces import catalogue
from tests.kit.cast import minutes, take
from tests.kit.watching.stored import stored_text

NAME = "Vethra Brzova"
CALLED = {"id": "u-1", "name": NAME}


def line(id_, at=0, contact=None, text="hi", **more):
    message = {"id": "m", "at": minutes(at), "from": "bot", "text": text, **more.pop("message", {})}
    return {"id": id_, "contact": contact or {"id": "u-1"}, "messages": [message], **more}


def clear():
    """All texts that are stored in clear, by row, and the sealed bytes."""
    return {
        part.name: rows(f"SELECT id, {part.select('p')}, sealed FROM {part.name} p ORDER BY id")
        for part in PARTS
    }


def without_sealed(found):
    return {table: [row[:-1] for row in each] for table, each in found.items()}


def masked_anew(bank):
    """What is stored once everything was masked anew."""
    for contact in contacts.by_id(
        bank.pk, list(Contact.objects.values_list("id", flat=True))
    ).values():
        whole_contact.mask_anew(bank, catalogue.policy_of(bank), contact, "to compare")
    return without_sealed(clear())


PLACES = {
    "text": {"text": f"the file of {NAME}"},
    "a part of the name": {"text": "it is vethra, still"},
    "another spelling": {"text": "V\u00e9thra-Brzova"},
    "author": {"message": {"author": NAME}},
    "node": {"message": {"node": NAME}},
    "translation": {"message": {"translation": f"lo de {NAME}"}},
    "data": {"message": {"data": {"cards": [{"title": f"For {NAME}", "price": 7}]}}},
    "a key of data": {"message": {"data": {NAME: 1}}},
    "beside what is masked": {"text": "Vethra 4111 1111 1111 1111 Brzova"},
    "channel": {"channel": NAME},
    "event": {"events": [{"at": minutes(1), "type": "note", "text": f"{NAME} rang"}]},
    "agent of an event": {"events": [{"at": minutes(1), "type": "note", "agent": NAME}]},
    "entity": {"entities": [{"name": "seat", "value": f"beside {NAME}"}]},
    "review": {"reviews": [{"rating": 5, "comment": f"{NAME} was happy"}]},
}


@pytest.mark.parametrize("place", PLACES)
def test_wherever_it_stood(bank, place):
    take(bank, line("one", **PLACES[place]))
    assert "ethra" in stored_text() or "\u00e9thra" in stored_text()
    take(bank, line("two", 5000, CALLED))
    assert not [
        word for word in ("vethra", "brzova", "v\u00e9thra") if word in stored_text().lower()
    ]
    found = without_sealed(clear())
    assert found == masked_anew(bank)


def test_in_two_messages_of_one_sender(bank):
    halves = [
        {"id": str(n), "at": minutes(n), "from": "user", "text": text}
        for n, text in enumerate(["98765", "43210"])
    ]
    take(bank, {"id": "one", "contact": {"id": "u-1"}, "messages": halves})
    take(bank, line("two", 5000, {"id": "u-1", "phone": "98765 43210"}))
    assert list(Message.objects.order_by("id").values_list("text", flat=True)) == [
        "******",
        "******",
        "hi",
    ]


def test_a_country_code_learned_late_counts_before_the_number_known_already(bank):
    take(
        bank,
        line("one", contact={"id": "u-1", "phone": "98765 43210"}, text="ring 0091 98765 43210 9"),
    )
    take(bank, line("two", 5000, {"id": "u-1", "phone": "+91 12345 67890"}))
    found = without_sealed(clear())
    assert found == masked_anew(bank)


def test_every_contact_however_few_are_opened_at_a_time(bank, monkeypatch):
    monkeypatch.setattr(learned_later, "AT_ONCE", 2)
    people = [{"id": f"u-{n}", "name": f"Vethra{n} Brzova"} for n in range(5)]
    take(bank, *(line(f"one-{n}", n, {"id": f"u-{n}"}, f"it is Vethra{n}") for n in range(5)))
    take(bank, *(line(f"two-{n}", 5000 + n, person) for n, person in enumerate(people)))
    assert "Vethra" not in stored_text()


def test_what_it_does_not_touch_stays_as_it_lies_and_the_opening_is_recorded(bank):
    take(
        bank,
        line("one", text="my card is 4111 1111 1111 1111"),
        line("other", 5, {"id": "u-2"}, "it is Vethra"),
    )
    before = clear()
    take(bank, line("two", 5000, CALLED), line("three", 5001, {"id": "u-2", "name": NAME}))
    after = clear()["conversations_message"]
    assert after[0] == before["conversations_message"][0]
    assert "Vethra" not in stored_text()
    openings = Unsealing.objects.values_list("contact_id", "why", "person_id")
    assert sorted(openings) == [
        (contact.pk, learned_later.WHY, None) for contact in Contact.objects.order_by("id")
    ]


def test_what_is_hidden_of_one_user_is_hidden_of_no_other(bank):
    said = [
        {"id": f"m-{at}", "at": minutes(at), "from": "bot", "text": text}
        for at, text in enumerate(["the file of Quorrim", "it is vethra, still"])
    ]
    called = {"id": "u-1", "name": "Quorrim Zholt"}
    take(
        bank,
        line("c-1", contact=called, messages=said),
        line("c-2", contact={"id": "u-2"}, messages=said),
    )
    take(
        bank,
        line("c-3", contact=CALLED, at=3000),
        line("c-4", contact={**CALLED, "id": "u-2"}, at=3000),
    )
    told = Message.objects.filter(external_hash__isnull=False).order_by("id")
    texts = [each.text for each in told if "file" in each.text or "still" in each.text]
    assert texts == [
        "the file of ******",
        "it is ******, still",
        "the file of Quorrim",
        "it is ******, still",
    ]
    assert without_sealed(clear()) == masked_anew(bank)
