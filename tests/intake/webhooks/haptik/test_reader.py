"""Haptik's standard hook: each kind of payload, and what becomes of it."""

import pytest

from chatlinks.conversations.models import Conversation, Event, Message


@pytest.fixture
def haptik(hook):
    return hook("haptik")


@pytest.fixture
def samples(haptik):
    return {each["name"]: each["payload"] for each in haptik.kind.samples()}


def conversations(haptik):
    contact = haptik.conversation.contact
    return list(Conversation.objects.filter(contact=contact).order_by("number"))


def later(payload, at, number, **message):
    """The same message at another time, with another id."""
    return {**payload, "timestamp": at, "message": {**payload["message"], "id": number, **message}}


def test_what_bot_agent_and_user_wrote_is_one_conversation(haptik, samples):
    haptik.tell(*samples.values())
    [conversation] = conversations(haptik)
    written = Message.objects.filter(conversation=conversation).order_by("position")
    assert list(written.values_list("sender", "author", "text", "type")) == [
        ("user", "", "This is ******. Is it lost?", "TEXT"),
        ("bot", "gogo", "Hello, my parcel hasn't come", "TEXT"),
        ("other", "Prateek", "Prateek has entered the Conversation", "SYSTEM"),
        ("user", "", "the box, for ******", "IMAGE"),
        ("agent", "Prateek", "Dear ******, choose:", "BUTTON"),
        ("other", "gogo", "The conversation has been completed", "SYSTEM"),
    ]
    assert (conversation.state, conversation.team.name) == ("completed", "Deliveries")
    events = Event.objects.filter(conversation=conversation).order_by("at", "position")
    assert list(events.values_list("kind", "agent")) == [
        ("assigned_team", ""),
        ("assigned_agent", "Prateek"),
        ("completed", ""),
    ]


def test_values_in_buttons_and_quick_replies_are_masked(haptik, samples):
    haptik.tell(*samples.values())
    kept = Message.objects.filter(conversation=haptik.conversation).exclude(data=None)
    assert "Brandenburg" not in str([each.data for each in kept])
    assert "******" in str([each.data for each in kept])


def test_what_comes_after_the_end_is_the_next_conversation(haptik, samples):
    said, ended = samples["The bot answers"], samples["A chat is completed"]
    again = later(said, "2026-03-02T11:00:00.000Z", 1983000)
    haptik.tell(again, said)
    assert [each.message_count for each in conversations(haptik)] == [2]
    haptik.tell(ended)  # late: it ends the first one only
    first, second = conversations(haptik)
    assert (first.state, first.message_count) == ("completed", 2)
    assert second.message_count == 1
    assert haptik.conversation == first
    haptik.tell(again)
    assert haptik.delivery.outcome == "unchanged"
    assert haptik.delivery.conversation_id == second.pk


def test_in_the_bot_state_it_ends_by_itself_after_a_day(haptik, samples):
    said = samples["The bot answers"]
    haptik.tell(
        said, later(said, "2026-03-03T09:14:00.000Z", 2), later(said, "2026-03-04T08:00Z", 3)
    )
    assert [each.message_count for each in conversations(haptik)] == [2, 1]


def test_with_an_agent_it_goes_on_until_it_is_completed(haptik, samples):
    said, pinned = samples["The bot answers"], samples["A chat is given to an agent"]
    haptik.tell(said, later(said, "2026-03-05T09:00:00.000Z", 2))
    assert len(conversations(haptik)) == 2
    haptik.tell(pinned)  # comes late, and joins the two
    counts = [each.message_count for each in conversations(haptik)]
    assert counts == [3, 0]


def test_the_same_user_on_another_business_is_another_conversation_of_theirs(haptik, samples):
    said = samples["The bot answers"]
    haptik.tell(said, {**said, "business_id": 344})
    assert len(conversations(haptik)) == 2


@pytest.mark.parametrize(
    ("wrong", "why"),
    [({"user": {}}, "user"), ({"event_name": "Lotte Brandenburg"}, "event")],
)
def test_what_says_nothing_is_skipped(haptik, samples, wrong, why):
    haptik.tell({**samples["The bot answers"], **wrong})
    assert haptik.delivery.outcome == "skipped"
    assert why in haptik.delivery.why


def test_a_body_may_be_json_in_a_text(haptik, samples):
    said = samples["The bot answers"]
    body = '{"text": "Hi", "type": "CAROUSEL", "data": {"items": [{"title": "A"}]}}'
    haptik.tell(later(said, said["timestamp"], 5, body=body))
    message = Message.objects.get(conversation=haptik.conversation)
    assert (message.text, message.type) == ("Hi", "CAROUSEL")
    assert message.data == {"items": [{"title": "A"}]}
