"""How many conversations are live, by state, team and agent, without counting them: see
models.Tally.
"""

from chatlinks.database.rows import execute

FOLD = """
WITH gone AS (
  DELETE FROM conversations_tally RETURNING business_id, team_id, assignee_id, state, change)
INSERT INTO conversations_tally (business_id, team_id, assignee_id, state, change)
SELECT business_id, team_id, assignee_id, state, sum(change) FROM gone
GROUP BY business_id, team_id, assignee_id, state
HAVING sum(change) <> 0"""


def fold() -> int:
    """Make one row of all that count the same; returns how many are left.

    Readers see the old rows or the new ones.
    """
    return execute(FOLD)
