"""When a conversation is over: in the bot state 24 hours after the contact's first message, else
when an agent closes it.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.parts import EVENT
from chatlinks.conversations.records.plain import PlainEvent
from chatlinks.database.rows import execute

BOT_WINDOW = timedelta(hours=24)
# A conversation `c` in SQL: completed, though no sweep has said so yet; and its state as it stands
# now.
EXPIRED = "(c.state = 'bot' AND c.first_user_at <= now() - interval '24 hours')"
STATE = f"CASE WHEN {EXPIRED} THEN 'completed' ELSE c.state END"


def closes_at(state: str, first_user_at: datetime | None) -> datetime | None:
    """When a conversation in this state closes by itself; None if it doesn't.

    Automated notices don't extend it.
    """
    return first_user_at + BOT_WINDOW if state == Conversation.State.BOT and first_user_at else None


def settled(
    state: str,
    first_user_at: datetime | None,
    closed_at: datetime | None,
    now: datetime,
) -> tuple[str, datetime | None]:
    """(state, closed_at) as they stand at `now`."""
    closing = closes_at(state, first_user_at)
    if closing and closing <= now:
        return Conversation.State.COMPLETED, closing
    return state, closed_at if state == Conversation.State.COMPLETED else None


def belongs(
    at: datetime,
    state: str,
    first_user_at: datetime | None,
    closed_at: datetime | None = None,
) -> bool:
    """Does a message written at `at` continue this conversation (else it starts the contact's
    next)?

    One that was completed because its time was over takes what was written within that, however
    late it comes: whether the sweep was there before it changes nothing.
    """
    if state == Conversation.State.COMPLETED:
        if first_user_at is None or closed_at != first_user_at + BOT_WINDOW:
            return False
        return at < closed_at
    closing = closes_at(state, first_user_at)
    return closing is None or at < closing


def close_expired(now: datetime | None = None) -> int:
    """Complete the conversations whose bot window is over; returns how many."""
    return execute(CLOSE, [BOT_WINDOW, (now or timezone.now()) - BOT_WINDOW])


CLOSE = f"""
WITH closed AS (
  UPDATE conversations_conversation SET state = 'completed', closed_at = first_user_at + %s
  WHERE state = 'bot' AND first_user_at <= %s
  RETURNING id, business_id, closed_at)
INSERT INTO {EVENT.name}
  (business_id, conversation_id, {", ".join(PlainEvent._fields)}, {", ".join(EVENT.texts)})
SELECT business_id, id,
  (SELECT coalesce(max(position), -1) + 1 FROM {EVENT.name} e WHERE e.conversation_id = closed.id),
  closed_at, 'completed', NULL, {", ".join(["''"] * len(EVENT.texts))}
FROM closed"""
