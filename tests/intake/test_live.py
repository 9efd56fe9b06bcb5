"""Single messages and events from elsewhere: they find their conversation, are masked, and are
stored once.
"""

from datetime import datetime, timedelta
from unittest.mock import Mock
from zoneinfo import ZoneInfo

import pytest

from chatlinks.chats import transitions
from chatlinks.chats.models import Delivery
from chatlinks.conversations.bot_window import close_expired
from chatlinks.conversations.models import Contact, Conversation, Event, Message, Participation
from chatlinks.conversations.records.incoming import (
    IncomingContact,
    IncomingEvent,
    IncomingMessage,
)
from chatlinks.conversations.remasking import forgetting
from chatlinks.intake import live
from chatlinks.intake.live import receive_event, receive_message
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Team
from tests.kit.cast import START
from tests.kit.watching.stored import stored_text

LOTTE = IncomingContact(id="crm:7", channel="whatsapp")


def written(text, sender="user", minutes=0, **fields):
    at = fields.pop("at", START + timedelta(minutes=minutes))
    return IncomingMessage(**{"at": at, "from": sender, "text": text, **fields})


def happened(kind, minutes=0, **fields):
    return IncomingEvent(at=START + timedelta(minutes=minutes), type=kind, **fields)


def texts(conversation_id):
    found = Message.objects.filter(conversation=conversation_id).order_by("position")
    return list(found.values_list("text", flat=True))


def kinds(conversation_id):
    found = Event.objects.filter(conversation=conversation_id).order_by("position")
    return list(found.values_list("kind", flat=True))


def test_the_first_message_begins_a_conversation_with_its_link(bank):
    received = receive_message(bank, LOTTE, written("hello", id="m-1"))
    conversation = Conversation.objects.get()
    assert received == (conversation.pk, Message.objects.get().pk, True)
    assert (conversation.state, conversation.number, conversation.channel) == ("bot", 1, "whatsapp")
    assert conversation.started_at == START
    assert ChatLink.objects.get().conversation_id == conversation.pk


@pytest.mark.parametrize("sender", ["bot", "agent", "other"])
def test_whoever_writes_first_begins_one(bank, sender):
    received = receive_message(bank, LOTTE, written("good day", sender))
    assert Conversation.objects.get().pk == received.conversation_id
    assert ChatLink.objects.count() == 1


@pytest.mark.parametrize("sender", ["user", "bot", "agent", "other"])
def test_what_follows_goes_on_in_the_same_conversation(bank, sender):
    first = receive_message(bank, LOTTE, written("hello"))
    second = receive_message(bank, LOTTE, written("and", sender, 1))
    assert second.conversation_id == first.conversation_id
    assert texts(first.conversation_id) == ["hello", "and"]
    assert Conversation.objects.get().message_count == 2


def test_nothing_goes_out_that_the_source_has_sent(bank):
    for sender in ("user", "bot", "agent", "other"):
        receive_message(bank, LOTTE, written("x", sender))
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("sender", ["user", "bot", "agent"])
def test_a_message_that_comes_twice_is_stored_once(bank, sender):
    first = receive_message(bank, LOTTE, written("hello", sender, id="m-1"))
    again = receive_message(bank, LOTTE, written("hello", sender, id="m-1"))
    assert again == first._replace(is_new=False)
    assert texts(first.conversation_id) == ["hello"]


def test_it_is_known_again_though_its_conversation_has_ended(bank):
    first = receive_message(bank, LOTTE, written("hello", id="m-1"))
    receive_event(bank, LOTTE, happened("completed", 1))
    assert receive_message(bank, LOTTE, written("hello", id="m-1")) == first._replace(is_new=False)
    assert Conversation.objects.count() == 1


def test_two_without_an_id_are_two(bank):
    receive_message(bank, LOTTE, written("yes"))
    assert texts(receive_message(bank, LOTTE, written("yes")).conversation_id) == ["yes", "yes"]


def test_the_same_id_of_another_user_or_business_is_another_message(bank, cast):
    other = IncomingContact(id="crm:8")
    ids = {
        receive_message(business, contact, written("hello", id="m-1")).id
        for business in (bank, cast.acme)
        for contact in (LOTTE, other)
    }
    assert len(ids) == 4


def test_after_the_end_the_next_one_begins(bank):
    first = receive_message(bank, LOTTE, written("hello"))
    receive_event(bank, LOTTE, happened("completed", 5))
    second = receive_message(bank, LOTTE, written("once more", minutes=6))
    assert second.conversation_id != first.conversation_id
    ended = Conversation.objects.get(pk=first.conversation_id)
    assert (ended.state, ended.closed_at) == ("completed", START + timedelta(minutes=5))
    assert Conversation.objects.get(pk=second.conversation_id).number == 2


def test_after_24_hours_with_the_bot_the_next_one_begins(bank):
    first = receive_message(bank, LOTTE, written("hello"))
    assert receive_message(bank, LOTTE, written("late", "bot", 1441)).conversation_id > (
        first.conversation_id
    )


def test_a_sweep_between_two_messages_of_one_time_parts_them_not(bank):
    first = receive_message(bank, LOTTE, written("hello"))
    assert close_expired() == 1
    second = receive_message(bank, LOTTE, written("and", "bot", 1))
    assert second.conversation_id == first.conversation_id
    assert texts(first.conversation_id) == ["hello", "and"]
    assert Conversation.objects.get().state == "completed"


def test_no_personal_value_is_stored_in_clear_whoever_says_it(bank):
    contact = IncomingContact(
        id="crm:7", name="Lotte Vethra", email="lotte@mail.example", phone="+91 98765 43210"
    )
    receive_message(bank, contact, written("I am Lotte, my card is 4111 1111 1111 1111"))
    receive_message(
        bank,
        contact,
        written("We wrote to lotte@mail.example", "agent", 1, author="Vethra, Lotte"),
    )
    receive_message(bank, contact, written("", "bot", 2, data={"items": [{"title": "For Lotte"}]}))
    receive_event(bank, contact, happened("note", 3, text="Lotte rang from 98765 43210"))
    clear = stored_text().lower()
    hidden = ("lotte", "vethra", "mail.example", "98765", "43210", "4111", "crm:7")
    assert [value for value in hidden if value in clear] == []


def test_a_number_given_in_two_messages_is_masked_in_both(bank):
    receive_message(bank, LOTTE, written("4111 1111"))
    received = receive_message(bank, LOTTE, written("1111 1111", minutes=1))
    assert texts(received.conversation_id) == ["******", "******"]


@pytest.mark.parametrize("sender", ["user", "bot"])
def test_a_name_that_the_source_tells_later_is_masked_in_what_came_before(bank, sender):
    received = receive_message(bank, LOTTE, written("it is Vethra here"))
    named = IncomingContact(id="crm:7", name="Vethra Brzova")
    receive_message(bank, named, written("Welcome", sender, 1))
    assert texts(received.conversation_id) == ["it is ****** here", "Welcome"]


def test_whose_device_it_is_is_masked_from_the_first_message_on(bank):
    lotte = IncomingContact(id="crm:7", device="Rohan's iPad")
    receive_message(bank, lotte, written("the card is of rohan, my son"))
    assert Message.objects.get().text == "the card is of ******, my son"


def test_a_time_without_an_offset_is_the_businesss_own(bank):
    for sender in ("user", "bot"):
        receive_message(bank, LOTTE, written("x", sender, at=datetime(2026, 3, 2, 9, 15)))
    nine = datetime(2026, 3, 2, 9, 15, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert set(Message.objects.values_list("at", flat=True)) == {nine}


def test_an_agents_answer_ends_the_wait_and_a_member_took_part(cast):
    received = receive_message(cast.acme, LOTTE, written("hello"))
    team = Team.objects.get(name="Cards", business=cast.acme)
    transitions.hand_over(cast.acme, received.conversation_id, team)
    conversation = Conversation.objects.get(pk=received.conversation_id)
    assert conversation.waiting_since is not None
    author = {"name": "Agent", "email": "Agent@acme.example"}
    message = IncomingMessage(
        **{"at": START + timedelta(minutes=2), "from": "agent", "text": "Hi", "author": author}
    )
    receive_message(cast.acme, LOTTE, message)
    conversation.refresh_from_db()
    assert (conversation.state, conversation.waiting_since, conversation.unread) == (
        "queued",
        None,
        0,
    )
    took_part = Participation.objects.filter(conversation=conversation)
    assert [each.person for each in took_part] == [cast.people["agent"]]


def test_an_event_stands_on_the_timeline_once(bank):
    received = receive_message(bank, LOTTE, written("hello"))
    first = receive_event(bank, LOTTE, happened("assigned_team", 1, team="Cards"))
    again = receive_event(bank, LOTTE, happened("assigned_team", 1, team="Cards"))
    assert again == first._replace(is_new=False)
    assert first.conversation_id == received.conversation_id
    assert kinds(received.conversation_id) == ["session_started", "assigned_team"]


def test_what_is_noted_after_the_end_belongs_to_what_has_ended(bank):
    received = receive_message(bank, LOTTE, written("hello"))
    for kind in ("completed", "note", "completed"):
        receive_event(bank, LOTTE, happened(kind, 5))
    assert kinds(received.conversation_id) == ["session_started", "completed", "note"]
    assert Conversation.objects.get().state == "completed"


def test_a_session_that_starts_begins_a_conversation_and_stands_there_once(bank):
    received = receive_event(bank, LOTTE, happened("session_started"))
    assert kinds(received.conversation_id) == ["session_started"]
    assert receive_event(bank, LOTTE, happened("session_started")) == (*received[:2], False)
    receive_event(bank, LOTTE, happened("completed", 1))
    second = receive_event(bank, LOTTE, happened("session_started", 2))
    assert second.conversation_id != received.conversation_id
    assert ChatLink.objects.count() == 2


def test_whoever_was_forgotten_is_a_new_user_when_they_write_again(bank):
    first = receive_message(bank, LOTTE, written("hello", id="m-1"))
    forgetting.forget(Contact.objects.get(), None)
    second = receive_message(bank, LOTTE, written("hello", id="m-1"))
    assert second.is_new
    assert second.conversation_id != first.conversation_id
    assert Contact.objects.count() == 2


@pytest.mark.parametrize("sender", ["user", "bot"])
def test_a_long_text_is_read_before_the_lock_is_taken(bank, sender, monkeypatch):
    """Else everybody of the business waited while it was; a short one costs no statement more."""
    steps = Mock()
    steps.foresee.side_effect = live.foresee
    steps.lock_business.side_effect = live.lock_business
    monkeypatch.setattr(live, "foresee", steps.foresee)
    monkeypatch.setattr(live, "lock_business", steps.lock_business)
    receive_message(bank, LOTTE, written("short", id="1"))
    assert [step[0] for step in steps.mock_calls] == ["lock_business"]
    steps.reset_mock()
    text = f"my card is 4111 1111 1111 1111 {'and so on ' * 100}"
    receipt = receive_message(bank, LOTTE, written(text, sender, 1, id="2"))
    assert [step[0] for step in steps.mock_calls] == ["foresee", "lock_business"]
    assert "4111" not in texts(receipt.conversation_id)[-1]
