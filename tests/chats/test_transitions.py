"""Where a chat goes, and whose it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.chats import presence, transitions
from chatlinks.chats.models import Assignment, Availability, Delivery
from chatlinks.chats.steps import Refused
from chatlinks.conversations.models import Conversation, Event, Message
from chatlinks.conversations.records import incoming
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Team

ONLINE, BREAK, OFFLINE = (
    Availability.Status.ONLINE,
    Availability.Status.ON_A_BREAK,
    Availability.Status.OFFLINE,
)


def said(text, sender="user", **fields):
    return incoming.IncomingMessage(
        **{"at": timezone.now(), "from": sender, "text": text, **fields}
    )


def writes(cast, text="Hello", who="visitor-1", **fields):
    return transitions.user_writes(
        cast.acme, incoming.IncomingContact(id=who, channel="web"), said(text, **fields)
    )


def handed_over(cast, who="visitor-1", team="Cards"):
    written = writes(cast, who=who)
    transitions.hand_over(
        cast.acme, written.conversation_id, Team.objects.get(name=team, business=cast.acme)
    )
    return Conversation.objects.get(pk=written.conversation_id)


def online(cast, *names, slots=5):
    for name in names:
        Availability.objects.update_or_create(
            business=cast.acme, person=cast.people[name], defaults={"slots": slots}
        )
        presence.be(cast.people[name], ONLINE)


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
    transitions.user_writes(
        cast.acme, incoming.IncomingContact(id="visitor-1", name="Rukmini Das"), said("that is me")
    )
    assert Message.objects.get(pk=first.message_id).text == "****** here"


def test_a_chat_handed_over_waits_in_the_queue_while_nobody_is_online(cast):
    chat = handed_over(cast)
    assert (chat.state, chat.assignee_id, chat.team.name) == ("queued", None, "Cards")


def test_whoever_waits_is_told_that_nobody_is_there(cast):
    chat = handed_over(cast)
    assert (
        Message.objects.filter(conversation=chat, sender="other", text__contains="away").count()
        == 1
    )


def test_who_comes_online_gets_the_longest_waiting_first_up_to_their_slots(cast):
    chats = [handed_over(cast, f"visitor-{n}") for n in range(3)]
    online(cast, "agent", slots=2)
    assert [Conversation.objects.get(pk=chat.pk).state for chat in chats] == [
        "active",
        "active",
        "queued",
    ]


def test_nobody_gets_a_chat_of_a_team_that_they_are_not_in(cast):
    cast.membership("agent").teams.clear()
    online(cast, "agent")
    assert handed_over(cast).state == "queued"


def test_nobody_on_a_break_gets_a_chat(cast):
    online(cast, "agent")
    presence.be(cast.people["agent"], BREAK)
    assert handed_over(cast).state == "queued"


def test_the_agent_whom_the_user_had_before_is_preferred(cast):
    online(cast, "agent")
    first = handed_over(cast)
    transitions.complete(cast.acme, first.pk, cast.people["agent"], None)
    online(cast, "agent_permitted", slots=50)
    assert handed_over(cast).assignee == cast.people["agent"]


def test_a_reply_goes_to_the_user_by_the_outbox(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    message_id = transitions.reply(
        cast.acme, chat.pk, cast.people["agent"], said("Good morning", "agent")
    )
    assert Delivery.objects.get(message=message_id).delivered_at is None
    assert Message.objects.get(pk=message_id).sender == "agent"


def test_an_agent_cannot_reply_in_a_chat_that_is_not_theirs(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    with pytest.raises(Refused, match="isn't yours"):
        transitions.reply(cast.acme, chat.pk, cast.people["lead"], said("Good morning", "agent"))
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
    presence.be(cast.people["agent"], OFFLINE)
    writes(cast)
    chat.refresh_from_db()
    assert (chat.state, chat.assignee) == ("queued", None)


def test_closing_completes_the_chat_and_the_user_begins_anew_with_the_bot(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    transitions.complete(cast.acme, chat.pk, cast.people["agent"], None, "Call back on 98765 43210")
    written = writes(cast, "One more thing")
    assert (written.state, written.began) == ("bot", True)
    assert Event.objects.get(conversation=chat, kind="note").text == "Call back on ******"


def test_signing_out_hands_the_chats_back_to_the_queue(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    presence.be(cast.people["agent"], OFFLINE)
    chat.refresh_from_db()
    assert (chat.state, chat.assignee) == ("queued", None)


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


def test_a_long_queue_of_one_team_does_not_hide_the_chats_that_others_could_take(cast):
    loans = Team.objects.create(business=cast.acme, name="Loans")
    for n in range(3):
        handed_over(cast, f"cards-{n}")
    behind = handed_over(cast, "loans-1", "Loans")
    cast.membership("agent_permitted").teams.set([loans])
    online(cast, "agent", "agent_permitted", slots=1)
    behind.refresh_from_db()
    assert behind.assignee == cast.people["agent_permitted"]


def test_a_chat_in_an_agents_own_queue_comes_to_them_even_after_they_left_its_team(cast):
    online(cast, "agent", slots=1)
    first = handed_over(cast, "visitor-1")
    transitions.wait(cast.acme, first.pk, cast.people["agent"])
    second = handed_over(cast, "visitor-2")
    writes(cast, "Still there?", who="visitor-1")
    first.refresh_from_db()
    assert (first.state, first.assignee) == ("queued", cast.people["agent"])
    cast.membership("agent").teams.clear()
    transitions.complete(cast.acme, second.pk, cast.people["agent"], None)
    first.refresh_from_db()
    assert (first.state, first.assignee) == ("active", cast.people["agent"])
