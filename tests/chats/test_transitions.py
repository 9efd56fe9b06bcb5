"""Where a chat goes, and whose it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.chats import presence, transitions
from chatlinks.chats.closing import ClosingDetails
from chatlinks.chats.models import Assignment, Delivery
from chatlinks.chats.steps import Refused
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation, Event, Message
from chatlinks.links.models import ChatLink
from tests.kit.acting.chats import OFFLINE, handed_over, names_themselves, online, writes


def test_the_first_message_begins_a_conversation_with_the_bot_and_its_link(cast):
    written = writes(cast)
    conversation = Conversation.objects.get(pk=written.conversation_id)
    assert (conversation.state, conversation.number, conversation.message_count) == ("bot", 1, 1)
    assert ChatLink.objects.filter(conversation=conversation, audience="members").count() == 1


def test_the_next_message_goes_on_in_the_same_conversation(cast):
    assert writes(cast).conversation_id == writes(cast, "Anybody there?").conversation_id


def test_after_24_hours_with_the_bot_the_next_conversation_begins(cast):
    first = writes(cast, at=timezone.now() - timedelta(hours=25))
    second = writes(cast)
    assert second.began
    assert Conversation.objects.get(pk=second.conversation_id).number == 2
    assert Conversation.objects.get(pk=first.conversation_id).state == "completed"


def test_what_is_written_live_is_masked_and_sealed(cast):
    written = writes(cast, "my card is 4111 1111 1111 1111")
    message = Message.objects.get(pk=written.message_id)
    assert message.text == "my card is ******"
    assert message.sealed


def test_a_card_number_written_in_two_messages_is_masked_in_both(cast):
    first, second = writes(cast, "4111 1111"), writes(cast, "1111 1111")
    assert [Message.objects.get(pk=each.message_id).text for each in (first, second)] == [
        "******",
        "******",
    ]


def test_a_name_given_late_is_masked_in_what_was_said_before(cast):
    first = writes(cast, "Rukmini here")
    names_themselves(cast, "Rukmini Das", "that is me")
    assert Message.objects.get(pk=first.message_id).text == "****** here"


def test_a_chat_handed_over_waits_in_the_queue_while_nobody_is_online(cast):
    chat = handed_over(cast)
    assert (chat.state, chat.assignee_id, chat.team.name) == ("queued", None, "Cards")


def test_an_agent_cannot_reply_in_a_chat_that_is_not_theirs(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    with pytest.raises(Refused, match="isn't yours"):
        transitions.reply(
            cast.acme, chat.pk, cast.people["lead"], opening.message("agent", "Good morning")
        )
    assert not Delivery.objects.filter(conversation=chat).exists()


def test_waiting_for_the_user_frees_a_slot(cast):
    online(cast, "agent", slots=1)
    first, second = handed_over(cast, "visitor-1"), handed_over(cast, "visitor-2")
    transitions.wait(cast.acme, first.pk, cast.people["agent"])
    second.refresh_from_db()
    assert second.assignee == cast.people["agent"]


def test_a_waiting_chat_returns_to_its_agent_when_the_user_writes(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    transitions.wait(cast.acme, chat.pk, cast.people["agent"])
    assert writes(cast, "Here I am").state == "active"


def test_a_waiting_chat_whose_agent_is_full_goes_into_their_own_queue(cast):
    online(cast, "agent", slots=1)
    chat = handed_over(cast, "visitor-1")
    transitions.wait(cast.acme, chat.pk, cast.people["agent"])
    handed_over(cast, "visitor-2")
    writes(cast, who="visitor-1")
    chat.refresh_from_db()
    assert (chat.state, chat.assignee) == ("queued", cast.people["agent"])


def test_a_waiting_chat_whose_agent_has_left_goes_to_the_teams_queue(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    transitions.wait(cast.acme, chat.pk, cast.people["agent"])
    presence.set_status(cast.people["agent"], OFFLINE)
    writes(cast)
    chat.refresh_from_db()
    assert (chat.state, chat.assignee) == ("queued", None)


def test_closing_completes_the_chat_and_the_user_begins_anew_with_the_bot(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    transitions.complete(
        cast.acme, chat.pk, cast.people["agent"], ClosingDetails(note="Call back on 98765 43210")
    )
    written = writes(cast, "One more thing")
    assert (written.state, written.began) == ("bot", True)
    assert Event.objects.get(conversation=chat, kind="note").text == "Call back on ******"


def test_a_chat_given_to_a_colleague_is_theirs_alone(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    online(cast, "lead")
    transitions.reassign_to_agent(cast.acme, chat.pk, cast.membership("lead"))
    chat.refresh_from_db()
    assert chat.assignee == cast.people["lead"]
    assert Assignment.objects.filter(conversation=chat, ended_at=None).count() == 1


def test_a_chat_is_not_given_to_somebody_who_is_offline(cast):
    chat = handed_over(cast)
    with pytest.raises(Refused, match="isn't online"):
        transitions.reassign_to_agent(cast.acme, chat.pk, cast.membership("lead"))
