"""Totals of a period out of the counted days: by day, summed, and beside the period before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chatlinks.analytics.period import Period
from chatlinks.database.rows import column, rows, typed

EXACT = 10_000  # a sum of daily users up to which each is counted once by looking at all of them
SAMPLE = 16  # else one in so many is looked at

# Names of channels that were counted before something was hidden are neither shown nor asked for
# until they are counted anew.
NOT_HIDDEN = """NOT EXISTS (
  SELECT
  FROM analytics_hiddenday h
  WHERE h.business_id = d.business_id AND h.day = d.day)"""
OF_DAYS = f"""
WHERE business_id = %s
  AND day BETWEEN %s AND %s
  AND (%s = '' OR channel = %s AND {NOT_HIDDEN})"""


def summed(ratings: str) -> str:
    return f"ARRAY[{', '.join(f'sum({ratings}[{stars}])' for stars in range(1, 6))}]::bigint[]"


DAYS = f"""
SELECT
  day,
  sum(user_messages),
  sum(bot_messages),
  sum(agent_messages),
  sum(other_messages),
  sum(breaks),
  sum(conversations),
  sum(bot_alone),
  sum(users),
  {summed("bot_ratings")},
  {summed("agent_ratings")}
FROM analytics_daily d
{OF_DAYS}
GROUP BY day
ORDER BY day"""

USERS = f"""
SELECT count(DISTINCT contact_id)
FROM analytics_activeuser d
{OF_DAYS}"""
SAMPLED_USERS = f"{USERS} AND contact_id %% {SAMPLE} = 0"
CHANNELS = f"""
SELECT DISTINCT channel
FROM analytics_daily d
WHERE business_id = %s
  AND day BETWEEN %s AND %s
  AND channel <> ''
  AND {NOT_HIDDEN}
ORDER BY 1
LIMIT 50"""


@dataclass
class Ratings:
    """How often each rating from 1 to 5 was given."""

    times: list[int]

    @property
    def total(self) -> int:
        return sum(self.times)

    @property
    def csat(self) -> float | None:
        """The share of 4 and 5, between 0 and 1; None without ratings."""
        return (self.times[3] + self.times[4]) / self.total if self.total else None


def grade(csat: float | None) -> str:
    """red under 70 %, orange from 70 to 80 %, green above."""
    if csat is None:
        return "none"
    if csat < 0.7:
        return "red"
    return "orange" if csat <= 0.8 else "green"


class DayTotals(NamedTuple):
    """One day, of all channels or of one; in the order of DAYS."""

    day: date
    user_messages: int = 0
    bot_messages: int = 0
    agent_messages: int = 0
    other_messages: int = 0
    breaks: int = 0
    conversations: int = 0
    bot_alone: int = 0
    users: int = 0
    bot_times: Sequence[int] = (0, 0, 0, 0, 0)  # how often 1, 2, 3, 4, 5
    agent_times: Sequence[int] = (0, 0, 0, 0, 0)

    @property
    def messages(self) -> int:
        return self.user_messages + self.bot_messages + self.agent_messages + self.other_messages

    def ratings(self, given_to: str) -> Ratings:
        return Ratings(list(self.bot_times if given_to == "bot" else self.agent_times))


class DailyTotals(NamedTuple):
    """A period; `days` holds every day of it, also those on which nothing happened."""

    days: list[DayTotals]

    def total(self, name: str) -> int:
        return sum(int(getattr(day, name)) for day in self.days)

    @property
    def bot_share(self) -> float | None:
        """The share of conversations that the bot handled alone."""
        begun = self.total("conversations")
        return self.total("bot_alone") / begun if begun else None

    def ratings(self, given_to: str) -> Ratings:
        of_days = [day.ratings(given_to).times for day in self.days]
        return Ratings([sum(times[stars] for times in of_days) for stars in range(5)])


def daily_totals(
    business_id: int,
    period: Period,
    channel: str = "",
) -> DailyTotals:
    asked = [business_id, period.first, period.last, channel, channel]
    counted = {totals.day: totals for totals in typed(DayTotals, DAYS, asked)}
    return DailyTotals([counted.get(day) or DayTotals(day) for day in period.every_day()])


def distinct_users(
    business_id: int,
    period: Period,
    channel: str,
    known: DailyTotals,
) -> tuple[int, bool]:
    """(how many contacts wrote in the period, whether that is exact). Each counts once.

    Where `known` has more than EXACT users by day, they are estimated from a sample of contacts.
    """
    asked = [business_id, period.first, period.last, channel, channel]
    if known.total("users") <= EXACT:
        return int(rows(USERS, asked)[0][0]), True
    return int(rows(SAMPLED_USERS, asked)[0][0]) * SAMPLE, False


def channels(business_id: int, period: Period) -> Sequence[str]:
    return column(CHANNELS, [business_id, period.first, period.last])


def change(now: float | None, before: float | None) -> float | None:
    """By which share a figure grew; None where there is nothing to compare with."""
    return (now - before) / before if now is not None and before else None


def points(now: float | None, before: float | None) -> float | None:
    """By how much a share grew, of 1; None where there is nothing to compare with."""
    return now - before if now is not None and before is not None else None
