"""Nothing in a request waits for a history to be masked anew: a user who wrote 5,000 messages is
told of by a name, by each way that programs have, and what was there before is left to the queue.
"""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.parts import Part
from chatlinks.conversations.remasking import changed_policy
from tests.kit.access_table import undone
from tests.kit.acting.api import Program, make_key
from tests.kit.acting.hooks import Hook
from tests.kit.cast import minutes, take

NAME = "Zulmira Okonjo"
MANY, EACH = 5_000, 1_000


def history(business, contact_id):
    """Five conversations, the name in every message of theirs."""
    for first in range(0, MANY, EACH):
        messages = [
            {"id": f"{n}", "at": minutes(n), "from": "user", "text": f"Okonjo, number {n}"}
            for n in range(first, first + EACH)
        ]
        whole = {"id": f"{first}", "contact": {"id": contact_id}, "messages": messages}
        take(business, whole)


def message(id_, name=""):
    at = minutes(20_000)
    told = {"id": id_, "at": at, "from": "user", "text": f"My name is {NAME}" if name else "hi"}
    return {"contact": {"id": "crm-14"}, "message": told}


def single(cast):
    return Program(make_key(cast)).post("messages", message("new", NAME))


def batch(cast):
    return Program(make_key(cast)).post("messages", [message("a"), message("b", NAME)])


def whole(cast):
    messages = [message("new", NAME)["message"]]
    told = {"id": "new", "contact": {"id": "crm-14", "name": NAME}, "messages": messages}
    return Program(make_key(cast)).post("conversations", told)


def contact(cast):
    return Program(make_key(cast)).post("contacts", {"contact": {"id": "crm-14", "name": NAME}})


@pytest.fixture
def opened(monkeypatch):
    """Of how many stored rows the originals were opened."""
    rows = []
    row_of = Part.row

    def row(self, *values):
        rows.append(self)
        return row_of(self, *values)

    monkeypatch.setattr(Part, "row", row)
    return rows


def assert_left_to_the_queue(business, opened):
    assert len(opened) < changed_policy.MOST_IN_A_REQUEST
    assert ProcrastinateJob.objects.filter(task_name="mask_anew", status="todo").count() == 1
    old = Conversation.objects.filter(business=business, message_count=EACH)
    assert set(old.values_list("rules", flat=True)) == {0}  # read by nobody before it is masked
    opened.clear()


def test_no_write_waits_for_a_long_history(cast, opened):
    history(cast.acme, "crm-14")
    for way in (single, batch, whole, contact):
        with undone():
            opened.clear()
            assert way(cast).status_code in (200, 201), way
            assert_left_to_the_queue(cast.acme, opened)


def test_no_webhook_waits_for_a_long_history(cast, opened):
    source = Hook(cast.acme, cast.people["admin"], "generic")
    sample = source.samples()[0]
    history(cast.acme, "crm-14")
    opened.clear()
    named = {**sample, "customer": {"id": "crm-14", "name": NAME}}
    assert source.send(named).status_code == 200
    assert opened == []
    source.take()
    assert source.delivery.outcome == "stored"
    assert_left_to_the_queue(cast.acme, opened)
