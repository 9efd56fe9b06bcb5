"""Intercom: each kind of payload, and what becomes of it."""

import pytest

from chatlinks.conversations.models import Event, Message, Review


@pytest.fixture
def intercom(hook):
    return hook("intercom")


@pytest.fixture
def samples(intercom):
    return {each["name"]: each["payload"] for each in intercom.kind.samples()}


def changed(payload, **item):
    """The notification with other fields of its conversation."""
    return {**payload, "data": {**payload["data"], "item": {**payload["data"]["item"], **item}}}


def with_part(payload, **fields):
    parts = payload["data"]["item"]["conversation_parts"]
    [part] = parts["conversation_parts"]
    return changed(
        payload, conversation_parts={**parts, "conversation_parts": [{**part, **fields}]}
    )


def test_all_that_was_written_is_one_conversation(intercom, samples):
    intercom.tell(*samples.values())
    conversation = intercom.conversation
    assert (conversation.state, conversation.team.name) == ("completed", "Deliveries")
    written = Message.objects.filter(conversation=conversation).order_by("position")
    assert list(written.values_list("sender", "author", "text", "type")) == [
        ("user", "", "Hello, I am ******", "TEXT"),
        ("user", "", "Hello, my parcel hasn't come", "FILE"),
        ("agent", "John", "It comes tomorrow, ******", "TEXT"),
    ]
    events = Event.objects.filter(conversation=conversation).order_by("at")
    assert list(events.values_list("kind", "text")) == [
        ("assigned_team", ""),
        ("note", "****** called twice"),
        ("completed", ""),
    ]
    review = Review.objects.get(conversation=conversation)
    assert (review.rating, review.comment, review.given_to) == (
        5,
        "Quick! Regards, ******",
        "agent",
    )


def test_a_ping_is_answered_and_skipped(intercom, samples):
    intercom.tell(samples["Intercom tries the address"])
    assert (intercom.delivery.outcome, intercom.delivery.event) == ("skipped", "ping")


def test_an_open_one_without_an_assignee_is_with_the_bot(intercom, samples):
    begun = samples["A user begins a conversation"]
    intercom.tell(begun)
    assert intercom.conversation.state in ("bot", "completed")  # completed: a day ago
    assigned = changed(begun, admin_assignee_id=25, updated_at=1772442950)
    intercom.tell(assigned)
    assert intercom.conversation.state == "active"


def test_what_was_redacted_there_is_gone_here(intercom, samples):
    said = samples["A user replies, with a file"]
    redacted = with_part(said, redacted=True, updated_at=1772443000, body="<p>removed</p>")
    redacted = {**redacted, "topic": "conversation_part.redacted"}
    intercom.tell(redacted, said)
    message = Message.objects.get(conversation=intercom.conversation)
    assert (message.text, message.data) == ("This message was deleted at the source.", None)


@pytest.mark.parametrize(("kind", "event"), [("open", "reopened"), ("snoozed", "waiting")])
def test_what_an_agent_did_stands_on_the_timeline(intercom, samples, kind, event):
    given = samples["It is given to a team"]
    intercom.tell(with_part(given, part_type=kind, assigned_to=None))
    assert Event.objects.get(conversation=intercom.conversation).kind == event


def test_it_is_given_to_an_agent(intercom, samples):
    john = {"type": "admin", "id": "25", "name": "John", "email": "john@example.com"}
    intercom.tell(with_part(samples["It is given to a team"], assigned_to=john))
    event = Event.objects.get(conversation=intercom.conversation)
    assert (event.kind, event.agent) == ("assigned_agent", "John")


@pytest.mark.parametrize("rating", [None, 0, 6, "6", True])
def test_no_rating_is_no_review(intercom, samples, rating):
    rated = samples["A user rates it"]
    intercom.tell(changed(rated, conversation_rating={"rating": rating}))
    assert not Review.objects.filter(business=intercom.business, given_to="agent").filter(
        conversation__contact=getattr(intercom.delivery, "contact", None)
    )


def test_the_same_ids_of_another_app_are_others(intercom, samples):
    begun = samples["A user begins a conversation"]
    intercom.tell(begun)
    first = intercom.conversation
    intercom.tell({**begun, "app_id": "another"})
    assert intercom.conversation != first
    assert intercom.conversation.contact_id != first.contact_id


def test_what_was_deleted_there_stays_and_says_so(intercom, samples):
    intercom.tell(samples["A user begins a conversation"])
    gone = {**samples["A user begins a conversation"], "topic": "conversation.deleted"}
    intercom.tell(gone)
    assert (intercom.delivery.outcome, intercom.delivery.event) == (
        "skipped",
        "conversation.deleted",
    )
    assert intercom.conversation.message_count == 1
