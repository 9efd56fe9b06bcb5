"""Open a conversation for writing while it happens: the one that is there, the contact's latest, or
their next.

Whoever writes holds the business's lock until the end of the transaction, so the moves of one
business follow one another. `reopen` takes it; whoever asks for a contact's latest conversation, or
begins their next, has taken it before.
"""

import secrets
from collections.abc import Sequence
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
from chatlinks.conversations.records.incoming import (
    IncomingContact,
    IncomingEvent,
    IncomingMessage,
)
from chatlinks.conversations.records.parts import EVENT, MESSAGE
from chatlinks.conversations.records.told import learning
from chatlinks.conversations.remasking import changed_policy, learned_later
from chatlinks.database.rows import new_ids, prepared, prepared_one, prepared_typed
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

BY_ID = f"{STATE} id = %s"
BY_IDS = f"{STATE} id = ANY(%s)"
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
    if now is None:
        return None
    if not bot_window.belongs(at, now.state, now.first_user_at, now.closed_at):
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
    catch_up(business, now, context)
    contact = contacts.by_id(business.id, [now.contact_id]).get(now.contact_id)
    if contact is None:
        raise NotLive
    return LiveConversation(business, context, contact, now)


def catch_up(business: Business, now: State, context: ImportContext) -> None:
    behind = now.oldest_rules < context.policy.number
    if behind and not changed_policy.too_long_for_live(business.id, [now.contact_id]):
        changed_policy.bring_up_to_date(business, now.contact_id)


class Beginning(NamedTuple):
    """Whose next conversation begins, and when."""

    contact: IncomingContact
    at: datetime


def begin(business: Business, contact: IncomingContact, at: datetime) -> LiveConversation:
    """The contact's next conversation, in the bot state.

    The contact is made if nobody knows them yet.

    Whoever calls gives it its members' link.
    """
    [conversation] = begin_each(business, context_of(business), [Beginning(contact, at)])
    return conversation


def begin_each(
    business: Business,
    context: ImportContext,
    beginnings: Sequence[Beginning],
) -> list[LiveConversation]:
    """As `begin`, of several contacts, one conversation each."""
    bot_window.close_expired()
    met = [each.contact for each in beginnings]
    people = contacts.resolve(business.id, context.identity, met)
    each_known = [people[contact.id] for contact in met]
    for known in each_known:
        learning.learn_owner(known)
    known_before = [known for known in each_known if not known.is_new]
    writer = Writer(context, each_known, [])
    writer.write_contacts()
    for known in each_known:
        known.key_row, known.changed = None, False
    new = [
        empty(context, known.id, writer.masker(known).mask_text(contact.channel), at)
        for known, (contact, at) in zip(each_known, beginnings, strict=True)
    ]
    insert_new(context, new)
    if known_before:
        begun_now = [row.id for row in new]
        learned_later.late_values(business, context.policy, known_before, set(), begun_now)
    for known in each_known:
        known.fresh, known.changed = [], False
    states = prepared_typed(State, BY_IDS, [business.id, [row.id for row in new]])
    by_id = {now.id: now for now in states}
    begun = [
        LiveConversation(business, context, known, by_id[row.id])
        for known, row in zip(each_known, new, strict=True)
    ]
    begin_sessions(begun, [each.at for each in beginnings])
    return begun


def empty(
    context: ImportContext,
    contact_id: int,
    channel: str,
    at: datetime,
) -> ConversationColumns:
    """A conversation without a message; `channel` is masked."""
    began = at.astimezone(UTC)
    return ConversationColumns(
        business_id=context.business_id,
        contact_id=contact_id,
        external_hash=secrets.token_bytes(HASH),
        state="bot",
        channel=channel,
        started_at=began,
        last_at=began,
        rules=context.policy.number,
    )


def insert_new(context: ImportContext, new: Sequence[ConversationColumns]) -> None:
    """As their contacts' latest ones."""
    contact_ids = [row.contact_id for row in new]
    last = conversation_rows.last_numbers(context.business_id, contact_ids)
    for row, id_ in zip(new, new_ids(conversation_rows.TABLE, len(new)), strict=True):
        row.id = id_
        row.number = last.get(row.contact_id, 0) + 1
    conversation_rows.insert(new)


def begin_sessions(begun: Sequence[LiveConversation], ats: Sequence[datetime]) -> None:
    """Each timeline's first line."""
    stored = []
    ids = new_ids(EVENT.name, len(begun))
    for conversation, id_, at in zip(begun, ids, ats, strict=True):
        event = IncomingEvent(at=at, type="session_started")
        row = conversation.drafts.event(event, id_, 0)
        conversation.masker([row], {}).mask(EVENT, [row])
        stored.append(EVENT.stored(conversation.business.id, row, conversation.contact.vault))
    EVENT.copy(stored)


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
