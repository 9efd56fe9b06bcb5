"""A text on which detection fails is stored, hidden whole and counted; once the fault is mended it
is read again.
"""

import pytest

from chatlinks.conversations.models import Contact, Message, UnreadText
from chatlinks.conversations.remasking import changed_policy, trying_again
from chatlinks.conversations.remasking.forgetting import forget
from chatlinks.conversations.tasks import try_unread_again
from tests.kit.cast import minutes, take
from tests.kit.failing.faulty_detector import FAULTS, WORD
from tests.kit.watching.stored import stored_text

SAID = f"to {WORD} with Anneliese, 3 tickets, mail me at anne@example.org"
MASKED = f"to {WORD} with Anneliese, 3 tickets, mail me at ******"


def talk(id_="one", **more):
    messages = [
        {"id": "a", "at": minutes(0), "from": "user", "text": "Hello from me@example.org"},
        {"id": "b", "at": minutes(1), "from": "user", "text": SAID},
    ]
    contact = {"id": "u-1", "name": "Priya Sharma", "phone": "+91 98765 43210"}
    return {"id": id_, "contact": contact, "messages": messages, **more}


def texts():
    return list(Message.objects.order_by("conversation_id", "position").values_list("text", flat=1))


@pytest.fixture(params=sorted(FAULTS))
def fault(request, monkeypatch):
    with monkeypatch.context() as patched:
        FAULTS[request.param](patched)
        yield patched


def test_what_detection_fails_on_is_stored_hidden_whole_and_read_again(bank, fault):
    take(bank, talk())
    assert texts() == ["Hello from ******", "******"]
    assert trying_again.how_many() == trying_again.how_many(bank.pk) == 1
    [noted] = UnreadText.objects.all()
    assert noted.row_id == Message.objects.get(position=1).pk
    try_unread_again(0)
    assert changed_policy.remaining(bank) == 1
    changed_policy.sweep(bank.pk)
    assert texts()[1] == "******"
    assert trying_again.how_many() == 1
    fault.undo()
    try_unread_again(0)
    changed_policy.sweep(bank.pk)
    assert texts() == ["Hello from ******", MASKED]
    assert trying_again.how_many() == 0


def test_a_change_of_what_is_masked_tries_again_too(bank, fault):
    take(bank, talk())
    fault.undo()
    bank.change_rules()
    changed_policy.sweep(bank.pk)
    assert texts()[1] == MASKED
    assert trying_again.how_many() == 0


def test_what_comes_again_is_counted_once(bank, fault):
    take(bank, talk())
    grown = talk()
    grown["messages"].append({"id": "c", "at": minutes(2), "from": "bot", "text": f"{WORD} a@b.cc"})
    take(bank, grown)
    assert trying_again.how_many() == 2
    fault.undo()
    grown["messages"].append({"id": "d", "at": minutes(3), "from": "bot", "text": "Bye"})
    take(bank, grown)
    assert trying_again.how_many() == 0
    assert texts()[1] == MASKED


def test_details_events_and_reviews_are_counted_too(bank, fault):
    contact = {"id": "u-1", "name": "Priya", "device": f"{WORD} 123456"}
    event = {"at": minutes(2), "type": "note", "text": f"{WORD} 123456"}
    review = {"rating": 3, "comment": f"{WORD} 123456", "for": "bot", "at": minutes(3)}
    take(bank, talk(contact=contact, events=[event], reviews=[review]))
    assert WORD not in stored_text("event", "review")
    parts = {each.part for each in UnreadText.objects.all()}
    assert parts >= {"conversations_event", "conversations_review"}


def test_of_who_is_forgotten_nothing_is_counted(bank, fault):
    take(bank, talk())
    forget(Contact.objects.get(), None)
    assert texts()[1] == "******"
    assert trying_again.how_many() == 0
