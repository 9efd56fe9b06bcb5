"""Who waits in a conversation, and whether the user wrote meanwhile."""

from datetime import datetime

from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.database.rows import rows

UNANSWERED = """
SELECT greatest(min(m.at), (
  SELECT min(e.at) FROM conversations_event e
  WHERE e.conversation_id = %(conversation)s AND e.business_id = %(business)s
    AND e.kind = 'assigned_team'))
FROM conversations_message m
WHERE m.conversation_id = %(conversation)s AND m.business_id = %(business)s AND m.sender = 'user'
  AND m.position > coalesce((
    SELECT max(a.position) FROM conversations_message a
    WHERE a.conversation_id = m.conversation_id AND a.business_id = m.business_id
      AND a.sender = 'agent'), -1)
HAVING count(*) > 0"""


def unanswered_since(chat: LiveConversation) -> datetime | None:
    """Since when the user waits for an agent's answer: from the hand-over at the earliest.

    None if they don't.
    """
    found = rows(UNANSWERED, {"conversation": chat.id, "business": chat.business.id})
    return found[0][0] if found else None


def user_wrote_after(chat: LiveConversation, count: int) -> bool:
    """Beyond the first `count` messages."""
    found = rows(
        """SELECT 1 FROM conversations_message
           WHERE conversation_id = %s AND business_id = %s
             AND position >= %s AND sender = 'user'
           LIMIT 1""",
        [chat.id, chat.business.id, count],
    )
    return bool(found)
