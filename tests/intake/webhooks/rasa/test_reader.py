"""Rasa: each kind of event, and what becomes of it."""

import pytest

from chatlinks.conversations.models import Conversation, Entity, Event, Message


@pytest.fixture
def rasa(hook):
    return hook("rasa")


@pytest.fixture
def samples(rasa):
    return {each["name"]: each["payload"] for each in rasa.kind.samples()}


def conversations(rasa):
    contact = rasa.conversation.contact
    return list(Conversation.objects.filter(contact=contact).order_by("number"))


def test_a_session_is_a_conversation(rasa, samples):
    rasa.tell(*samples.values())
    [conversation] = conversations(rasa)
    written = Message.objects.filter(conversation=conversation).order_by("position")
    assert list(written.values_list("sender", "text", "node", "confidence", "is_broken")) == [
        ("user", "Hello, my parcel hasn't come", "ask_parcel", pytest.approx(0.934), False),
        ("bot", "Is it this one?", "utter_ask_parcel", 0.75, False),
        (
            "user",
            "This is ******, the other thing",
            "ask_parcel",
            pytest.approx(0.31),
            True,
        ),
        ("agent", "I look after it, ******", "", None, False),
    ]
    assert (conversation.state, conversation.channel) == ("active", "rest")
    assert Event.objects.get(conversation=conversation).kind == "session_started"
    entity = Entity.objects.get(conversation=conversation)
    assert entity.name == "customer_name"


def test_the_next_session_is_the_next_conversation(rasa, samples):
    said, started = samples["A user writes"], samples["A session starts"]
    again = {**said, "timestamp": said["timestamp"] + 3600, "message_id": "later"}
    rasa.tell(again, said, started)
    assert [each.message_count for each in conversations(rasa)] == [2]
    rasa.tell({**started, "timestamp": started["timestamp"] + 3599})
    assert [each.message_count for each in conversations(rasa)] == [1, 1]


@pytest.mark.parametrize("intent", ["nlu_fallback", "out_of_scope"])
def test_what_it_did_not_understand_is_a_bot_break(rasa, samples, intent):
    said = samples["A user writes"]
    rasa.tell({**said, "parse_data": {"intent": {"name": intent, "confidence": 0.3}}})
    assert Message.objects.get(conversation=rasa.conversation).is_broken


def test_a_fallback_that_comes_first_breaks_what_was_written_before_it(rasa, samples):
    rasa.tell(
        samples["The bot falls back"],
        samples["A user writes what the bot doesn't understand"],
        samples["A user writes"],
    )
    written = Message.objects.filter(conversation=rasa.conversation).order_by("position")
    assert list(written.values_list("is_broken", flat=True)) == [False, True]


def test_a_button_and_a_picture_are_shown(rasa, samples):
    rasa.tell(samples["The bot answers"])
    message = Message.objects.get(conversation=rasa.conversation)
    assert message.type == "IMAGE"
    assert message.data["quick_replies"] == ["Yes, it is"]
    assert message.node == "utter_ask_parcel"


@pytest.mark.parametrize(
    "slot",
    [
        {"value": None},
        {"value": True},
        {"value": {"a": 1}},
        {"name": "requested_slot"},
    ],
)
def test_an_empty_or_inner_slot_is_no_entity(rasa, samples, slot):
    rasa.tell({**samples["A slot is set"], **slot})
    assert not Entity.objects.filter(business=rasa.business, name="customer_name").exists()
    assert not Entity.objects.filter(business=rasa.business, name="requested_slot").exists()


def test_the_last_value_of_a_slot_counts(rasa, samples):
    slot = {**samples["A slot is set"], "name": "colour"}
    later = {**slot, "value": ["red", "blue"], "timestamp": slot["timestamp"] + 1}
    rasa.tell(samples["A user writes"], later, {**slot, "value": "green"})
    assert Entity.objects.get(conversation=rasa.conversation).value == "red, blue"


@pytest.mark.parametrize("event", ["rewind", "stack", "active_loop", "anything"])
def test_the_bots_workings_are_skipped(rasa, samples, event):
    rasa.tell({"sender_id": "crm-14", "event": event, "timestamp": 1772442900.0})
    assert rasa.delivery.outcome == "skipped"
