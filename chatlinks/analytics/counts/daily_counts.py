"""Count days. A day is counted whole, from the conversations' own rows, so a count can't drift: a dirty one is counted anew."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from chatlinks.analytics.words import phrases
from chatlinks.database.rows import execute, rows
from chatlinks.workspaces.models import Business

AT_A_TIME = 50  # dirty days of one round of the job
SMALL = (
    20_000  # messages of days that a page counts while its reader waits; more is left to the job
)

# What was masked by older rules counts under no channel, for its name may tell what is hidden by now.
CHANNEL = "CASE WHEN c.rules < %(rules)s THEN '' ELSE c.channel END"
# %(begin)s and %(end)s are the day's first instant and the next day's.
DAILY = f"""
INSERT INTO analytics_daily (business_id, day, channel, user_messages, bot_messages, agent_messages, other_messages, breaks,
  conversations, bot_alone, users, bot_ratings, agent_ratings)
WITH said AS (
  SELECT {CHANNEL} AS channel, count(*) FILTER (WHERE m.sender = 'user') AS by_user, count(*) FILTER (WHERE m.sender = 'bot') AS by_bot,
    count(*) FILTER (WHERE m.sender = 'agent') AS by_agent, count(*) FILTER (WHERE m.sender = 'other') AS by_other,
    count(*) FILTER (WHERE m.is_broken AND m.sender = 'user') AS breaks,
    count(DISTINCT c.contact_id) FILTER (WHERE m.sender = 'user') AS users
  FROM conversations_message m JOIN conversations_conversation c ON c.id = m.conversation_id AND c.business_id = m.business_id
  WHERE m.business_id = %(business)s AND m.at >= %(begin)s AND m.at < %(end)s GROUP BY 1),
begun AS (
  SELECT {CHANNEL} AS channel, count(*) AS conversations, count(*) FILTER (WHERE NOT EXISTS (
    SELECT FROM conversations_message m WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND m.sender = 'agent')
  ) AS alone
  FROM conversations_conversation c
  WHERE c.business_id = %(business)s AND c.started_at >= %(begin)s AND c.started_at < %(end)s GROUP BY 1),
rated AS (
  SELECT {CHANNEL} AS channel, r.given_to, r.rating, count(*) AS times
  FROM conversations_review r JOIN conversations_conversation c ON c.id = r.conversation_id AND c.business_id = r.business_id
  WHERE r.business_id = %(business)s AND r.at >= %(begin)s AND r.at < %(end)s GROUP BY 1, 2, 3),
channels AS (SELECT channel FROM said UNION SELECT channel FROM begun UNION SELECT channel FROM rated)
SELECT %(business)s, %(day)s, channel, coalesce(by_user, 0), coalesce(by_bot, 0), coalesce(by_agent, 0), coalesce(by_other, 0),
  coalesce(breaks, 0), coalesce(conversations, 0), coalesce(alone, 0), coalesce(users, 0),
  ARRAY(SELECT coalesce((SELECT times FROM rated r WHERE r.channel = h.channel AND r.given_to = 'bot' AND r.rating = n), 0)
        FROM generate_series(1, 5) n ORDER BY n),
  ARRAY(SELECT coalesce((SELECT times FROM rated r WHERE r.channel = h.channel AND r.given_to = 'agent' AND r.rating = n), 0)
        FROM generate_series(1, 5) n ORDER BY n)
FROM channels h LEFT JOIN said USING (channel) LEFT JOIN begun USING (channel)"""

ACTIVE = f"""
INSERT INTO analytics_activeuser (business_id, day, channel, contact_id)
SELECT DISTINCT %(business)s, %(day)s::date, {CHANNEL}, c.contact_id
FROM conversations_message m JOIN conversations_conversation c ON c.id = m.conversation_id AND c.business_id = m.business_id
WHERE m.business_id = %(business)s AND m.at >= %(begin)s AND m.at < %(end)s AND m.sender = 'user'"""
TABLES = ("analytics_daily", "analytics_activeuser", "analytics_phrase", "analytics_hiddenday")


def bounds(day: date, zone_name: str) -> tuple[datetime, datetime]:
    zone = ZoneInfo(zone_name)
    return datetime.combine(day, time(), zone), datetime.combine(
        day + timedelta(days=1), time(), zone
    )


@transaction.atomic
def count(business: Business, day: date) -> None:
    """Count one day anew. Whatever is written meanwhile makes it dirty again."""
    # Rules that change meanwhile wait: what they hide is hidden on days that are counted by then.
    rules = rows("SELECT rules FROM workspaces_business WHERE id = %s FOR SHARE", [business.pk])[0][
        0
    ]
    taken = rows(
        "DELETE FROM analytics_dirtyday WHERE business_id = %s AND day = %s RETURNING 1",
        [business.pk, day],
    )
    if not taken:
        return  # another was quicker
    begin, end = bounds(day, business.time_zone)
    given = {"business": business.pk, "day": day, "begin": begin, "end": end, "rules": rules}
    for table in TABLES:
        execute(f"DELETE FROM {table} WHERE business_id = %s AND day = %s", [business.pk, day])
    execute(DAILY, given)  # type: ignore[arg-type]
    execute(ACTIVE, given)  # type: ignore[arg-type]
    phrases.count(business, day, begin, end)


def dirty(business_id: int, first: date, last: date) -> list[date]:
    found = rows(
        "SELECT day FROM analytics_dirtyday WHERE business_id = %s AND day BETWEEN %s AND %s ORDER BY day DESC",
        [business_id, first, last],
    )
    return [row[0] for row in found]


def bring_up_to_date(business: Business, first: date, last: date) -> int:
    """Before a page is drawn: count what can be counted while its reader waits. How many of its days are still to be counted."""
    waiting = dirty(business.pk, first, last)
    if not waiting:
        return 0
    begin, _ = bounds(waiting[-1], business.time_zone)
    _, end = bounds(waiting[0], business.time_zone)
    sql = "SELECT count(*) FROM (SELECT FROM conversations_message WHERE business_id = %s AND at >= %s AND at < %s LIMIT %s) m"
    if rows(sql, [business.pk, begin, end, SMALL])[0][0] >= SMALL:
        return len(waiting)
    count_all(business, waiting)
    return 0


def count_all(business: Business, days: Iterable[date]) -> None:
    for day in days:
        count(business, day)


def count_waiting(most: int = AT_A_TIME) -> int:
    """The job's round: the newest dirty days of all businesses; how many were counted."""
    execute(
        "DELETE FROM analytics_dirtyday d WHERE NOT EXISTS (SELECT FROM workspaces_business b WHERE b.id = d.business_id)"
    )
    waiting = rows(
        "SELECT business_id, day FROM analytics_dirtyday ORDER BY day DESC, business_id LIMIT %s",
        [most],
    )
    businesses = Business.objects.in_bulk({row[0] for row in waiting})
    for business_id, day in waiting:
        count(businesses[business_id], day)
    return len(waiting)
