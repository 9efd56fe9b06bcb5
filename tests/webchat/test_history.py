"""What a visitor sees of their chats: all of it once, and nothing of others."""

import json

from chatlinks.chats import remarks, transitions
from chatlinks.chats.closing import ClosingDetails
from chatlinks.conversations.models import Contact, Conversation, Message
from chatlinks.conversations.remasking import forgetting
from chatlinks.privacy.models import Unsealing
from chatlinks.web.streaming import tickets
from tests.kit.acting.web_chat import Browser, replies, with_agent


def test_nothing_is_shown_twice_and_nothing_is_left_out(cast, acme):
    visitor = Browser()
    visitor.write("Please block it")
    chat = with_agent(cast, visitor)
    replies(cast, chat, "Good morning")
    assert visitor.look()["messages"][-1]["text"] == "Good morning"
    assert visitor.look()["messages"] == []
    ids = [message["id"] for message in visitor.seen]
    assert len(ids) == len(set(ids)) == Message.objects.filter(conversation=chat).count()
    again = Browser()
    again.session = visitor.session
    assert [message["id"] for message in again.look()["messages"]] == ids


def test_places_count_the_visitors_own_chats_and_tell_nothing_of_others(acme):
    visitor = Browser()
    visitor.write("Please block it")
    assert [message["id"] for message in visitor.seen] == ["1.1", "1.2"]


def test_notes_and_events_are_never_the_visitors(cast, acme):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    remarks.add_note(cast.acme, chat.pk, cast.people["agent"], "A difficult customer")
    transitions.complete(
        cast.acme, chat.pk, cast.people["agent"], ClosingDetails(note="Call back on Friday")
    )
    visitor.look()
    told = json.dumps(visitor.seen)
    assert "difficult" not in told
    assert "Friday" not in told
    assert "Assigned" not in told


def test_the_ticket_is_of_the_visitors_own_chat_alone(cast, acme):
    found = Browser().write("Please block it")
    topics = tickets.opened(found["ticket"]).topics
    assert topics == [f"chat:{Conversation.objects.latest('id').pk}"]


def test_originals_are_opened_for_their_user_only_when_there_is_something_new_and_that_is_recorded(
    cast, acme
):
    visitor = Browser()
    visitor.write("my card is 4111 1111 1111 1111")
    assert visitor.seen[0]["text"] == "my card is 4111 1111 1111 1111"
    before = Unsealing.objects.filter(why="shown to the user in the web chat", person=None).count()
    assert before == 1
    visitor.look()
    assert Unsealing.objects.filter(why="shown to the user in the web chat").count() == before


def test_a_visitor_who_was_forgotten_begins_as_a_stranger(cast, acme):
    visitor = Browser()
    visitor.write("Please block it")
    contact = Contact.objects.latest("id")
    forgetting.forget(contact, None)
    visitor.cursor, visitor.seen = "0.0", []
    assert visitor.look()["messages"] == []
    visitor.write("Please block it")
    assert Contact.objects.latest("id").pk != contact.pk


def test_who_types_is_told_between_the_visitor_and_their_agent_alone(cast, acme):
    visitor = Browser()
    assert visitor.write("Please block it")["typing"] == ""  # with the bot
    chat = with_agent(cast, visitor)
    found = visitor.look()
    assert tickets.opened_typing(found["typing"]) == f"typing:{chat.pk}:user"
    topics = tickets.opened(found["ticket"]).topics
    assert topics == [f"chat:{chat.pk}", f"typing:{chat.pk}:agent"]
    transitions.complete(cast.acme, chat.pk, chat.assignee)
    assert visitor.look()["typing"] == ""
