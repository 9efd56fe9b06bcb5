"""Priya's chat with one agent of the live side, and what a move of it would change."""

from typing import Any

from chatlinks.chats import presence, remarks, transitions
from chatlinks.chats.models import Availability
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records import incoming
from chatlinks.database.rows import rows
from chatlinks.workspaces.models import Team
from tests.kit.cast import PRIYA, Cast
from tests.kit.watching.census import census

MINE = "agent_permitted"  # whose chat it is
SAID = "I am Priya of Lotus Garden, my card is 4111 1111 1111 1111"
NOTE = "Priya wrote from priya.venkat@mailbox.example"
CHATS = """
SELECT id, state, assignee_id, team_id, unread, waiting_since
FROM conversations_conversation ORDER BY id"""
PRESENCE = "SELECT person_id, status FROM agentchat_seat ORDER BY id"
ASSIGNMENTS = "SELECT id, opened_at, ended_at FROM agentchat_stint ORDER BY id"


def hand_over(cast: Cast) -> Conversation:
    """Priya writes, is handed over to the team Cards, and so to the one agent who is online."""
    agent = cast.people[MINE]
    Availability.objects.create(business=cast.acme, person=agent)
    presence.set_status(agent, Availability.Status.ONLINE)
    priya = incoming.IncomingContact(**PRIYA, channel="web")
    written = transitions.user_writes(cast.acme, priya, opening.message("user", SAID))
    team = Team.objects.get(business=cast.acme, name="Cards")
    transitions.hand_over(cast.acme, written.conversation_id, team)
    remarks.add_note(cast.acme, written.conversation_id, agent, NOTE)
    chat = Conversation.objects.get(pk=written.conversation_id)
    assert chat.assignee == agent
    return chat


def standing() -> tuple[Any, ...]:
    """Whatever a move changes, but for the records of who read what."""
    counted = census()
    for records in ("privacy_unsealing", "audit_record"):
        del counted[records]
    return counted, rows(CHATS), rows(PRESENCE), rows(ASSIGNMENTS)
