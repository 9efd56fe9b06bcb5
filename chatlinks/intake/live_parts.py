"""What comes about a conversation that happens elsewhere, beside its messages and events: who its
user is, what the bot collected, what the user thought of it, what AI agents did; and messages that
were edited or deleted there.

As in `live`: masked, sealed, and stored once. All of it raises NotLive where nobody can write to
the conversation any more.
"""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction

from chatlinks.conversations.live import opening, rewriting
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.batch_writer import Writer
from chatlinks.conversations.records.drafting.context import aware, context_of
from chatlinks.conversations.records.identity import identity_of
from chatlinks.conversations.records.incoming import (
    IncomingContact,
    IncomingEntity,
    IncomingReview,
    IncomingStep,
)
from chatlinks.conversations.records.parts import ENTITY, REVIEW, STEP
from chatlinks.conversations.records.record import Record
from chatlinks.intake.live import Receipt, announce, begin
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business


class Missing(Exception):
    """What it belongs to isn't there; the message says what."""


NO_CONVERSATION = "contact: there is no conversation of this user yet"
NO_MESSAGE = "message.id: there is no message of this user under this id"


class Met(NamedTuple):
    conversation_id: int | None  # the latest; None: they have none yet


@transaction.atomic
def receive_contact(business: Business, contact: IncomingContact) -> Met:
    """Who a user is: masked by it are all of their conversations, and those to come."""
    lock_business(business.id)
    conversation = opening.last(business, contact.id)
    if conversation is None:
        remember(business, contact)
        return Met(None)
    conversation.meet(contact)
    announce(conversation)
    return Met(conversation.id)


def remember(business: Business, contact: IncomingContact) -> None:
    """One who has no conversation yet."""
    context = context_of(business)
    known = contacts.resolve(business.id, context.identity, [contact])[contact.id]
    Writer(context, [known], []).write_contacts()


@transaction.atomic
def receive_entity(
    business: Business,
    contact: IncomingContact,
    entity: IncomingEntity,
    at: datetime,
) -> Receipt:
    """A value that the bot collected, in the user's latest conversation; known by name and time.

    Raises Missing.
    """
    lock_business(business.id)
    entity.at = aware(at, ZoneInfo(business.time_zone))
    known_by = {"name": entity.name, "at": entity.at}
    if stored := opening.stored(business, contact.id, ENTITY.name, known_by):
        return Receipt(*stored, is_new=False)
    catalogue.note_entities(business, [(entity.name, entity.personal)])
    conversation = last(business, contact)
    message_id = conversation.message_of(entity.message) if entity.message else None
    id_ = conversation.add_entity(entity, message_id)
    announce(conversation)
    return Receipt(conversation.id, id_, is_new=True)


@transaction.atomic
def receive_review(
    business: Business,
    contact: IncomingContact,
    review: IncomingReview,
    at: datetime,
) -> Receipt:
    """What the user thought of their latest conversation; known by whom it is of and its time.

    Raises Missing.
    """
    lock_business(business.id)
    review.at = aware(at, ZoneInfo(business.time_zone))
    known_by = {"given_to": review.given_to, "at": review.at}
    if stored := opening.stored(business, contact.id, REVIEW.name, known_by):
        return Receipt(*stored, is_new=False)
    conversation = last(business, contact)
    id_ = conversation.add_review(review)
    announce(conversation)
    return Receipt(conversation.id, id_, is_new=True)


@transaction.atomic
def receive_step(business: Business, contact: IncomingContact, step: IncomingStep) -> Receipt:
    """What an AI agent did, in the conversation that is open or as the beginning of their next;
    known by its id. One that comes again goes on: a call, then its result.
    """
    lock_business(business.id)
    step.at = aware(step.at, ZoneInfo(business.time_zone))
    hash_ = identity_of(business).step(step.id)
    if stored := opening.stored(business, contact.id, STEP.name, {"external_hash": hash_}):
        conversation = opening.reopen(business, stored.conversation_id)
        conversation.go_on_with_step(stored.id, step)
        announce(conversation)
        return Receipt(*stored, is_new=False)
    conversation = opening.latest(business, contact.id, step.at) or begin(
        business, contact, step.at
    )
    id_ = conversation.add_step(step)
    announce(conversation)
    return Receipt(conversation.id, id_, is_new=True)


def last(business: Business, contact: IncomingContact) -> LiveConversation:
    conversation = opening.last(business, contact.id)
    if conversation is None:
        raise Missing(NO_CONVERSATION)
    return conversation


@transaction.atomic
def receive_edit(
    business: Business,
    contact_id: str,
    message_id: str,
    texts: Record,
) -> Met:
    """What a message says by now. Whether it said so before isn't told. Raises Missing."""
    conversation, id_ = holding(business, contact_id, message_id)
    rewriting.rewrite(conversation, id_, texts)
    announce(conversation)
    return Met(conversation.id)


@transaction.atomic
def receive_deletion(business: Business, contact_id: str, message_id: str) -> Met:
    """A message that is there no more. Raises Missing."""
    conversation, id_ = holding(business, contact_id, message_id)
    rewriting.delete(conversation, id_)
    announce(conversation)
    return Met(conversation.id)


def holding(business: Business, contact_id: str, message_id: str) -> tuple[LiveConversation, int]:
    """The conversation that the message stands in, and the message's id."""
    lock_business(business.id)
    stored = opening.stored_message(business, contact_id, message_id)
    if stored is None:
        raise Missing(NO_MESSAGE)
    return opening.reopen(business, stored.conversation_id), stored.id
