"""The numbers above an agent's chats, and what happens to the chats of an agent who leaves."""

from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone

from chatlinks.database.rows import typed


class ChatStats(NamedTuple):
    """A row of STATS."""

    completed: int  # today, where the agent is
    waiting: int
    queue: int
    team_queue: int


STATS = """
SELECT
  (SELECT count(*)
   FROM agentchat_closing f
   WHERE f.person_id = %(person)s
     AND f.at >= %(midnight)s),
  (SELECT count(*)
   FROM conversations_conversation c
   WHERE c.assignee_id = %(person)s
     AND c.state = 'waiting'),
  (SELECT count(*)
   FROM conversations_conversation c
   WHERE c.assignee_id = %(person)s
     AND c.state = 'queued'),
  (SELECT count(*)
   FROM workspaces_membership m
   JOIN conversations_conversation c ON c.business_id = m.business_id
   WHERE m.person_id = %(person)s
     AND m.active
     AND m.smart_agent_chat
     AND c.state = 'queued'
     AND c.assignee_id IS NULL
     AND (
       c.team_id IS NULL
       OR EXISTS (
         SELECT FROM workspaces_membership_teams j
         WHERE j.membership_id = m.id
           AND j.team_id = c.team_id)))"""


def chat_stats(person: Any, zone: ZoneInfo) -> ChatStats:
    now = timezone.now().astimezone(zone)
    midnight = now.replace(
        hour=0,
        minute=0,
        second=0,
        microsecond=0,
    )
    [stats] = typed(
        ChatStats,
        STATS,
        {"person": person.pk, "midnight": midnight},
    )
    return stats


class Leaving(NamedTuple):
    """A row of LEAVING: how many chats go where when their agent leaves, by the teams' settings."""

    returned: int
    kept: int
    queued: int  # in the agent's own queue: back to the team's, on a break as well


LEAVING = """
SELECT count(*) FILTER (WHERE c.state = 'active' AND coalesce(s.sign_out, 'queue') <> 'keep'),
  count(*) FILTER (WHERE c.state = 'active' AND s.sign_out = 'keep'),
  count(*) FILTER (WHERE c.state = 'queued')
FROM conversations_conversation c
LEFT JOIN agentchat_teamsettings s ON s.team_id = c.team_id
  AND s.business_id = c.business_id
WHERE c.assignee_id = %s
  AND c.state IN ('queued', 'active')"""


def leaving(person: Any) -> Leaving:
    [counts] = typed(Leaving, LEAVING, [person.pk])
    return counts
