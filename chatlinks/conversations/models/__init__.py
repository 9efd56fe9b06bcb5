"""Contacts and what was said with them.

Every text here is masked; what was masked lies beside it in `sealed`.

The big tables (messages, events, entities, reviews, steps) are written by COPY and read as rows. A
migration ties each of their rows to its conversation *and* business by one composite foreign key,
so no row can stray into another business.
"""

from chatlinks.conversations.models.backfill import Backfill
from chatlinks.conversations.models.contact import Contact, Lookup
from chatlinks.conversations.models.conversation import Conversation, Participation, Tally
from chatlinks.conversations.models.guesses import GuessAlarm, WrittenText
from chatlinks.conversations.models.parts import (
    ConversationPart,
    Entity,
    Event,
    File,
    Mark,
    Message,
    Review,
    Step,
)
from chatlinks.conversations.models.unread import UnreadText

__all__ = [
    "Backfill",
    "Contact",
    "Conversation",
    "ConversationPart",
    "Entity",
    "Event",
    "File",
    "GuessAlarm",
    "Lookup",
    "Mark",
    "Message",
    "Participation",
    "Review",
    "Step",
    "Tally",
    "UnreadText",
    "WrittenText",
]
