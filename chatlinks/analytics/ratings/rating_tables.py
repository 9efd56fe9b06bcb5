"""CSAT by agent, by team and by task, out of the reviews themselves.

Names are masked, as they are stored; none is shown that an older policy left open. Agents and teams
are those of ratings for agents.
"""

from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from chatlinks.analytics.counts.daily_totals import grade
from chatlinks.analytics.lists.columns import hidden_if_stale
from chatlinks.analytics.lists.filters import OF_CHANNEL, joined
from chatlinks.analytics.period import Period
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import typed
from chatlinks.reading.text import as_html
from chatlinks.workspaces.models import Business

MOST = 1_000  # the latest ratings that are looked at, so that a page costs the same in any store
LONGEST_TABLE = 20  # rows
KINDS = {"agent": "Agent", "team": "Team", "task": "Task"}
# One conversation after the other, or PostgreSQL would read through all there are.
SUMS = """
SELECT by.kind, by.name, count(*), count(*) FILTER (WHERE r.rating >= 4)
FROM (
  SELECT r.business_id, r.conversation_id, r.rating, r.given_to, r.agent, r.task
  FROM conversations_review r
  WHERE {where}
  ORDER BY r.at DESC, r.id DESC
  LIMIT {most}) r
CROSS JOIN LATERAL (
  SELECT c.business_id, c.team_id, c.rules
  FROM conversations_conversation c
  WHERE c.id = r.conversation_id AND c.business_id = r.business_id
  LIMIT 1) c
LEFT JOIN workspaces_team t
  ON t.id = c.team_id AND t.business_id = c.business_id
CROSS JOIN LATERAL (VALUES
  ('agent', CASE WHEN r.given_to = 'agent' THEN {agent} END),
  ('team', CASE WHEN r.given_to = 'agent' THEN t.name END),
  ('task', {task})) by (kind, name)
WHERE by.name <> ''
GROUP BY 1, 2
ORDER BY 3 DESC, 2"""


class RatingSum(NamedTuple):
    """A row of SUMS."""

    kind: str
    name: str
    ratings: int
    good: int  # 4 and 5

    @property
    def csat(self) -> float:
        return self.good / self.ratings


class RatedName(NamedTuple):
    """A row of a table: an agent, a team or a task."""

    name: Markup
    url: str  # of its reviews; "" where these can't be narrowed to it
    ratings: int
    csat: float
    grade: str
    points: float | None  # compared with the period before


class RatingTable(NamedTuple):
    label: str
    rows: list[RatedName]
    others: int  # names beyond these


def rating_tables(
    business: Business,
    period: Period,
    channel: str,
    *,
    compare: bool,
    whole: str,
) -> list[RatingTable]:
    """Those that hold anything. `whole`: business and dates, to begin a query with."""
    now = sums(business, period, channel)
    earlier = sums(business, period.before, channel) if compare else []
    before = {(each.kind, each.name): each.csat for each in earlier}
    tables = []
    for kind, label in KINDS.items():
        of_kind = [each for each in now if each.kind == kind]
        shown = [rated_name(each, before, whole) for each in of_kind[:LONGEST_TABLE]]
        if shown:
            tables.append(RatingTable(label, shown, len(of_kind) - len(shown)))
    return tables


def sums(
    business: Business,
    period: Period,
    channel: str,
) -> list[RatingSum]:
    """Of the latest MOST ratings of a period, the most frequent names first."""
    conditions: list[Condition] = [
        (
            "r.business_id = %s AND r.at >= %s AND r.at < %s",
            [business.pk, period.begin, period.end],
        )
    ]
    if channel:
        conditions.append((OF_CHANNEL.format(of="r"), [channel, business.rules]))
    where, parameters = joined(conditions)
    sql = SUMS.format(
        where=where,
        most=MOST,
        agent=hidden_if_stale("r.agent", business.rules),
        task=hidden_if_stale("r.task", business.rules),
    )
    return typed(RatingSum, sql, parameters)


def rated_name(
    row: RatingSum,
    before: dict[tuple[str, str], float],
    whole: str,
) -> RatedName:
    earlier = before.get((row.kind, row.name))
    task = urlencode({"task": row.name, "empty": 1})
    return RatedName(
        name=as_html(row.name),
        url=f"/analytics/reviews{whole}&{task}" if row.kind == "task" else "",
        ratings=row.ratings,
        csat=row.csat,
        grade=grade(row.csat),
        points=None if earlier is None else row.csat - earlier,
    )
