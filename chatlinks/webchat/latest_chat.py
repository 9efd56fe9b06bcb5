"""How a visitor's latest chat stands, in what they may know of it, and which one they may rate."""

from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from chatlinks.chats import topics
from chatlinks.chats.steps import State
from chatlinks.conversations import bot_window
from chatlinks.database.rows import one, prepared_one
from chatlinks.web.streaming import live
from chatlinks.webchat.visitors import Visitor


class VisitorChat(NamedTuple):
    """The visitor's latest conversation: a row of LATEST."""

    id: int
    number: int
    state: str
    assignee: str
    first_user_at: datetime | None
    rate: int  # the number of the chat that they may rate, 0 if none


# Whoever says "Thanks!" has begun their next conversation; they may rate the last one all the same.
CLOSED = """
FROM conversations_conversation e
JOIN agentchat_closing a ON a.conversation_id = e.id
  AND a.business_id = e.business_id
WHERE e.business_id = c.business_id
  AND e.contact_id = c.contact_id
  AND e.state = 'completed'
  AND e.closed_at > now() - interval '1 day'
  AND e.number >= c.number - 1
ORDER BY e.number DESC
LIMIT 1"""
RATED = """
EXISTS (
  SELECT FROM conversations_review r
  WHERE r.conversation_id = e.id
    AND r.business_id = e.business_id)"""
LATEST = f"""
SELECT c.id,
  c.number,
  c.state,
  coalesce(p.name, ''),
  c.first_user_at,
  coalesce((SELECT CASE WHEN {RATED} THEN 0 ELSE e.number END {CLOSED}), 0)
FROM conversations_conversation c
LEFT JOIN accounts_person p ON p.id = c.assignee_id
WHERE c.business_id = %s
  AND c.contact_id = %s
ORDER BY c.number DESC
LIMIT 1"""


def latest_chat(visitor: Visitor) -> VisitorChat | None:
    if not visitor.contact_id:
        return None
    return prepared_one(
        VisitorChat,
        LATEST,
        [visitor.business.pk, visitor.contact_id],
    )


class ClosedChat(NamedTuple):
    """A row of TO_RATE: a chat that an agent closed, and what they are called."""

    id: int
    number: int
    assignee: str
    rated: bool


TO_RATE = f"""
SELECT closed.id, closed.number, coalesce(p.name, ''), closed.rated
FROM (
  SELECT c.business_id, c.contact_id, c.number
  FROM conversations_conversation c
  WHERE c.business_id = %s
    AND c.contact_id = %s
  ORDER BY c.number DESC
  LIMIT 1) c
CROSS JOIN LATERAL (SELECT e.id, e.number, e.assignee_id, {RATED} AS rated {CLOSED}) closed
LEFT JOIN accounts_person p ON p.id = closed.assignee_id"""


def closed_chat(visitor: Visitor) -> ClosedChat | None:
    """The chat that the visitor may rate, once."""
    return one(
        ClosedChat,
        TO_RATE,
        [visitor.business.pk, visitor.contact_id],
    )


def status_of(visitor: Visitor, chat: VisitorChat | None) -> dict[str, Any]:
    """How the chat stands, in what the visitor may know of it; and the ticket by which they hear
    that it changed."""
    if chat is None:
        return {
            "state": "none",
            "with": "",
            "ticket": "",
            "typing": "",
            "rate": 0,
        }
    with_bot = bot_window.belongs(
        timezone.now(),
        chat.state,
        chat.first_user_at,
    )
    state = chat.state if with_bot else State.COMPLETED
    with_agent = state in (State.ACTIVE, State.WAITING)
    followed = [topics.chat(chat.id)]
    if with_agent:
        followed.append(topics.typing(chat.id, "agent"))
    return {
        "state": str(state),
        "with": chat.assignee if with_agent else "",
        "ticket": live.ticket(followed),
        "typing": live.typing_ticket(topics.typing(chat.id, "user")) if with_agent else "",
        "rate": chat.rate,
    }
