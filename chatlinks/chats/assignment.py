"""Who gets which chat: the longest waiting first, to the agent whom the user had before, else to
the freest.

Only called by those who hold the business's lock (`workspaces.lock`), so that nobody counts free
slots while another fills them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from chatlinks.chats.models import Assignment
from chatlinks.database.rows import typed

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass
class OnlineAgent:
    """A row of ONLINE: somebody who takes chats now."""

    person_id: int
    name: str
    slots: int  # free ones; may be below 0, after a chat was given to them by hand
    last_assigned: datetime | None
    teams: list[int]


class QueuedChat(NamedTuple):
    """A row of QUEUED: a chat, with whom it waits for, and who had the user before."""

    id: int
    contact_id: int
    team_id: int | None
    assignee_id: int | None
    previous: int | None


class GivenUpChat(NamedTuple):
    """A row of GIVEN_UP: this person had this chat, and gave it away or left it unanswered."""

    conversation_id: int
    person_id: int


# Only active chats fill a slot, those that wait for the user don't; how many there are is known
# from the tally. One pass over it and over the teams; when each was last given a chat is the end of
# an index.
ONLINE = """
WITH available AS MATERIALIZED (
  SELECT s.person_id, p.name, s.slots, m.id AS membership_id
  FROM agentchat_seat s
  JOIN accounts_person p ON p.id = s.person_id AND p.is_active
  JOIN workspaces_membership m ON m.business_id = s.business_id
    AND m.person_id = s.person_id
    AND m.active
    AND m.smart_agent_chat
  WHERE s.business_id = %(business)s
    AND s.status = 'online'
    AND {whom})
SELECT s.person_id,
  s.name,
  s.slots - coalesce(a.active, 0)::int,
  (SELECT max(t.started_at)
   FROM agentchat_stint t
   WHERE t.business_id = %(business)s
     AND t.person_id = s.person_id),
  coalesce(j.teams, '{{}}')
FROM available s
LEFT JOIN (
  SELECT assignee_id, sum(change) AS active
  FROM conversations_tally
  WHERE business_id = %(business)s
    AND state = 'active'
  GROUP BY 1) a ON a.assignee_id = s.person_id
LEFT JOIN (
  SELECT membership_id, array_agg(team_id) AS teams
  FROM workspaces_membership_teams
  WHERE membership_id IN (SELECT membership_id FROM available)
  GROUP BY 1) j ON j.membership_id = s.membership_id"""
EVERYBODY = ONLINE.format(whom="true")
ONE = ONLINE.format(whom="s.person_id = %(person)s")

# The first of each team with somebody free, of no team, and those in the queues of agents who are
# free: as many of each as there are free slots. So neither a long queue nor chats that wait for one
# agent hide those that others could take.
QUEUED = """
WITH first AS (
  SELECT c.id
  FROM unnest(%(teams)s::bigint[]) t (id)
  CROSS JOIN LATERAL (
    SELECT c.id
    FROM conversations_conversation c
    WHERE c.team_id = t.id
      AND c.state = 'queued'
      AND c.business_id = %(business)s
      AND c.assignee_id IS NULL
      AND c.id <> ALL(%(passed_over)s)
    ORDER BY c.waits_from, c.id
    LIMIT %(most)s) c
  UNION ALL
  (SELECT c.id
   FROM conversations_conversation c
   WHERE c.business_id = %(business)s
     AND c.state = 'queued'
     AND c.team_id IS NULL
     AND c.assignee_id IS NULL
     AND c.id <> ALL(%(passed_over)s)
   ORDER BY c.waits_from, c.id
   LIMIT %(most)s)
  UNION ALL
  (SELECT c.id
   FROM conversations_conversation c
   WHERE c.business_id = %(business)s
     AND c.state = 'queued'
     AND c.assignee_id = ANY(%(people)s)
     AND c.id <> ALL(%(passed_over)s)
   ORDER BY c.waits_from, c.id))
SELECT c.id,
  c.contact_id,
  c.team_id,
  c.assignee_id,
  (SELECT t.person_id
   FROM agentchat_stint t
   WHERE t.business_id = c.business_id
     AND t.contact_id = c.contact_id
     AND t.ended_at IS NOT NULL
   ORDER BY t.ended_at DESC
   LIMIT 1)
FROM first
JOIN conversations_conversation c ON c.id = first.id
  AND c.business_id = %(business)s
ORDER BY c.waits_from, c.id"""

# A chat that was taken back from an agent, or that they gave away, doesn't prefer them.
GIVEN_UP = f"""
SELECT DISTINCT conversation_id, person_id
FROM agentchat_stint
WHERE business_id = %s
  AND conversation_id = ANY(%s)
  AND "end" IN ('{Assignment.End.RECALLED}', '{Assignment.End.REASSIGNED}')"""


def online(business_id: int) -> dict[int, OnlineAgent]:
    """Person → who is online."""
    agents = typed(OnlineAgent, EVERYBODY, {"business": business_id})
    return {agent.person_id: agent for agent in agents}


def if_online(business_id: int, person_id: int) -> OnlineAgent | None:
    """This agent, if they are online."""
    agents = typed(
        OnlineAgent,
        ONE,
        {"business": business_id, "person": person_id},
    )
    return agents[0] if agents else None


def next_assignments(
    business_id: int,
    passed_over: Sequence[int] = (),
) -> list[tuple[QueuedChat, OnlineAgent]]:
    """The chats to assign now, each with the agent who gets it. `passed_over`: those that can't be
    assigned, and take nobody's slot.
    """
    agents = online(business_id)
    free = [agent for agent in agents.values() if agent.slots > 0]
    chats = queued_for(business_id, free, passed_over)
    given_up_chats = given_up_of(business_id, chats)
    pairs = []
    for chat in chats:
        avoided = {each.person_id for each in given_up_chats if each.conversation_id == chat.id}
        agent = choose(chat, agents, avoided)
        if agent is not None:
            agent.slots -= 1
            pairs.append((chat, agent))
    return pairs


def queued_for(
    business_id: int,
    free: list[OnlineAgent],
    passed_over: Sequence[int],
) -> list[QueuedChat]:
    """Those that agents with a free slot could take, the longest waiting first."""
    if not free:
        return []
    parameters = {
        "business": business_id,
        "teams": sorted({team for agent in free for team in agent.teams}),
        "people": [agent.person_id for agent in free],
        "most": sum(agent.slots for agent in free),
        "passed_over": list(passed_over),
    }
    return typed(QueuedChat, QUEUED, parameters)


def given_up_of(business_id: int, chats: list[QueuedChat]) -> list[GivenUpChat]:
    if not chats:
        return []
    return typed(
        GivenUpChat,
        GIVEN_UP,
        [business_id, [chat.id for chat in chats]],
    )


def choose(
    chat: QueuedChat,
    agents: dict[int, OnlineAgent],
    avoided: set[int],
) -> OnlineAgent | None:
    """One for whom the chat waits gets it and nobody else; then the previous agent; then the
    freest, the longest idle first."""
    if chat.assignee_id is not None:
        own = agents.get(chat.assignee_id)
        return own if own and own.slots > 0 else None
    able = [agent for agent in agents.values() if may_take(agent, chat)]
    if others := [agent for agent in able if agent.person_id not in avoided]:
        able = others
    for agent in able:
        if agent.person_id == chat.previous and agent.person_id not in avoided:
            return agent
    return min(able, key=freest_first, default=None)


def may_take(agent: OnlineAgent, chat: QueuedChat) -> bool:
    return agent.slots > 0 and (chat.team_id is None or chat.team_id in agent.teams)


def freest_first(agent: OnlineAgent) -> tuple[int, datetime, int]:
    return -agent.slots, agent.last_assigned or NEVER, agent.person_id
