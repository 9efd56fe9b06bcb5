"""Open a conversation for writing while it happens: the one that is there, the contact's latest, or
their next.

Whoever writes holds the business's lock until the end of the transaction, so the moves of one
business follow one another. `reopen` takes it; whoever asks for a contact's latest conversation, or
begins their next, has taken it before.
"""

import secrets
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.utils import timezone

from chatlinks.conversations import bot_window
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.live.open_conversation import STATE, State
from chatlinks.conversations.models.contact import HASH
from chatlinks.conversations.records import contacts, conversation_rows
from chatlinks.conversations.records.batch_writer import Writer
from chatlinks.conversations.records.conversation_rows import ConversationColumns
from chatlinks.conversations.records.drafting.context import ImportContext, context_of
from chatlinks.conversations.records.identity import identity_of
from chatlinks.conversations.records.incoming import IncomingContact, IncomingMessage
from chatlinks.conversations.records.parts import EVENT, MESSAGE
from chatlinks.conversations.remasking import changed_policy
from chatlinks.database.rows import new_ids, prepared, prepared_one
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

BY_ID = f"{STATE} id = %s"
NEWEST = f"""
{STATE} contact_id = (
  SELECT id
  FROM conversations_contact
  WHERE business_id = %s
    AND external_hash = %s)
ORDER BY number DESC
LIMIT 1"""


class NotLive(Exception):
    """The conversation is gone, or its user was forgotten: nobody can write to it any more."""


def message(sender: str, text: str, **fields: Any) -> IncomingMessage:
    """A message of now, with any further `fields` of IncomingMessage."""
    return IncomingMessage(
        **{
            "at": timezone.now(),
            "from": sender,
            "text": text,
            **fields,
        }
    )


def reopen(business: Business, conversation_id: int) -> LiveConversation:
    """An existing conversation. Raises NotLive."""
    lock_business(business.id)
    now = prepared_one(State, BY_ID, [business.id, conversation_id])
    if now is None:
        raise NotLive
    return opened(business, now, context_of(business))


def latest(
    business: Business,
    contact_external_id: str,
    at: datetime,
) -> LiveConversation | None:
    """The contact's conversation that a message written at `at` belongs to.

    None if it begins the next one.
    """
    now = newest(business, contact_external_id)
    if now is None or not bot_window.belongs(at, now.state, now.first_user_at):
        return None
    return opened(business, now, context_of(business))


def last(business: Business, contact_external_id: str) -> LiveConversation | None:
    """The contact's latest conversation, though it may have ended; None if they have none."""
    now = newest(business, contact_external_id)
    return opened(business, now, context_of(business)) if now else None


def newest(business: Business, contact_external_id: str) -> State | None:
    hash_ = identity_of(business).contact(contact_external_id)
    return prepared_one(State, NEWEST, [business.id, business.id, hash_])


def opened(business: Business, now: State, context: ImportContext) -> LiveConversation:
    """What was masked by an older policy is masked anew first; of a long history that is left to
    its readers and to the sweep: what is written now is masked by the policy of today in any case.
    """
    behind = now.oldest_rules < context.policy.number
    if behind and not changed_policy.with_long_history(business.id, [now.contact_id], []):
        changed_policy.bring_up_to_date(business, now.contact_id)
    contact = contacts.by_id(business.id, [now.contact_id]).get(now.contact_id)
    if contact is None:
        raise NotLive
    return LiveConversation(business, context, contact, now)


def begin(business: Business, contact: IncomingContact, at: datetime) -> LiveConversation:
    """The contact's next conversation, in the bot state.

    The contact is made if nobody knows them yet.

    Whoever calls gives it its members' link.
    """
    bot_window.close_expired()
    context = context_of(business)
    known = contacts.resolve(business.id, context.identity, [contact])[contact.id]
    writer = Writer(context, [known], [])
    writer.write_contacts()
    known.key_row, known.changed = None, False
    channel = writer.masker(known).mask_text(contact.channel)
    id_ = insert_new(context, known.id, channel, at.astimezone(UTC))
    now = prepared_one(State, BY_ID, [business.id, id_])
    assert now is not None
    conversation = LiveConversation(business, context, known, now)
    conversation.reach_back()
    conversation.tell("session_started", at=at)
    return conversation


def insert_new(
    context: ImportContext,
    contact_id: int,
    channel: str,
    at: datetime,
) -> int:
    """An empty conversation, the contact's latest; `channel` is masked."""
    last = conversation_rows.last_numbers(context.business_id, [contact_id])
    [id_] = new_ids(conversation_rows.TABLE, 1)
    conversation = ConversationColumns(
        id=id_,
        business_id=context.business_id,
        contact_id=contact_id,
        external_hash=secrets.token_bytes(HASH),
        number=last.get(contact_id, 0) + 1,
        state="bot",
        channel=channel,
        started_at=at,
        last_at=at,
        rules=context.policy.number,
    )
    conversation_rows.insert([conversation])
    return id_


# ── What is there already ─────────────────────────────────────────────────────────────────────


class AlreadyStored(NamedTuple):
    conversation_id: int
    id: int  # of the message or event


def stored_message(
    business: Business,
    contact_external_id: str,
    message_external_id: str,
) -> AlreadyStored | None:
    """The contact's message that came in under this id, in whichever of their conversations."""
    hash_ = identity_of(business).message(message_external_id, 0)
    return stored(business, contact_external_id, MESSAGE.name, {"external_hash": hash_})


def stored_event(
    business: Business,
    contact_external_id: str,
    kind: str,
    at: datetime,
) -> AlreadyStored | None:
    """The event of this kind and time; by their ids events aren't kept apart."""
    return stored(
        business,
        contact_external_id,
        EVENT.name,
        {"kind": kind, "at": at},
    )


def stored(
    business: Business,
    contact_external_id: str,
    table: str,
    having: dict[str, Any],
) -> AlreadyStored | None:
    conditions = " AND ".join(f"p.{column} = %s" for column in having)
    found = prepared(
        f"""SELECT p.conversation_id, p.id FROM {table} p
            JOIN conversations_conversation c
              ON c.id = p.conversation_id AND c.business_id = p.business_id
            JOIN conversations_contact u ON u.id = c.contact_id AND u.business_id = c.business_id
            WHERE u.business_id = %s AND u.external_hash = %s AND {conditions}
            ORDER BY p.id LIMIT 1""",
        [business.pk, identity_of(business).contact(contact_external_id), *having.values()],
    )
    return AlreadyStored._make(found[0]) if found else None
