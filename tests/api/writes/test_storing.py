"""What programs send is stored as any other conversation: masked, sealed, once, with its link."""

import gzip
import json

import pytest
from django.db import OperationalError

from chatlinks.api import keys
from chatlinks.api.writes import storing_messages
from chatlinks.conversations.models import Conversation, Event, Message
from chatlinks.conversations.remasking import forgetting
from tests.kit.acting.api import BEGUN, HELLO, Program, message, token_of
from tests.kit.cast import SECRETS, conversation
from tests.kit.watching.steps import steps
from tests.kit.watching.stored import dumped, stored_text, tables

BAD = {"contact": {"id": "crm-8"}, "message": {"id": "m-2", "from": "user", "text": "Hello"}}


def path_of(link):
    return "/" + link.partition("//")[2].partition("/")[2]


def test_a_message_begins_a_conversation_and_its_link_is_told(program, sign_in):
    answer = program.post("messages", HELLO)
    assert answer.status_code == 201
    assert answer.json()["new"] is True
    page = sign_in("agent").get(path_of(answer.json()["link"]))
    assert "Hello" in page.text


def test_the_same_message_is_stored_once(program):
    first = program.post("messages", HELLO)
    again = program.post("messages", HELLO)
    assert (again.status_code, again.json()["new"]) == (200, False)
    assert again.json()["link"] == first.json()["link"]
    assert Message.objects.filter(text="Hello").count() == 1


def test_a_message_without_an_id_is_refused_by_its_field(program):
    nameless = {**HELLO, "message": {**HELLO["message"], "id": ""}}
    answer = program.post("messages", nameless)
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json()["errors"]] == ["message.id"]


def test_an_event_ends_the_conversation(program):
    program.post("messages", HELLO)
    ended = {**BEGUN, "event": {"at": "2026-03-02T09:20:00+05:30", "type": "completed"}}
    assert program.post("events", ended).status_code == 201
    assert program.post("events", ended).status_code == 200
    newest = Conversation.objects.latest("pk")
    assert newest.state == "completed"
    assert Event.objects.filter(conversation=newest, kind="completed").count() == 1


def test_a_whole_conversation_is_stored_and_brought_up_to_date(program):
    whole = conversation(id="api-1")
    first = program.post("conversations", whole)
    assert first.status_code == 201
    assert program.post("conversations", whole).status_code == 200
    whole["messages"].append(
        {"id": "m99", "at": "2026-03-02T11:00:00+00:00", "from": "user", "text": "One more thing"}
    )
    grown = program.post("conversations", whole)
    assert grown.json() == first.json()
    assert Message.objects.filter(text="One more thing").count() == 1


def test_nothing_personal_is_stored_in_clear(cast, program):
    whole = conversation(id="api-1")
    whole["contact"]["id"] = "crm-9"
    program.post("conversations", whole, **{"Idempotency-Key": "priya.venkat@mailbox.example"})
    for sent in whole["messages"]:
        written = {"contact": whole["contact"], "message": {**sent, "id": f"{sent['id']}-live"}}
        assert program.post("messages", written).status_code in (200, 201)
    dump = "\n".join(dumped(table) for table in tables() if table.startswith("api_"))
    assert [secret for secret in SECRETS if secret.lower() in (stored_text() + dump).lower()] == []


def test_a_batch_keeps_the_good_and_says_which_are_bad(program):
    answer = program.post("messages", [message("m-1"), BAD, message("m-3")])
    assert answer.status_code == 207
    first, second, third = answer.json()["results"]
    assert first["link"] == third["link"]
    assert second == {"errors": [{"field": "message.at", "reason": "missing; it is required"}]}
    counts = {"new": 2, "unchanged": 0, "rejected": 1}
    assert {name: answer.json()[name] for name in counts} == counts


def test_of_a_batch_of_conversations_each_is_answered_for(program):
    nameless = {name: each for name, each in conversation().items() if name != "contact"}
    batch = [conversation(id="a"), nameless, conversation(id="b"), conversation(id="a")]
    answer = program.post("conversations", batch)
    assert answer.status_code == 207
    results = answer.json()["results"]
    assert [list(each) for each in results] == [["link"], ["errors"], ["link"], ["link"]]
    assert results[0] == results[3]
    assert (answer.json()["new"], answer.json()["rejected"]) == (2, 1)


def test_a_batch_of_which_nothing_is_kept_is_no_success(program):
    assert program.post("messages", [BAD]).status_code == 422
    assert program.post("conversations", [{"id": "x"}]).status_code == 422


def test_lines_are_as_good_as_a_list(program):
    lines = b"\n".join(json.dumps(message(f"m-{n}")).encode() for n in range(3)) + b"\n"
    answer = program.post("messages", lines, kind="application/x-ndjson")
    assert (answer.status_code, answer.json()["new"]) == (200, 3)


def test_it_may_be_gzipped(program):
    packed = gzip.compress(json.dumps(HELLO).encode())
    assert program.post("messages", packed, **{"Content-Encoding": "gzip"}).status_code == 201


def test_whoever_was_forgotten_is_a_new_user_when_they_write_again(cast, program):
    first = program.post("messages", HELLO).json()
    contact = Conversation.objects.latest("pk").contact
    forgetting.forget(contact, cast.people["admin"].pk)
    answer = program.post("messages", message("m-2"))
    assert answer.status_code == 201
    assert answer.json()["link"] != first["link"]


def test_what_the_database_cannot_hold_costs_itself_alone(program):
    lone = json.dumps(message("m-2", "half \ud800 of a pair")).encode()
    batch = b"[" + json.dumps(HELLO).encode() + b"," + lone + b"]"
    answer = program.post("messages", batch)
    assert answer.status_code == 207
    assert answer.json()["results"][1]["errors"]


@pytest.mark.parametrize("route", ["conversations", "messages", "events"])
def test_another_businesses_key_stores_nothing_here(cast, route):
    sent = {"conversations": conversation(id="x"), "messages": HELLO, "events": BEGUN}[route]
    held_before = Conversation.objects.filter(business=cast.acme).count()
    by = cast.people["rival"].pk
    program = Program(keys.make(cast.rival_business, "Theirs", ["write"], None, by))
    assert program.post(route, sent).status_code == 201
    assert Conversation.objects.filter(business=cast.acme).count() == held_before


def test_a_program_that_stores_reads_nothing(cast, program):
    for route in ("conversations", f"conversations/{token_of(cast)}", "links"):
        assert program.get(route).status_code == 403
    for route in ("messages", "events"):
        assert program.get(route).status_code == 405


def test_a_user_of_whom_nothing_new_is_told_has_nothing_masked_anew(program):
    program.post("messages", message("m-0"))
    with steps() as known:
        program.post("messages", message("m-1"))
    with steps() as told:
        other = message("m-2")
        other["contact"]["device"] = "Phone"
        program.post("messages", other)
    assert not any("reading_listexport" in each for each in known)
    assert any("reading_listexport" in each for each in told)


def test_what_fails_for_all_that_came_at_once_costs_the_others_nothing(program, monkeypatch):
    def fail(business, came):
        raise RuntimeError

    monkeypatch.setattr(storing_messages, "receive", fail)
    assert program.post("messages", HELLO).status_code == 201
    assert Message.objects.filter(text="Hello").count() == 1


def test_while_the_database_is_away_nothing_is_tried_twice(program, monkeypatch):
    def fail(business, came):
        raise OperationalError

    monkeypatch.setattr(storing_messages, "receive", fail)
    monkeypatch.setattr(storing_messages, "take_message", lambda *_: pytest.fail("tried twice"))
    assert program.post("messages", HELLO).status_code in (500, 503)
