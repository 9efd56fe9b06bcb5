"""A user of whom nothing can be opened costs nobody else anything, and the log says which it is."""

import pytest

from chatlinks.conversations import unopenable
from chatlinks.conversations.models import Contact, Conversation, Message
from chatlinks.intake.load import halves
from tests.kit.acting.api import HELLO, Program, make_key, message
from tests.kit.acting.hooks import Hook
from tests.kit.acting.jsonl import encoded, line
from tests.kit.acting.rates import fresh_rates
from tests.kit.failing.keys import lose_key
from tests.kit.watching.logged import everything_logged

__all__ = ["fresh_rates"]  # a fixture, of every test
LOST = {"contact": {"id": "crm-7"}}
AT = "2026-03-02T09:20:00+05:30"
# Everything that comes of one user by itself.
SINGLE = {
    "messages": message("m-2", "Zulmira again"),
    "events": {**LOST, "event": {"at": AT, "type": "completed"}},
    "contacts": {"contact": {"id": "crm-7", "name": "Zulmira"}},
    "entities": {**LOST, "entity": {"name": "city", "value": "Zulmira", "at": AT}},
    "reviews": {**LOST, "review": {"rating": 2, "for": "bot", "comment": "Zulmira", "at": AT}},
    "steps": {**LOST, "step": {"id": "s-1", "at": AT, "type": "tool", "name": "Zulmira"}},
    "files": {
        **LOST,
        "message": {"id": "f-1", "at": AT, "from": "user", "text": "Zulmira"},
        "file": {"name": "Zulmira.txt", "content": "WnVsbWlyYQ=="},
    },
    "edits": {**LOST, "message": {"id": "m-1", "text": "Zulmira"}},
}


@pytest.fixture(autouse=True)
def nothing_told():
    unopenable.told.clear()


@pytest.fixture
def program(cast):
    return Program(make_key(cast))


@pytest.fixture
def lost(program):
    """The user crm-7, whose key is lost."""
    program.post("messages", HELLO)
    contact = Contact.objects.latest("pk")
    lose_key(contact)
    return contact


def whole(id_, contact):
    return line(id_, contact={"id": contact, "name": "Zulmira Okonjo"})


def refusal(result):
    [fault] = result["errors"]
    return fault["field"], "can't be opened" in fault["reason"]


def test_of_a_batch_of_conversations_only_theirs_are_refused(program, lost):
    batch = [whole("a", "u-1"), whole("b", "crm-7"), whole("c", "u-2"), whole("d", "crm-7")]
    with everything_logged() as log:
        answer = program.post("conversations", batch)
    assert answer.status_code == 207
    results = answer.json()["results"]
    assert [list(each) for each in results] == [["link"], ["errors"], ["link"], ["errors"]]
    assert refusal(results[1]) == refusal(results[3]) == ("contact", True)
    assert log.getvalue().count(f"user {lost.pk} of business") == 1
    assert "Zulmira" not in log.getvalue()
    assert "crm-7" not in log.getvalue()


def test_of_a_batch_of_messages_only_theirs_are_refused(program, lost):
    batch = [message("m-2", contact="u-1"), message("m-3"), message("m-4", contact="u-2")]
    batch.append(message("m-5"))
    answer = program.post("messages", batch)
    assert answer.status_code == 207
    results = answer.json()["results"]
    assert ["link" in each for each in results] == [True, False, True, False]
    assert refusal(results[1]) == ("contact", True)
    assert Message.objects.filter(text="Hello").count() == 3


@pytest.mark.parametrize("route", SINGLE)
def test_one_by_itself_is_refused_and_nothing_of_it_is_kept(program, lost, route):
    before = Message.objects.count()
    with everything_logged() as log:
        answer = program.post(route, SINGLE[route])
    assert answer.status_code == 422
    assert refusal(answer.json()) == ("contact", True)
    assert Message.objects.count() == before
    assert f"user {lost.pk} of business" in log.getvalue()
    assert "Zulmira" not in log.getvalue()


def test_of_a_batch_of_other_things_only_theirs_are_refused(program, lost):
    other = {"contact": {"id": "u-1", "name": "Ada"}}
    answer = program.post("contacts", [other, SINGLE["contacts"]])
    assert answer.status_code == 207
    first, second = answer.json()["results"]
    assert first == {"link": ""}
    assert refusal(second) == ("contact", True)


def test_an_import_tells_the_line_and_takes_the_others(run):
    run(encoded(whole("a", "u-1")))
    lose_key(Contact.objects.get())
    status, shown = run(encoded(whole("b", "u-2"), whole("c", "u-1"), whole("d", "u-3")))
    assert status == 1
    assert "line 2:" in shown
    assert "can't be opened" in shown
    assert Conversation.objects.count() == 3


def test_a_delivery_of_theirs_is_kept_aside_and_says_why(cast):
    hook = Hook(cast.acme, cast.people["admin"], "chatwoot")
    sample = hook.samples()[0]
    hook.tell(sample)
    contact = hook.conversation.contact
    lose_key(contact)
    with everything_logged() as log:
        hook.tell({**sample, "id": 5001, "content": "Zulmira"})
    refused = hook.source.deliveries.get(outcome="refused")
    assert "can’t be opened" in refused.why
    assert refused.sealed is not None
    assert f"user {contact.pk} of business" in log.getvalue()
    assert "Zulmira" not in log.getvalue()


def test_a_bad_one_among_many_is_come_at_in_a_few_steps():
    def steps(batch):
        if 77 not in batch:
            return 1
        return 1 + sum(steps(half) for half in halves(batch))

    assert steps(range(400)) < 25
