"""What is to be delivered to the user: written with the message, read by whoever delivers it.

A channel says what arrived; an agent reads what became of their last message.
"""

from datetime import datetime
from typing import NamedTuple

from chatlinks.chats import topics
from chatlinks.chats.models import Delivery, Notice, TeamSettings
from chatlinks.conversations.live import guesses, opening
from chatlinks.conversations.live.guesses import TextWriter
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.records import incoming
from chatlinks.database.rows import execute

WEB = "web"  # the channel of our own widget


# ── Into it ─────────────────────────────────────────────────────────────────────────────────────


def send(
    chat: LiveConversation,
    message: incoming.IncomingMessage,
    by: TextWriter | None = None,
) -> int:
    """Write a message and, in the same transaction, put it into the outbox. Returns its id."""
    message_id = chat.say(message, by)
    channel = chat.now.channel or WEB
    Delivery.objects.create(
        business=chat.business,
        conversation_id=chat.id,
        message=message_id,
        channel=channel[:20],
    )
    topics.message_written(chat.id, chat.now.assignee_id)
    return message_id


def notify(chat: LiveConversation, kind: str) -> None:
    """Send the team's automated message of this kind, once for one wait."""
    since = chat.now.waiting_since
    if since is None:
        return
    wait = {"conversation_id": chat.id, "kind": kind, "waiting_since": since}
    if Notice.objects.filter(**wait).exists():
        return
    Notice.objects.create(business=chat.business, **wait)
    settings = settings_of(chat)
    text = settings.offline_message if kind == "offline" else settings.delayed_message
    if text:
        wording = settings.worded_by
        by = guesses.absent_writer(chat.business, wording) if wording else None
        send(chat, opening.message("other", text), by)


def settings_of(chat: LiveConversation) -> TeamSettings:
    """Of the chat's team: how it words its messages, "" where it wants nothing sent."""
    own = TeamSettings.objects.filter(business=chat.business, team=chat.now.team_id)
    return own.select_related("worded_by").first() or TeamSettings()


# ── Out of it ───────────────────────────────────────────────────────────────────────────────────


class ReadUpTo(NamedTuple):
    """A place in a contact's conversations: everything before it has arrived."""

    number: int  # of the conversation
    position: int  # of the first message that has not


ARRIVED = """
UPDATE agentchat_delivery d
SET delivered_at = now()
FROM conversations_message m, conversations_conversation c
WHERE d.message = m.id
  AND d.delivered_at IS NULL
  AND d.business_id = %s
  AND m.business_id = d.business_id
  AND c.id = m.conversation_id
  AND c.business_id = m.business_id
  AND d.conversation_id = c.id
  AND c.contact_id = %s
  AND (c.number, m.position) < (%s, %s)"""


def mark_delivered(
    business_id: int,
    contact_id: int,
    up_to: ReadUpTo,
) -> int:
    """The contact's channel holds everything up to there; returns how many messages are news."""
    return execute(ARRIVED, [business_id, contact_id, up_to.number, up_to.position])


# The agent's last message of a chat, until the user answers: (id, delivered_at, channel).
LAST_REPLY = """
SELECT d.id, d.delivered_at, d.channel
FROM agentchat_delivery d
JOIN conversations_message m ON m.id = d.message
  AND m.conversation_id = d.conversation_id
  AND m.business_id = d.business_id
WHERE d.conversation_id = %(chat)s
  AND d.business_id = %(business)s
  AND m.sender = 'agent'
  AND m.position > coalesce((
    SELECT max(u.position)
    FROM conversations_message u
    WHERE u.conversation_id = %(chat)s
      AND u.business_id = %(business)s
      AND u.sender = 'user'), -1)
ORDER BY d.id DESC
LIMIT 1"""


class LastReply(NamedTuple):
    """A row of LAST_REPLY."""

    id: int
    delivered_at: datetime | None
    channel: str
