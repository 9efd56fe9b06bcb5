"""All counts and choices of Businesses, in one statement: how many chats are live and delayed in
each business that one leads, how many are in each list, and what the lists can be filtered by.

How many are live is known from tallies; how many are delayed is counted along an index, for it
follows the clock.
"""

from collections.abc import Iterable
from typing import NamedTuple

from chatlinks.agentchat.businesses.chat_filters import ChatFilters
from chatlinks.database.rows import prepared_typed

MOST_COMPLETED = 999  # counted; there may be millions

# With the bot for more than 24 hours: over, though no sweep has said so yet.
OVER = """c.state = 'bot'
  AND c.state <> 'completed'
  AND c.waits_from <= now() - interval '24 hours'"""

# Over `led` (the businesses that the person leads) and `chosen` (the one whose chats are listed).
COUNTS = """
WITH led AS MATERIALIZED (
  SELECT b.id, b.name
  FROM workspaces_membership m
  JOIN workspaces_business b ON b.id = m.business_id
  WHERE m.person_id = %s
    AND m.active
    AND m.smart_agent_chat
    AND m.role IN ('team_lead', 'admin')),
chosen AS MATERIALIZED (
  SELECT id
  FROM led
  ORDER BY id <> %s, name, id
  LIMIT 1)
SELECT 'business', led.id, led.name, 0::bigint
FROM led
UNION ALL
SELECT 'live', led.id, '', sum(t.change)
FROM led
JOIN conversations_tally t ON t.business_id = led.id
GROUP BY led.id
UNION ALL
SELECT 'live', led.id, '', -count(*)
FROM led
JOIN conversations_conversation c ON c.business_id = led.id
  AND {over}
GROUP BY led.id
UNION ALL
SELECT 'delayed', led.id, '', late.count
FROM led
JOIN workspaces_team t ON t.business_id = led.id
CROSS JOIN LATERAL (
  SELECT count(*)
  FROM conversations_conversation c
  WHERE c.team_id = t.id
    AND c.business_id = t.business_id
    AND c.state IN ('queued', 'active')
    AND c.waits_from < now() - make_interval(mins => t.delay_minutes)) late
UNION ALL
{lists}
UNION ALL
SELECT 'team', t.id, t.name, 0
FROM workspaces_team t
WHERE t.business_id = (SELECT id FROM chosen)
UNION ALL
SELECT 'person', p.id, p.name, 0
FROM workspaces_membership m
JOIN accounts_person p ON p.id = m.person_id
WHERE m.business_id = (SELECT id FROM chosen)
  AND m.active
  AND m.smart_agent_chat"""

# The lists' counts where tallies know them.
TALLIED = f"""
SELECT 'list', 0, t.state, sum(t.change)
FROM conversations_tally t
WHERE t.business_id = (SELECT id FROM chosen)
  AND {{tally}}
GROUP BY t.state
UNION ALL
SELECT 'list', 0, 'bot', -count(*)
FROM conversations_conversation c
WHERE c.business_id = (SELECT id FROM chosen)
  AND {OVER}
  AND {{chat}}"""

# … and where only the chats themselves do.
COUNTED = f"""
SELECT 'list', 0, c.state, count(*)
FROM conversations_conversation c
WHERE c.business_id = (SELECT id FROM chosen)
  AND c.state <> 'completed'
  AND NOT ({OVER})
  AND {{chat}}
GROUP BY c.state"""

COMPLETED = f"""
UNION ALL
SELECT 'list', 0, 'completed', count(*)
FROM (
  SELECT
  FROM conversations_conversation c
  WHERE c.business_id = (SELECT id FROM chosen)
    AND c.state = 'completed'
  LIMIT {MOST_COMPLETED + 1}) c"""


class CountRow(NamedTuple):
    """A row of COUNTS."""

    kind: str  # business, live, delayed: of a business; list: of a state; team, person: a choice
    id: int
    name: str  # of the business, team or person; of a list the state
    total: int


def chat_counts(person_id: int, filters: ChatFilters) -> list[CountRow]:
    """One statement. Nothing of kind `business` comes for who leads none."""
    lists, parameters = list_counts(filters)
    sql = COUNTS.format(lists=lists, over=OVER)
    return prepared_typed(
        CountRow,
        sql,
        [person_id, filters.business or 0, *parameters],
    )


def list_counts(filters: ChatFilters) -> tuple[str, list[object]]:
    """SQL for how many chats each list has under these filters, and its parameters.

    Of completed ones under filters nobody knows how many there are.
    """
    if filters.tallied:
        tally, of_tallies = filters.whose("t")
        chat, of_chats = filters.whose("c")
        sql, parameters = TALLIED.format(tally=tally, chat=chat), [*of_tallies, *of_chats]
    else:
        chat, parameters = filters.condition(("(SELECT id FROM chosen)", []))
        sql = COUNTED.format(chat=chat)
    return (sql if filters.any else sql + COMPLETED), parameters


def of_kind(rows: Iterable[CountRow], kind: str) -> list[CountRow]:
    return [row for row in rows if row.kind == kind]
