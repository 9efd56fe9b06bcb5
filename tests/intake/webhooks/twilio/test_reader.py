"""Twilio Conversations: each kind of payload, and what becomes of it."""

import pytest
from twilio.request_validator import RequestValidator

from chatlinks.conversations.models import Event, Message


@pytest.fixture
def twilio(hook):
    return hook("twilio")


@pytest.fixture
def samples(twilio):
    return {each["name"]: each["payload"] for each in twilio.kind.samples()}


def test_all_that_was_written_is_one_conversation(twilio, samples):
    twilio.tell(*samples.values())
    conversation = twilio.conversation
    assert (conversation.state, conversation.channel) == ("completed", "WhatsApp")
    assert conversation.closed_at.isoformat() == "2026-03-02T09:30:00+00:00"
    written = Message.objects.filter(conversation=conversation).order_by("position")
    assert list(written.values_list("sender", "author", "text", "type")) == [
        ("user", "", "Hello, my parcel hasn't come", "TEXT"),
        ("user", "", "", "IMAGE"),
        ("agent", "john", "Is it ****** where we reach you?", "TEXT"),
    ]
    events = Event.objects.filter(conversation=conversation).order_by("at")
    assert list(events.values_list("kind", flat=True)) == ["session_started", "completed"]
    assert conversation.contact.details["phone_number"] == "******"


def test_its_own_librarys_signature_is_taken(twilio, samples, settings):
    """As Twilio's own code computes it, not by our reading of the recipe."""
    payload = samples["A user writes"]
    address = settings.BASE_URL + twilio.path
    mark = RequestValidator(twilio.source.secret).compute_signature(address, payload)
    assert twilio.send(payload, **{"X-Twilio-Signature": mark}).status_code == 200
    changed = {**payload, "Body": "another"}
    assert twilio.send(changed, **{"X-Twilio-Signature": mark}).status_code == 401


@pytest.mark.parametrize("mark", ["", "AAAA", "é"])
def test_no_other_is(twilio, samples, mark):
    headers = {"X-Twilio-Signature": mark.encode().decode("latin-1")}
    assert twilio.send(samples["A user writes"], **headers).status_code == 401


@pytest.mark.parametrize(
    ("fields", "sender"),
    [
        ({"Author": "+4915112345678", "Source": "SMS"}, "user"),
        ({"Author": "messenger:123456"}, "user"),
        ({"Author": "flow", "Source": "API"}, "bot"),
        ({"Author": "jane", "Source": "SDK"}, "agent"),
        ({"Author": "system", "Source": "API"}, "bot"),
        ({"Author": "lotte", "Source": "SDK", "Attributes": '{"from": "user"}'}, "user"),
        ({"Author": "x", "Source": "SDK", "Attributes": '{"from": "nobody"}'}, "agent"),
        ({"Author": "x", "Source": "SDK", "Attributes": "{"}, "agent"),
    ],
)
def test_who_wrote_it(twilio, samples, fields, sender):
    twilio.tell({**samples["A user writes"], **fields})
    assert Message.objects.get(conversation=twilio.conversation).sender == sender


def test_what_was_removed_there_is_gone_here(twilio, samples):
    said = samples["A user sends a photo"]
    removed = {
        **said,
        "EventType": "onMessageRemoved",
        "DateRemoved": "2026-03-02T10:00:00.000Z",
    }
    twilio.tell(removed, said)
    message = Message.objects.get(conversation=twilio.conversation)
    assert (message.text, message.data) == ("This message was deleted at the source.", None)


def test_it_may_be_opened_again(twilio, samples):
    closed = samples["A conversation is closed"]
    opened = {
        **closed,
        "StateFrom": "closed",
        "StateTo": "active",
        "StateUpdated": "2026-03-02T10:00:00.000Z",
    }
    twilio.tell(opened, samples["A user writes"], closed)
    assert twilio.conversation.state == "active"


def test_what_says_nothing_is_skipped(twilio, samples):
    twilio.tell({"EventType": "onDeliveryUpdated", "MessageSid": "IM01"})
    assert (twilio.delivery.outcome, twilio.delivery.event) == ("skipped", "onDeliveryUpdated")
