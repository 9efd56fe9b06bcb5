"""The queue of an agent's teams, and taking the next chat out of it."""

from typing import Any, NamedTuple

from chatlinks.chats import transitions
from chatlinks.chats.steps import Refused
from chatlinks.database.rows import typed
from chatlinks.workspaces.memberships import chat_memberships

TRIES = 5  # chats: others take from the same queue
EMPTY = "The team’s queue is empty: somebody else was faster."

# As `team_queue` of chat_stats counts them; who waits longest stands first.
WAITING = """
SELECT c.id, c.business_id
FROM workspaces_membership m
JOIN conversations_conversation c ON c.business_id = m.business_id
WHERE m.person_id = %s
  AND m.active
  AND m.smart_agent_chat
  AND c.state = 'queued'
  AND c.assignee_id IS NULL
  AND (
    c.team_id IS NULL
    OR EXISTS (
      SELECT FROM workspaces_membership_teams j
      WHERE j.membership_id = m.id
        AND j.team_id = c.team_id))
ORDER BY c.waits_from, c.id
LIMIT %s"""


class QueuedOfTeam(NamedTuple):
    """A row of WAITING."""

    id: int
    business_id: int


def take_next(person: Any) -> int:
    """The chat of their teams that waits longest is this agent's now; returns its id.

    Raises Refused, with the reason of the last one that couldn't be had.
    """
    members = {each.business_id: each for each in chat_memberships(person)}
    problem = Refused(EMPTY)
    for queued in typed(QueuedOfTeam, WAITING, [person.pk, TRIES]):
        member = members[queued.business_id]
        try:
            transitions.take(member.business, queued.id, member)
        except Refused as refused:
            problem = refused
            continue
        return queued.id
    raise problem
