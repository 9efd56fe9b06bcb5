"""The way in of a conversation that happens elsewhere, one message or event at a time.

`receive` takes whole conversations; here a source says who its user is and what was just written or
done. Masking, sealing, numbering and the members' link follow as they do there. What comes twice is
stored once: a message by its id, an event by its kind and time. Nothing goes out to the user: the
source has told them already.
"""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction

from chatlinks.chats import hearing, topics
from chatlinks.chats.steps import attach
from chatlinks.conversations.live import opening
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.records.drafting.context import aware
from chatlinks.conversations.records.finder import foresee
from chatlinks.conversations.records.incoming import (
    IncomingAgent,
    IncomingContact,
    IncomingEvent,
    IncomingMessage,
)
from chatlinks.links import members
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

SHORT = 500  # characters of a text that is read under the lock


class Receipt(NamedTuple):
    conversation_id: int
    id: int  # of the message or event
    is_new: bool  # False: it was there already


@transaction.atomic
def receive_message(
    business: Business,
    contact: IncomingContact,
    message: IncomingMessage,
    file: tuple[str, bytes] | None = None,
) -> Receipt:
    """A message of the contact's, or to them, in the conversation that is open or as the beginning
    of their next; with a file, as (name, content), in the place of its data.

    Raises NotLive, as all of these do, where nobody can write to the conversation any more, and
    files.Unfit. What a long text takes to read is done before the lock.
    """
    foreseen = None
    if len(message.text) > SHORT:
        foreseen = foresee(catalogue.policy_of(business), message.text)
    lock_business(business.id)
    message.at = aware(message.at, ZoneInfo(business.time_zone))
    if message.id:
        stored = opening.stored_message(business, contact.id, message.id)
        if stored:
            return Receipt(*stored, is_new=False)
    conversation = opening.latest(business, contact.id, message.at)
    began = conversation is None
    conversation = conversation or begin(business, contact, message.at)
    conversation.foreseen = foreseen
    return take_in(conversation, contact, message, file, began=began)


def take_in(
    conversation: LiveConversation,
    contact: IncomingContact,
    message: IncomingMessage,
    file: tuple[str, bytes] | None = None,
    *,
    began: bool,
) -> Receipt:
    """In the conversation that it belongs to, which began with it or was there already."""
    if message.sender == "user":
        message_id = hearing.hear_in(conversation, contact, message, file, began=began)
    else:
        message_id = take_answer(conversation, contact, message, file, began=began)
    return Receipt(conversation.id, message_id, is_new=True)


def take_answer(
    conversation: LiveConversation,
    contact: IncomingContact,
    message: IncomingMessage,
    file: tuple[str, bytes] | None,
    *,
    began: bool,
) -> int:
    """What the bot, an agent or an automatism of the source wrote; returns the message's id."""
    if not began:
        conversation.meet(contact)
    attach(conversation, message, file)
    message_id = conversation.say(message)
    if message.sender == "agent":
        note_answer(conversation, message.author)
    announce(conversation)
    return message_id


@transaction.atomic
def receive_event(
    business: Business,
    contact: IncomingContact,
    event: IncomingEvent,
) -> Receipt:
    """A line for the timeline of the contact's latest conversation; one that says so ends it."""
    lock_business(business.id)
    event.at = aware(event.at, ZoneInfo(business.time_zone))
    stored = opening.stored_event(business, contact.id, event.type, event.at)
    if stored:
        return Receipt(*stored, is_new=False)
    conversation = conversation_of(business, contact, event)
    # A conversation that begins with this very event has it on its timeline already.
    begun = opening.stored_event(business, contact.id, event.type, event.at)
    event_id = begun.id if begun else conversation.add_event(event)
    note_participation(conversation, event.agent)
    if event.type == "completed":
        conversation.move(
            state="completed",
            closed_at=event.at,
            waiting_since=None,
            unread=0,
        )
    announce(conversation)
    return Receipt(conversation.id, event_id, is_new=True)


def conversation_of(
    business: Business,
    contact: IncomingContact,
    event: IncomingEvent,
) -> LiveConversation:
    """An event may come after the end of what it belongs to.

    Only a session that starts begins the next one.
    """
    if event.type == "session_started":
        conversation = opening.latest(business, contact.id, event.at)
    else:
        conversation = opening.last(business, contact.id)
    return conversation or begin(business, contact, event.at)


def begin(business: Business, contact: IncomingContact, at: datetime) -> LiveConversation:
    conversation = opening.begin(business, contact, at)
    members.make_for(business.id, [conversation.id])
    return conversation


def note_answer(conversation: LiveConversation, author: IncomingAgent) -> None:
    """The user waits no longer."""
    note_participation(conversation, author)
    if conversation.now.waiting_since or conversation.now.unread:
        conversation.move(waiting_since=None, unread=0)


def note_participation(conversation: LiveConversation, agent: IncomingAgent) -> None:
    """An agent who is a member took part, as one of an imported conversation did."""
    if not agent.email:
        return
    context = conversation.context
    context.people = context.people or catalogue.people_by_email(conversation.business)
    person_id = context.person(agent)
    if person_id is not None:
        conversation.join(person_id)


def announce(conversation: LiveConversation) -> None:
    topics.chat_changed(
        conversation.business.id,
        conversation.id,
        [conversation.now.assignee_id],
    )
