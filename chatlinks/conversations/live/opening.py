"""Open a conversation for writing while it happens: the one that is there, the contact's latest, or their next.

Whoever writes holds the business's lock until the end of the transaction, so the moves of one business follow one another.
"""

import secrets
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from chatlinks.conversations import bot_window
from chatlinks.conversations.live.live_conversation import STATE, LiveConversation, State
from chatlinks.conversations.lock import lock_business
from chatlinks.conversations.records import batch_writer, contacts, drafts, incoming
from chatlinks.conversations.records.drafts import Desk
from chatlinks.conversations.records.identity import Identity
from chatlinks.conversations.remasking import changed_rules
from chatlinks.database.rows import execute, new_ids, rows
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import Business


class NotLive(Exception):
    """The conversation is gone, or its user was forgotten: nobody can write to it any more."""


def message(sender: str, text: str, **fields: Any) -> incoming.Message:
    """A message of now, with any further `fields` of incoming.Message."""
    given: dict[str, Any] = {"at": timezone.now(), "from": sender, "text": text, **fields}
    return incoming.Message(**given)


def prepare_desk(business: Business, identity: Identity | None = None) -> Desk:
    return Desk(
        business_id=business.id, zone=ZoneInfo(business.time_zone), identity=identity or Identity(business.id), teams={}, people={},
        rules=catalogue.rules_of(business), now=timezone.now(),
    )  # fmt: skip


def reopen(business: Business, conversation_id: int) -> LiveConversation:
    """An existing conversation. Raises NotLive."""
    lock_business(business.id)
    found = rows(STATE + "id = %s", [business.id, conversation_id])
    if not found:
        raise NotLive
    return opened(business, State._make(found[0]), prepare_desk(business))


def opened(business: Business, now: State, desk: Desk) -> LiveConversation:
    """What was masked by older rules is masked anew first."""
    if now.oldest_rules < desk.rules.number:
        changed_rules.bring_up_to_date(business, now.contact_id)
    contact = contacts.by_id(business.id, [now.contact_id]).get(now.contact_id)
    if contact is None:
        raise NotLive
    return LiveConversation(business, desk, contact, now)


def latest(business: Business, contact_external_id: str, at: datetime) -> LiveConversation | None:
    """The contact's conversation that a message written at `at` belongs to; None if it begins the next one."""
    lock_business(business.id)
    identity = Identity(business.id)
    found = rows(
        STATE
        + """contact_id = (SELECT id FROM conversations_contact WHERE business_id = %s AND external_hash = %s)
                   ORDER BY number DESC LIMIT 1""",
        [business.id, business.id, identity.contact(contact_external_id)],
    )
    now = State._make(found[0]) if found else None
    if now is None or not bot_window.belongs(at, now.state, now.first_user_at):
        return None
    return opened(business, now, prepare_desk(business, identity))


def begin(business: Business, given: incoming.Contact, at: datetime) -> LiveConversation:
    """The contact's next conversation, in the bot state; the contact is made if nobody knows them yet.

    Whoever calls gives it its members' link.
    """
    lock_business(business.id)
    bot_window.close_expired()
    desk = prepare_desk(business)
    contact = contacts.resolve(business.id, desk.identity, [given])[given.id]
    writer = batch_writer.Writer(business, desk, [contact], [])
    writer.write_contacts()
    contact.key_row, contact.changed = None, False
    [id_] = new_ids("conversations_conversation", 1)
    channel = writer.masker(contact).mask({"channel": given.channel}, drafts.NOTHING)[0]["channel"]
    at = at.astimezone(UTC)
    execute(
        """INSERT INTO conversations_conversation (id, business_id, contact_id, external_hash, digest, number, state, channel,
             started_at, last_at, message_count, authors, preview, rules)
           SELECT %s, %s, %s, %s, '', coalesce(max(number), 0) + 1, 'bot', %s, %s, %s, 0, '{}', '', %s
           FROM conversations_conversation WHERE contact_id = %s AND business_id = %s""",
        [
            id_,
            business.id,
            contact.id,
            secrets.token_bytes(16),
            channel,
            at,
            at,
            desk.rules.number,
            contact.id,
            business.id,
        ],
    )
    now = State._make(rows(STATE + "id = %s", [business.id, id_])[0])
    talk = LiveConversation(business, desk, contact, now)
    talk.reach_back([talk.id])
    talk.tell("session_started", at=at)
    return talk
