"""Open a conversation for writing while it happens: the one that is there, the contact's latest, or their next.

Whoever writes holds the business's lock until the end of the transaction, so the moves of one business follow one another.
"""

import secrets
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.utils import timezone

from chatlinks.conversations import bot_window
from chatlinks.conversations.live.live_conversation import STATE, LiveConversation, State
from chatlinks.conversations.lock import lock_business
from chatlinks.conversations.records import contacts, conversation_rows
from chatlinks.conversations.records.batch_writer import Writer
from chatlinks.conversations.records.context import ImportContext, context_of
from chatlinks.conversations.records.conversation_rows import ConversationColumns
from chatlinks.conversations.records.identity import Identity
from chatlinks.conversations.records.incoming import IncomingContact, IncomingMessage
from chatlinks.conversations.remasking import changed_policy
from chatlinks.database.rows import new_ids, rows
from chatlinks.workspaces.models import Business


class NotLive(Exception):
    """The conversation is gone, or its user was forgotten: nobody can write to it any more."""


def message(sender: str, text: str, **fields: Any) -> IncomingMessage:
    """A message of now, with any further `fields` of IncomingMessage."""
    return IncomingMessage(**{"at": timezone.now(), "from": sender, "text": text, **fields})


def reopen(business: Business, conversation_id: int) -> LiveConversation:
    """An existing conversation. Raises NotLive."""
    lock_business(business.id)
    found = rows(STATE + "id = %s", [business.id, conversation_id])
    if not found:
        raise NotLive
    return opened(business, State._make(found[0]), context_of(business))


def latest(business: Business, contact_external_id: str, at: datetime) -> LiveConversation | None:
    """The contact's conversation that a message written at `at` belongs to; None if it begins the next one."""
    lock_business(business.id)
    identity = Identity(business.id)
    found = rows(
        STATE
        + """contact_id = (SELECT id FROM conversations_contact
                           WHERE business_id = %s AND external_hash = %s)
             ORDER BY number DESC LIMIT 1""",
        [business.id, business.id, identity.contact(contact_external_id)],
    )
    now = State._make(found[0]) if found else None
    if now is None or not bot_window.belongs(at, now.state, now.first_user_at):
        return None
    return opened(business, now, context_of(business, identity))


def opened(business: Business, now: State, context: ImportContext) -> LiveConversation:
    """What was masked by an older policy is masked anew first."""
    if now.oldest_rules < context.policy.number:
        changed_policy.bring_up_to_date(business, now.contact_id)
    contact = contacts.by_id(business.id, [now.contact_id]).get(now.contact_id)
    if contact is None:
        raise NotLive
    return LiveConversation(business, context, contact, now)


def begin(business: Business, contact: IncomingContact, at: datetime) -> LiveConversation:
    """The contact's next conversation, in the bot state; the contact is made if nobody knows them yet.

    Whoever calls gives it its members' link.
    """
    lock_business(business.id)
    bot_window.close_expired()
    context = context_of(business)
    known = contacts.resolve(business.id, context.identity, [contact])[contact.id]
    writer = Writer(context, [known], [])
    writer.write_contacts()
    known.key_row, known.changed = None, False
    last = conversation_rows.last_numbers(business.id, [known.id])
    [id_] = new_ids(conversation_rows.TABLE, 1)
    begun = ConversationColumns(
        id=id_,
        business_id=business.id,
        contact_id=known.id,
        external_hash=secrets.token_bytes(16),
        number=last.get(known.id, 0) + 1,
        state="bot",
        channel=writer.masker(known).mask_text(contact.channel),
        started_at=at.astimezone(UTC),
        last_at=at.astimezone(UTC),
        rules=context.policy.number,
    )
    conversation_rows.insert([begun])
    now = State._make(rows(STATE + "id = %s", [business.id, id_])[0])
    conversation = LiveConversation(business, context, known, now)
    conversation.reach_back([id_])
    conversation.tell("session_started", at=at)
    return conversation


class StoredMessage(NamedTuple):
    id: int
    conversation_id: int


def stored_message(
    business_id: int, contact_external_id: str, message_id: str
) -> StoredMessage | None:
    """The contact's message that came in under this id, in whichever of their conversations."""
    identity = Identity(business_id)
    found = rows(
        """SELECT m.id, m.conversation_id FROM conversations_message m
           JOIN conversations_conversation c
             ON c.id = m.conversation_id AND c.business_id = m.business_id
           JOIN conversations_contact u ON u.id = c.contact_id AND u.business_id = c.business_id
           WHERE c.business_id = %s AND u.external_hash = %s AND m.external_hash = %s
           ORDER BY m.id LIMIT 1""",
        [business_id, identity.contact(contact_external_id), identity.message(message_id, 0)],
    )
    return StoredMessage._make(found[0]) if found else None
