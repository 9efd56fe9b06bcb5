"""Whether a message came before is told without reading all that its contact ever wrote."""

import pytest
from django.db import transaction

from chatlinks.conversations.live import opening, opening_each
from chatlinks.conversations.live.opening_each import FEW
from chatlinks.conversations.models import Message
from chatlinks.conversations.records.drafting.context import context_of
from chatlinks.database.rows import execute
from tests.kit.cast import minutes, take
from tests.kit.watching.rows_read import RowsRead, rows_read

MANY = 1_500


@pytest.fixture
def long(cast):
    """The contact crm-14 wrote m-0 and so on."""
    messages = [
        {"id": f"m-{n}", "at": minutes(n), "from": "user", "text": "Hello"} for n in range(MANY)
    ]
    take(cast.acme, {"id": "long", "contact": {"id": "crm-14"}, "messages": messages})
    execute("ANALYZE conversations_message, conversations_conversation, conversations_contact")
    return dict(Message.objects.filter(text="Hello").values_list("position", "pk"))


def of_messages(read: RowsRead) -> int:
    """Without those of other tables, whose indexes still hold what other tests took back."""
    return sum(count for name, count in read.items() if "message" in name)


def test_one_is_found_by_a_look_into_the_index(cast, long):
    with transaction.atomic(), rows_read() as read:
        known = opening.stored_message(cast.acme, "crm-14", "m-700")
        new = opening.stored_message(cast.acme, "crm-14", "new")
        others = opening.stored_message(cast.acme, "crm-15", "m-700")
    assert (known.id, new, others) == (long[700], None, None)
    assert of_messages(read) < 100


@pytest.mark.parametrize("number", [1, FEW, FEW + 1])
def test_several_are_found_alike(cast, long, number):
    asked = [("crm-14", f"m-{700 + n}") for n in range(number)]
    asked += [("crm-15", "m-700"), ("crm-15", "new")]
    with transaction.atomic(), rows_read() as read:
        known = opening_each.stored_messages(context_of(cast.acme), asked)
    wanted = {("crm-14", f"m-{700 + n}"): long[700 + n] for n in range(number)}
    assert {key: each.id for key, each in known.items()} == wanted
    assert number > FEW or of_messages(read) < 300


def test_of_one_that_is_there_twice_the_first_counts(cast, long):
    execute(
        "UPDATE conversations_message m SET external_hash = o.external_hash"
        " FROM conversations_message o WHERE o.id = %s AND m.id = %s",
        [long[3], long[900]],
    )
    for others in ([], [("crm-14", f"new-{n}") for n in range(FEW)]):
        known = opening_each.stored_messages(context_of(cast.acme), [("crm-14", "m-3"), *others])
        assert known["crm-14", "m-3"].id == long[3]
