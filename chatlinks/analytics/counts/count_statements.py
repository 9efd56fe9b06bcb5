"""The SQL by which a day is counted: %(business)s, %(day)s, %(rules)s; %(begin)s and %(end)s are
the day's first instant and the next day's."""

# What was masked by an older policy counts under no channel: its name may tell what is hidden
# by now.
CHANNEL = "CASE WHEN c.rules < %(rules)s THEN '' ELSE c.channel END"
OF_DAY = "m.business_id = %(business)s AND m.at >= %(begin)s AND m.at < %(end)s"


def ratings(given_to: str) -> str:
    """How often 1, 2, 3, 4, 5 was given, of channel `h`."""
    return f"""ARRAY(
    SELECT coalesce((
      SELECT times
      FROM rated r
      WHERE r.channel = h.channel AND r.given_to = '{given_to}' AND r.rating = n), 0)
    FROM generate_series(1, 5) n
    ORDER BY n)"""


DAILY = f"""
INSERT INTO analytics_daily (
  business_id, day, channel,
  user_messages, bot_messages, agent_messages, other_messages, breaks,
  conversations, bot_alone, users, bot_ratings, agent_ratings)
WITH written AS (
  SELECT
    {CHANNEL} AS channel,
    count(*) FILTER (WHERE m.sender = 'user') AS by_user,
    count(*) FILTER (WHERE m.sender = 'bot') AS by_bot,
    count(*) FILTER (WHERE m.sender = 'agent') AS by_agent,
    count(*) FILTER (WHERE m.sender = 'other') AS by_other,
    count(*) FILTER (WHERE m.is_broken AND m.sender = 'user') AS breaks,
    count(DISTINCT c.contact_id) FILTER (WHERE m.sender = 'user') AS users
  FROM conversations_message m
  JOIN conversations_conversation c
    ON c.id = m.conversation_id AND c.business_id = m.business_id
  WHERE {OF_DAY}
  GROUP BY 1),
begun AS (
  SELECT
    {CHANNEL} AS channel,
    count(*) AS conversations,
    count(*) FILTER (WHERE NOT EXISTS (
      SELECT
      FROM conversations_message m
      WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND m.sender = 'agent')
    ) AS alone
  FROM conversations_conversation c
  WHERE c.business_id = %(business)s AND c.started_at >= %(begin)s AND c.started_at < %(end)s
  GROUP BY 1),
rated AS (
  SELECT {CHANNEL} AS channel, r.given_to, r.rating, count(*) AS times
  FROM conversations_review r
  JOIN conversations_conversation c
    ON c.id = r.conversation_id AND c.business_id = r.business_id
  WHERE r.business_id = %(business)s AND r.at >= %(begin)s AND r.at < %(end)s
  GROUP BY 1, 2, 3),
channels AS (
  SELECT channel FROM written
  UNION SELECT channel FROM begun
  UNION SELECT channel FROM rated)
SELECT
  %(business)s, %(day)s, channel,
  coalesce(by_user, 0), coalesce(by_bot, 0), coalesce(by_agent, 0), coalesce(by_other, 0),
  coalesce(breaks, 0),
  coalesce(conversations, 0), coalesce(alone, 0), coalesce(users, 0),
  {ratings("bot")},
  {ratings("agent")}
FROM channels h
LEFT JOIN written USING (channel)
LEFT JOIN begun USING (channel)"""

ACTIVE_USERS = f"""
INSERT INTO analytics_activeuser (business_id, day, channel, contact_id)
SELECT DISTINCT %(business)s, %(day)s::date, {CHANNEL}, c.contact_id
FROM conversations_message m
JOIN conversations_conversation c
  ON c.id = m.conversation_id AND c.business_id = m.business_id
WHERE {OF_DAY} AND m.sender = 'user'"""
