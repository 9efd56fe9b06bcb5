"""Zendesk: each kind of event, and what becomes of it."""

from datetime import UTC, datetime, timedelta

import pytest

from chatlinks.conversations.models import Event, Message, Review
from tests.kit.acting.hooks import zendesk_mark


@pytest.fixture
def zendesk(hook):
    return hook("zendesk")


@pytest.fixture
def samples(zendesk):
    return {each["name"]: each["payload"] for each in zendesk.kind.samples()}


def event_of(payload, name, time="2026-03-02T11:00:00Z", **event):
    """Another event of the same ticket."""
    return {**payload, "type": f"zen:event-type:ticket.{name}", "time": time, "event": event}


def test_all_that_was_written_is_one_conversation(zendesk, samples):
    zendesk.tell(*samples.values())
    conversation = zendesk.conversation
    assert (conversation.state, conversation.channel) == ("completed", "web")
    written = Message.objects.filter(conversation=conversation).order_by("position")
    assert list(written.values_list("sender", "author", "text", "type")) == [
        ("user", "", "Hello, my parcel hasn't come", "TEXT"),
        ("agent", "John", "It comes tomorrow, ******", "FILE"),
    ]
    events = Event.objects.filter(conversation=conversation).order_by("at")
    assert list(events.values_list("kind", "text")) == [
        ("session_started", ""),
        ("note", "****** called twice"),
        ("completed", ""),
    ]
    assert conversation.contact.details["name"] == "******"


def test_a_file_that_comes_before_its_comment_is_kept(zendesk, samples):
    zendesk.tell(samples["A file is linked to the reply"], samples["An agent replies"])
    assert Message.objects.get(conversation=zendesk.conversation).type == "FILE"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("comment_redacted", "This message was deleted at the source."),
        ("comment_made_private", "This message was made private at the source."),
    ],
)
def test_what_was_taken_back_there_is_gone_here(zendesk, samples, name, text):
    said = samples["A user comments"]
    gone = event_of(said, name, comment={"id": "9876543210"})
    zendesk.tell(gone, said)
    assert Message.objects.get(conversation=zendesk.conversation).text == text


@pytest.mark.parametrize(
    ("status", "state"),
    [("OPEN", "active"), ("PENDING", "waiting"), ("HOLD", "active"), ("SOLVED", "completed")],
)
def test_each_status_has_its_state(zendesk, samples, status, state):
    said = samples["A user comments"]
    zendesk.tell({**said, "detail": {**said["detail"], "status": status}})
    assert zendesk.conversation.state == state


def test_a_rating_is_a_review(zendesk, samples):
    said = samples["A user comments"]
    rated = event_of(said, "satisfaction_score_changed", current="GOOD", previous="OFFERED")
    zendesk.tell(said, rated, rated)
    review = Review.objects.get(conversation=zendesk.conversation)
    assert (review.rating, review.given_to) == (5, "agent")


def test_staff_are_no_users(zendesk, samples):
    named = samples["A user is called otherwise"]
    zendesk.tell({**named, "detail": {**named["detail"], "role": "admin"}})
    assert zendesk.delivery.outcome == "skipped"


def test_what_was_signed_some_time_ago_is_no_news(zendesk, samples):
    body = zendesk.body(samples["A user comments"])
    for age, status in ((0, 200), (4, 200), (6, 401), (-6, 401)):
        at = (datetime.now(UTC) - timedelta(minutes=age)).strftime("%Y-%m-%dT%H:%M:%SZ")
        headers = zendesk_mark(zendesk.source.secret, body, at)
        assert zendesk.send(body, **headers).status_code == status
