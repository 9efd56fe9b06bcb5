"""Chatwoot: each kind of payload, and what becomes of it."""

import pytest

from chatlinks.conversations.models import Event, Message, Review


@pytest.fixture
def chatwoot(hook):
    return hook("chatwoot")


@pytest.fixture
def samples(chatwoot):
    return {each["name"]: each["payload"] for each in chatwoot.kind.samples()}


def test_a_user_and_an_agent_write(chatwoot, samples):
    chatwoot.tell(samples["A user writes"], samples["An agent answers, with a picture"])
    conversation = chatwoot.conversation
    assert (conversation.state, conversation.channel) == ("active", "WebWidget")
    written = Message.objects.filter(conversation=conversation).order_by("position")
    assert list(written.values_list("sender", "author", "text", "type")) == [
        ("user", "******", "Hello, my parcel hasn't come", "TEXT"),
        ("agent", "John", "Dear ******, is it this one?", "IMAGE"),
    ]
    assert conversation.contact.details["name"] == "******"


def test_a_private_note_is_an_event_for_colleagues(chatwoot, samples):
    chatwoot.tell(samples["A user writes"], samples["A private note"])
    note = Event.objects.get(conversation=chatwoot.conversation)
    assert (note.kind, note.agent, note.text) == ("note", "John", "****** called twice already")
    assert chatwoot.conversation.message_count == 1


def test_a_rating_is_stored_once_however_often_it_is_told(chatwoot, samples):
    asked = {**samples["A user rates the conversation"], "content_attributes": {}}
    rated = samples["A user rates the conversation"]
    chatwoot.tell(asked, rated, rated)
    review = Review.objects.get(conversation=chatwoot.conversation)
    assert (review.rating, review.given_to) == (5, "agent")
    assert review.comment == "Quick! Regards, ******"


def test_a_conversation_begins_goes_to_a_team_and_is_resolved(chatwoot, samples):
    chatwoot.tell(
        samples["A conversation begins"],
        samples["A user writes"],
        samples["A conversation is given to a team"],
        samples["A conversation is resolved"],
    )
    conversation = chatwoot.conversation
    assert (conversation.state, conversation.team.name) == ("completed", "Deliveries")
    assert conversation.closed_at.isoformat() == "2026-03-02T09:29:00+00:00"
    events = Event.objects.filter(conversation=conversation).order_by("at")
    assert list(events.values_list("kind", flat=True)) == [
        "session_started",
        "assigned_team",
        "completed",
    ]


def test_what_a_contact_is_called_now_is_masked_in_what_was_said_before(chatwoot, samples):
    said = {**samples["A user writes"], "content": "Weiss is my other name: Brandenburg-Weiss"}
    chatwoot.tell(samples["A contact is changed"], said)
    message = Message.objects.get(conversation=chatwoot.conversation)
    assert "Brandenburg" not in message.text


def test_what_was_deleted_there_is_gone_here(chatwoot, samples):
    said = samples["A user writes"]
    deleted = {
        **said,
        "event": "message_updated",
        "updated_at": "2026-03-02T09:20:00.000Z",
        "content": "This message was deleted",
        "content_attributes": {"deleted": True},
    }
    chatwoot.tell(said, deleted)
    message = Message.objects.get(conversation=chatwoot.conversation)
    assert message.text == "This message was deleted at the source."
    chatwoot.tell(said)
    message = Message.objects.get(conversation=chatwoot.conversation)
    assert message.text == "This message was deleted at the source."


def test_lines_of_its_own_and_other_events_are_skipped(chatwoot, samples):
    chatwoot.tell({**samples["A user writes"], "message_type": "activity"})
    assert chatwoot.delivery.outcome == "stored"  # whose conversation it is
    chatwoot.tell({"event": "conversation_typing_on", "user": {"id": 1}})
    assert (chatwoot.delivery.outcome, chatwoot.delivery.event) == (
        "skipped",
        "conversation_typing_on",
    )
    chatwoot.tell({"event": "Lotte Brandenburg"})
    assert (chatwoot.delivery.outcome, chatwoot.delivery.event) == ("skipped", "")


def test_a_team_with_a_personal_name_is_left_out(chatwoot, samples):
    payload = samples["A conversation is given to a team"]
    meta = {**payload["meta"], "team": {"id": 2, "name": "lotte@example.org"}}
    chatwoot.tell({**payload, "meta": meta})
    assert chatwoot.delivery.outcome == "stored"
    assert "team" in chatwoot.delivery.why
    assert chatwoot.conversation.team is None
