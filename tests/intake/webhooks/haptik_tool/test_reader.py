"""Haptik's feed for an external agent tool: each kind of payload, and what becomes of it."""

import pytest

from chatlinks.conversations.models import Conversation, Event, Message


@pytest.fixture
def tool(hook):
    return hook("haptik_tool")


@pytest.fixture
def samples(tool):
    return {each["name"]: each["payload"] for each in tool.kind.samples()}


def test_all_that_was_written_is_one_conversation(tool, samples):
    tool.tell(*samples.values())
    conversation = tool.conversation
    assert conversation.state == "completed"
    written = Message.objects.filter(conversation=conversation).order_by("position")
    assert list(written.values_list("sender", "text")) == [
        ("user", "Hello, my parcel hasn't come"),
        ("bot", "Is it this one, ******?"),
        ("agent", "I look after it, ******"),
    ]
    assert "Brandenburg" not in str(list(written.values_list("data")))
    assert conversation.contact.details["channel"] == "WhatsApp"
    ended = Event.objects.get(conversation=conversation)
    assert (ended.kind, ended.at.isoformat()) == ("completed", "2026-03-02T09:17:00+00:00")


def test_states_come_in_any_order(tool, samples):
    tool.tell(
        samples["It is completed"],
        samples["The bot could not complete it"],
        samples["A user writes"],
    )
    conversation = tool.conversation
    assert (conversation.state, conversation.message_count) == ("completed", 1)
    assert conversation.closed_at.isoformat() == "2026-03-02T09:15:00+00:00"


def test_the_next_number_is_the_next_conversation(tool, samples):
    said = samples["A user writes"]
    tool.tell(said, {**said, "conversation_number": "5", "message_id": 411200777})
    assert Conversation.objects.filter(contact=tool.conversation.contact).count() == 2


@pytest.mark.parametrize(
    ("sender", "kind"),
    [("ceu", "user"), ("iva", "bot"), ("haptik", "agent"), ("ect", "agent"), ("aeu", "other")],
)
def test_each_sender_has_its_place(tool, samples, sender, kind):
    tool.tell({**samples["A user writes"], "sender": sender})
    assert Message.objects.get(conversation=tool.conversation).sender == kind


def test_an_event_of_another_sort_is_skipped(tool, samples):
    tool.tell({**samples["It is completed"], "category": "thread_control"})
    assert tool.delivery.outcome == "skipped"


def test_the_address_is_enough_but_no_wrong_proof_is(tool, samples):
    said = samples["A user writes"]
    assert tool.send(said, Accept="*/*").status_code == 200
    assert tool.send(said, Authorization="Bearer wrong").status_code == 401
    assert tool.send(said, **{"X-Hub-Signature": "sha1=00"}).status_code == 401
