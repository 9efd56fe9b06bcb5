"""What may still be personal in a masked conversation, with its sentence; nothing is opened."""

import pytest

from chatlinks.conversations import likely_personal as module
from chatlinks.conversations.likely_personal import likely_personal
from chatlinks.privacy.models import ContactKey, Unsealing
from chatlinks.workspaces.models import Business
from tests.kit.cast import minutes, take


@pytest.fixture(autouse=True)
def is_balanced(bank):
    bank.profile = "balanced"
    bank.save()


def stored(bank, *said, **more):
    messages = [
        {"id": str(place), "at": minutes(place), "from": "user", "text": text}
        for place, text in enumerate(said)
    ]
    [id_] = take(bank, {"id": "c", "contact": {"id": "u"}, "messages": messages, **more})
    return id_


def test_a_doubtful_name_is_listed_with_its_sentence(bank):
    id_ = stored(bank, "hello there", "We met. I gave it to Oksana yesterday. All good.")
    [row] = likely_personal(bank, id_)
    assert (row.table, row.kind, row.passage) == ("conversations_message", "name", "Oksana")
    assert row.sentence == "I gave it to Oksana yesterday."
    assert row.why


def test_what_is_masked_is_not_listed_and_shown_as_it_is_masked(bank):
    id_ = stored(bank, "My name is Vethra Brzova and I gave it to Oksana")
    [row] = likely_personal(bank, id_)
    assert row.passage == "Oksana"
    assert row.sentence == "My name is ****** and I gave it to Oksana"


def test_notes_and_comments_are_read_too(bank):
    id_ = stored(
        bank,
        "hello there",
        events=[{"at": minutes(5), "type": "note", "text": "She gave it to Oksana"}],
        reviews=[{"rating": 5, "comment": "I gave it to Zuzana"}],
    )
    listed = {row.table: row.passage for row in likely_personal(bank, id_)}
    assert listed == {"conversations_event": "Oksana", "conversations_review": "Zuzana"}


def test_words_that_are_never_names_are_left_out(bank):
    bank.never_names = ["oksana"]
    bank.save()
    assert likely_personal(bank, stored(bank, "I gave it to Oksana yesterday")) == []


def test_nothing_is_opened_for_it(bank):
    id_ = stored(bank, "My name is Vethra", "I gave it to Oksana yesterday")
    before = Unsealing.objects.count()
    ContactKey.objects.all().delete()
    assert [row.passage for row in likely_personal(bank, id_)] == ["Oksana"]
    assert Unsealing.objects.count() == before


def test_another_businesss_conversation_has_nothing_to_list(bank):
    id_ = stored(bank, "I gave it to Oksana yesterday")
    other = Business.objects.create(key="other", name="Other")
    assert likely_personal(other, id_) == []


def test_a_long_list_ends(bank, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    id_ = stored(bank, *["I gave it to Oksana yesterday"] * 4)
    assert len(likely_personal(bank, id_)) == 2
