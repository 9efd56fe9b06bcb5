"""Count days. A day is counted whole, from the conversations' own rows, so a count can't drift.

A dirty day is counted anew. Nobody who writes waits for that: counting locks nothing that a writer
needs, but for the moment in which it ends, when the policy can't change.
"""

import time as clock
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction

from chatlinks.analytics.counts.count_statements import ACTIVE_USERS, DAILY
from chatlinks.analytics.words import phrase_counts
from chatlinks.database.rows import column, execute, rows, typed
from chatlinks.workspaces.models import Business

AT_A_TIME = 50  # dirty days of one round of the job
# Messages of days that a page counts while its reader waits; more is left to the job.
SMALL = 20_000
LONG = 1.0  # seconds that it takes to count a day, from which on it rests after it
RESTS = 10  # times as long as it took to count it
LONGEST_REST = 600.0  # seconds
TABLES = ("analytics_daily", "analytics_activeuser", "analytics_phrase", "analytics_hiddenday")
RULES = "SELECT rules FROM workspaces_business WHERE id = %s"
RULES_THAT_STAY = f"{RULES} FOR SHARE"
# Those who count the same day take turns.
TURN = "SELECT pg_advisory_xact_lock(hashtextextended('count_day:' || %s || ':' || %s, 0))"
TAKE = "DELETE FROM analytics_dirtyday WHERE business_id = %s AND day = %s RETURNING 1"
DIRTY = """
SELECT DISTINCT day
FROM analytics_dirtyday
WHERE business_id = %s AND day BETWEEN %s AND %s
ORDER BY day DESC"""
NOTE_AGAIN = """
INSERT INTO {table} (business_id, day) VALUES (%s, %s)"""
MESSAGES = """
SELECT count(*)
FROM (
  SELECT
  FROM conversations_message
  WHERE business_id = %s AND at >= %s AND at < %s
  LIMIT %s) m"""
FORGET_DELETED = """
DELETE FROM analytics_dirtyday d
WHERE NOT EXISTS (SELECT FROM workspaces_business b WHERE b.id = d.business_id)"""
WAITING = """
SELECT DISTINCT business_id, day
FROM analytics_dirtyday
ORDER BY day DESC, business_id
LIMIT %s"""


class WaitingDay(NamedTuple):
    business_id: int
    day: date


def bounds(day: date, zone_name: str) -> tuple[datetime, datetime]:
    """The first instant of a day, and of the next one."""
    zone = ZoneInfo(zone_name)
    next_day = day + timedelta(days=1)
    return datetime.combine(day, time(), zone), datetime.combine(next_day, time(), zone)


class Pace:
    """A day that takes long to count rests after it, so that a day in full swing isn't counted all
    the time: one second of counting, `RESTS` seconds of rest.
    """

    def __init__(self) -> None:
        self.rests_until: dict[WaitingDay, float] = {}

    def resting(self) -> set[WaitingDay]:
        now = clock.monotonic()
        self.rests_until = {day: until for day, until in self.rests_until.items() if until > now}
        return set(self.rests_until)

    def counted(self, day: WaitingDay, seconds: float) -> None:
        if seconds >= LONG:
            self.rests_until[day] = clock.monotonic() + min(seconds * RESTS, LONGEST_REST)


pace = Pace()


@transaction.atomic
def count(business: Business, day: date) -> None:
    """Count one day anew. Whatever is written meanwhile leaves it dirty."""
    execute(TURN, [business.pk, day])
    if not rows(TAKE, [business.pk, day]):
        return  # another was quicker
    [[rules]] = rows(RULES, [business.pk])
    begin, end = bounds(day, business.time_zone)
    for table in TABLES:
        execute(f"DELETE FROM {table} WHERE business_id = %s AND day = %s", [business.pk, day])
    named = {
        "business": business.pk,
        "day": day,
        "begin": begin,
        "end": end,
        "rules": rules,
    }
    execute(DAILY, named)
    execute(ACTIVE_USERS, named)
    phrase_counts.count(business, day, begin, end)
    # A policy that changes from now on hides what they must on all days that are counted by then.
    if rows(RULES_THAT_STAY, [business.pk]) != [(rules,)]:
        for table in ("analytics_dirtyday", "analytics_hiddenday"):
            execute(NOTE_AGAIN.format(table=table), [business.pk, day])


def dirty(
    business_id: int,
    first: date,
    last: date,
) -> list[date]:
    """The newest first."""
    return column(DIRTY, [business_id, first, last])


def bring_up_to_date(
    business: Business,
    first: date,
    last: date,
) -> int:
    """Before a page is drawn: count what can be counted while its reader waits.

    How many of its days are still to be counted.
    """
    waiting = dirty(business.pk, first, last)
    if not waiting:
        return 0
    begin, _ = bounds(waiting[-1], business.time_zone)
    _, end = bounds(waiting[0], business.time_zone)
    if rows(MESSAGES, [business.pk, begin, end, SMALL])[0][0] >= SMALL:
        return len(waiting)
    count_all(business, waiting)
    return 0


def count_all(business: Business, days: Iterable[date]) -> None:
    for day in days:
        count(business, day)


def count_waiting(most: int = AT_A_TIME) -> int:
    """The job's round: the newest dirty days of all businesses but for those that rest.

    How many were counted.
    """
    execute(FORGET_DELETED)
    resting = pace.resting()
    waiting = typed(WaitingDay, WAITING, [most + len(resting)])
    due = [each for each in waiting if each not in resting]
    businesses = Business.objects.in_bulk({each.business_id for each in due})
    for each in due:
        begun = clock.monotonic()
        count(businesses[each.business_id], each.day)
        pace.counted(each, clock.monotonic() - begun)
    return len(due)
