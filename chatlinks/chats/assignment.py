"""Who takes which chat: the longest waiting first, to the agent whom the user had before, else to the freest.

Only called by those who hold the business's lock (`conversations.live.lock`), so that nobody counts free slots while
another fills them.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from chatlinks.chats.models import Assignment
from chatlinks.database.rows import rows

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass
class Free:
    """An agent who is online."""

    person_id: int
    name: str
    slots: int  # free ones; may be below 0, after a chat was given to them by hand
    last_given: datetime | None
    teams: set[int] = field(default_factory=set)


class Queued(NamedTuple):
    """A queued chat, with whom it waits for, and who had the user before."""

    id: int
    contact_id: int
    team_id: int | None
    assignee_id: int | None
    previous: int | None


# Only active chats fill a slot, those that wait for the user don't; how many there are is known from the tally. One pass over
# it and over the teams; when each was last given a chat is the end of an index.
ONLINE = """
WITH seated AS MATERIALIZED (
  SELECT s.person_id, p.name, s.slots, m.id AS membership_id
  FROM agentchat_seat s JOIN accounts_person p ON p.id = s.person_id AND p.is_active
  JOIN workspaces_membership m ON m.business_id = s.business_id AND m.person_id = s.person_id AND m.active AND m.smart_agent_chat
  WHERE s.business_id = %(business)s AND s.status = 'online' AND {whom})
SELECT s.person_id, s.name, s.slots - coalesce(a.active, 0)::int,
       (SELECT max(t.started_at) FROM agentchat_stint t WHERE t.business_id = %(business)s AND t.person_id = s.person_id),
       coalesce(j.teams, '{{}}')
FROM seated s
LEFT JOIN (SELECT assignee_id, sum(change) AS active FROM conversations_tally
           WHERE business_id = %(business)s AND state = 'active' GROUP BY 1) a ON a.assignee_id = s.person_id
LEFT JOIN (SELECT membership_id, array_agg(team_id) AS teams FROM workspaces_membership_teams
           WHERE membership_id IN (SELECT membership_id FROM seated) GROUP BY 1) j ON j.membership_id = s.membership_id"""

# The first of each team with somebody free, of no team, and those in the queues of agents who are free: as many of each as
# there are free slots. So neither a long queue nor chats that wait for one agent hide those that others could take.
# A chat that was taken back from an agent, or that they gave away, doesn't prefer them.
QUEUED = """
WITH first AS (
  SELECT c.id FROM unnest(%(teams)s::bigint[]) t (id) CROSS JOIN LATERAL (
    SELECT c.id FROM conversations_conversation c WHERE c.team_id = t.id AND c.state = 'queued' AND c.business_id = %(business)s
    AND c.assignee_id IS NULL ORDER BY c.waits_from, c.id LIMIT %(most)s) c
  UNION ALL
  (SELECT c.id FROM conversations_conversation c WHERE c.business_id = %(business)s AND c.state = 'queued' AND c.team_id IS NULL
   AND c.assignee_id IS NULL ORDER BY c.waits_from, c.id LIMIT %(most)s)
  UNION ALL
  (SELECT c.id FROM conversations_conversation c WHERE c.business_id = %(business)s AND c.state = 'queued'
   AND c.assignee_id = ANY(%(people)s) ORDER BY c.waits_from, c.id))
SELECT c.id, c.contact_id, c.team_id, c.assignee_id,
       (SELECT t.person_id FROM agentchat_stint t WHERE t.business_id = c.business_id AND t.contact_id = c.contact_id
        AND t.ended_at IS NOT NULL ORDER BY t.ended_at DESC LIMIT 1)
FROM first JOIN conversations_conversation c ON c.id = first.id AND c.business_id = %(business)s ORDER BY c.waits_from, c.id"""

GIVEN_AWAY = f"""SELECT DISTINCT conversation_id, person_id FROM agentchat_stint WHERE business_id = %s AND conversation_id = ANY(%s)
                 AND "end" IN ('{Assignment.End.RECALLED}', '{Assignment.End.REASSIGNED}')"""


def online(business_id: int) -> dict[int, Free]:
    """Person → who is online."""
    return {free.person_id: free for free in asked(business_id, "true")}


def seated(business_id: int, person_id: int) -> Free | None:
    """This agent, if they are online."""
    return next(iter(asked(business_id, "s.person_id = %(person)s", person_id)), None)


def asked(business_id: int, whom: str, person_id: int = 0) -> list[Free]:
    found = rows(ONLINE.format(whom=whom), {"business": business_id, "person": person_id})
    return [Free(row[0], row[1], row[2], row[3], set(row[4])) for row in found]


def matches(business_id: int) -> list[tuple[Queued, Free]]:
    """The chats to give now, each with the agent who gets it."""
    agents = online(business_id)
    free = [agent for agent in agents.values() if agent.slots > 0]
    if not free:
        return []
    asked_for = {
        "business": business_id, "teams": sorted({team for agent in free for team in agent.teams}),
        "people": [agent.person_id for agent in free], "most": sum(agent.slots for agent in free),
    }  # fmt: skip
    waiting = [Queued._make(row) for row in rows(QUEUED, asked_for)]
    away = set(rows(GIVEN_AWAY, [business_id, [chat.id for chat in waiting]])) if waiting else set()
    found = []
    for chat in waiting:
        agent = choose(chat, agents, {person for id_, person in away if id_ == chat.id})
        if agent is not None:
            agent.slots -= 1
            found.append((chat, agent))
    return found


def choose(chat: Queued, agents: dict[int, Free], avoided: set[int]) -> Free | None:
    """One for whom the chat waits gets it and nobody else; then the previous agent; then the freest, the longest idle first."""
    if chat.assignee_id is not None:
        mine = agents.get(chat.assignee_id)
        return mine if mine and mine.slots > 0 else None
    able = [
        agent
        for agent in agents.values()
        if agent.slots > 0 and (chat.team_id is None or chat.team_id in agent.teams)
    ]
    if others := [agent for agent in able if agent.person_id not in avoided]:
        able = others
    for agent in able:
        if agent.person_id == chat.previous and agent.person_id not in avoided:
            return agent
    return min(
        able,
        key=lambda agent: (-agent.slots, agent.last_given or NEVER, agent.person_id),
        default=None,
    )
