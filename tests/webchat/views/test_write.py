"""The visitor writes."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chatlinks.chats import transitions
from chatlinks.conversations.models import Conversation, Message, UnreadText
from chatlinks.webchat.bots import answering
from tests.kit.acting.web_chat import Browser, with_agent
from tests.kit.failing.faulty_detector import FAULTS, WORD
from tests.kit.failing.keys import lose_key

MOST_STATEMENTS = 28


def test_who_writes_is_answered_by_the_bot_in_the_same_answer(acme):
    visitor = Browser()
    found = visitor.write("Please block it")
    assert visitor.said == [("user", "Please block it"), ("bot", "Which card is it?")]
    assert (found["state"], found["with"]) == ("bot", "")
    assert visitor.seen[1]["author"] == "Asha"
    assert Conversation.objects.latest("id").channel == "web"


def test_a_message_sent_again_is_neither_doubled_nor_answered_twice(acme):
    visitor, id_ = Browser(), str(uuid4())
    visitor.write("Please block it", id_)
    visitor.write("Please block it", id_)
    assert [text for _, text in visitor.said] == ["Please block it", "Which card is it?"]


def test_two_visitors_who_choose_the_same_name_for_a_message_are_told_apart(acme):
    id_ = str(uuid4())
    first, second = Browser(), Browser()
    first.write("first one", id_)
    second.write("second one", id_)
    assert second.seen[0]["text"] == "second one"
    assert Conversation.objects.filter(channel="web").count() == 2


def test_what_the_visitor_writes_after_the_end_begins_their_next_chat_with_the_bot(cast, acme):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    transitions.complete(cast.acme, chat.pk, cast.people["agent"])
    assert visitor.look()["state"] == "completed"
    found = visitor.write("Please block it")
    assert found["state"] == "bot"
    assert visitor.seen[-1]["id"] == "2.2"


UNREADABLE = [
    "",
    "[]",
    "null",
    '{"text": "x"}',
    '{"id": "12345678", "text": ""}',
    '{"id": "12345678", "text": " \\u0000 "}',
    '{"id": "1", "text": "x"}',
    '{"id": "12345678", "text": "x", "from": "agent"}',
    '{"id": "12345678", "text": "x", "after": "-1.2"}',
    '{"id": "12345678", "text": 5}',
    '{"id": "12345678", "text": "\\ud800"}',
    '{"id": "12345678", "text": "' + "x" * 4001 + '"}',
    "\xff",
    "{" * 3000,
]


@pytest.mark.parametrize("body", UNREADABLE)
def test_what_cannot_be_read_is_refused_and_writes_nothing(acme, body):
    visitor = Browser()
    answer = visitor.client.generic(
        "POST",
        "/w/acme/messages",
        body.encode("latin-1"),
        "application/json",
        headers=visitor.headers(),
    )
    assert answer.status_code == 400
    assert not Conversation.objects.filter(channel="web").exists()


@pytest.mark.parametrize("what", ["messages", "person"])
def test_one_of_whom_nothing_can_be_opened_is_told_that_it_is_our_fault(acme, what):
    visitor = Browser()
    visitor.write("Please block it")
    lose_key(Conversation.objects.latest("id").contact)
    answer = visitor.post(what, {"id": str(uuid4()), "text": "Hello", "after": visitor.cursor})
    assert (answer.status_code, answer.json()["problem"]) == (
        409,
        "Something went wrong on our side.",
    )


def test_a_plain_message_and_its_answer_take_few_statements(acme):
    """Those that open and close the transaction among them; it was 57 once."""
    visitor = Browser()
    visitor.write("Please block it")
    visitor.write("Hello")
    with CaptureQueriesContext(connection) as asked:
        visitor.write("Hello again")
    assert visitor.said[-1][0] == "bot"
    assert len(asked) <= MOST_STATEMENTS, [str(each["sql"])[:90] for each in asked.captured_queries]


def test_a_look_for_what_is_new_takes_five(acme):
    visitor = Browser()
    visitor.write("Hello")
    with CaptureQueriesContext(connection) as asked:
        visitor.look()
    assert len(asked) <= 5, [str(each["sql"])[:90] for each in asked.captured_queries]


@pytest.mark.parametrize("where", sorted(FAULTS))
def test_a_message_that_detection_fails_on_is_stored_and_told_of(
    cast, acme, monkeypatch, sign_in, where
):
    visitor = Browser()
    visitor.write("My name is Priya Sharma")
    FAULTS[where](monkeypatch)
    said = f"to {WORD} with Anneliese and a@b.cc"
    visitor.write(said)
    assert ("user", said) in visitor.said
    [noted] = UnreadText.objects.all()
    assert Message.objects.get(pk=noted.row_id).text == "******"
    page = " ".join(sign_in("admin").get(reverse("masking", args=["acme"])).text.split())
    assert "1 text is hidden whole, because detection failed on it." in page


@pytest.mark.parametrize("fails", ["understand", "answer"])
def test_a_message_is_kept_where_the_bot_fails(acme, monkeypatch, fails):
    visitor = Browser()

    def cannot(*asked):
        raise LookupError

    monkeypatch.setattr(answering, fails, cannot)
    with pytest.raises(LookupError):
        visitor.write("Hello there")
    assert Message.objects.latest("id").text == "Hello there"
