"""Read ahead or not, the same is stored; and what was read by another policy counts for nothing."""

import json
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from chatlinks.conversations.records.read_ahead import unread_of
from chatlinks.conversations.records.told import telling
from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.receive import receive
from chatlinks.privacy.ahead.reading import answer
from chatlinks.privacy.ahead.shapes import answer_in, answer_line, put_together
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import Business
from tests.kit.cast import INCOMING, conversation, minutes
from tests.kit.samples import sgd
from tests.kit.watching.stored import texts_by_contact

TRANSLATED = {
    "id": "translated",
    "contact": {"id": "u-9", "name": "Zulmira Umezawu"},
    "messages": [
        {"at": "2026-03-02T09:00:00", "from": "bot", "text": "¿Cómo te llamas?"},
        {
            "at": "2026-03-02T08:59:30",
            "from": "user",
            "text": "me llamo Hjorvi Trzaskow",
            "translation": "my name is Hjorvi Trzaskow",
            "data": {"card": "4111 1111 1111 1111"},
        },
        {"at": "2026-03-02T08:00:00", "from": "user", "text": "earlier: +1 415 555 0134"},
    ],
    "steps": [{"at": minutes(1), "type": "tool", "arguments": '{"to": "q@mail.example"}'}],
    "reviews": [{"rating": 5, "comment": "thanks, Hjorvi Trzaskow"}],
}


def incoming(each):
    return IncomingConversation(INCOMING.validate_python(each), json.dumps(each).encode())


def conversations():
    given = [conversation(), TRANSLATED]
    if sgd.available():
        given += islice(sgd.convert(limit=60), 60)
    return [incoming(each) for each in given]


def foreseen(business, batch, **rules):
    unread = unread_of(
        catalogue.policy_of(business),
        ZoneInfo(business.time_zone),
        [each.conversation for each in batch],
    )
    unread = unread._replace(rules=unread.rules._replace(**rules))
    return put_together(unread, answer_in(answer_line(answer(unread))))


def stored(business):
    """Of each conversation the lines of its texts, in whichever order the database has them."""
    return sorted(sorted(text.splitlines()) for _, text in texts_by_contact(business.id))


@pytest.fixture
def other(bank):
    return Business.objects.create(key="other", name="Other", time_zone="Asia/Kolkata")


def test_the_same_is_stored_read_ahead_or_not(bank, other, monkeypatch):
    receive(bank, conversations())
    batch = conversations()
    ahead = foreseen(other, batch)
    tell = telling.tell

    def tell_what_stands_alone(turns, *rest):
        assert len(turns) == 1
        return tell(turns, *rest)

    monkeypatch.setattr(telling, "tell", tell_what_stands_alone)
    receive(other, batch, lambda: ahead)
    assert stored(other) == stored(bank)
    assert "Trzaskow" not in str(stored(other))


@pytest.mark.parametrize(
    "rules",
    [
        {"profile": "balanced"},
        {"kinds_off": frozenset({"name"})},
        {"never_names": frozenset({"hjorvi", "trzaskow"})},
        {"patterns": (("order", "ORD"),)},
    ],
)
def test_what_was_read_by_another_policy_counts_for_nothing(bank, rules):
    batch = [incoming(TRANSLATED)]
    ahead = foreseen(bank, batch, **rules)
    blind = ahead._replace(
        spans=dict.fromkeys(ahead.spans, ()), told={talk: {} for talk in ahead.told}
    )
    receive(bank, batch, lambda: blind)
    shown = str(stored(bank))
    assert "Trzaskow" not in shown
    assert "555 0134" not in shown


def test_nothing_is_waited_for_where_nothing_is_new(bank):
    batch = [incoming(TRANSLATED)]
    receive(bank, batch)

    def wait():
        raise AssertionError

    assert receive(bank, [incoming(TRANSLATED)], wait).unchanged == 1
