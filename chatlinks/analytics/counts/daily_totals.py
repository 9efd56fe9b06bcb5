"""Figures of a period out of the counted days: sums, by day, and beside those of the period before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chatlinks.analytics.period import Period
from chatlinks.database.rows import rows

EXACT = 10_000  # a sum of daily users up to which each is counted once by looking at all of them
SAMPLE = 16  # else one in so many is looked at

# Names of channels that were counted before something was hidden are neither shown nor asked for until they are counted anew.
TOLD = "NOT EXISTS (SELECT FROM analytics_hiddenday h WHERE h.business_id = d.business_id AND h.day = d.day)"

DAYS = f"""
SELECT day, sum(user_messages), sum(bot_messages), sum(agent_messages), sum(other_messages), sum(breaks), sum(conversations),
       sum(bot_alone), sum(users),
       ARRAY[sum(bot_ratings[1]), sum(bot_ratings[2]), sum(bot_ratings[3]), sum(bot_ratings[4]), sum(bot_ratings[5])]::bigint[],
       ARRAY[sum(agent_ratings[1]), sum(agent_ratings[2]), sum(agent_ratings[3]), sum(agent_ratings[4]), sum(agent_ratings[5])]::bigint[]
FROM analytics_daily d WHERE business_id = %s AND day BETWEEN %s AND %s AND (%s = '' OR channel = %s AND {TOLD}) GROUP BY day ORDER BY day"""

USERS = f"""SELECT count(DISTINCT contact_id) FROM analytics_activeuser d
           WHERE business_id = %s AND day BETWEEN %s AND %s AND (%s = '' OR channel = %s AND {TOLD}) {{sampled}}"""
CHANNELS = f"""SELECT DISTINCT channel FROM analytics_daily d
           WHERE business_id = %s AND day BETWEEN %s AND %s AND channel <> '' AND {TOLD} ORDER BY 1 LIMIT 50"""


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
    return "red" if csat < 0.7 else "orange" if csat <= 0.8 else "green"


class Day(NamedTuple):
    """One day's figures, of all channels or of one."""

    day: date
    user_messages: int
    bot_messages: int
    agent_messages: int
    other_messages: int
    breaks: int
    conversations: int
    bot_alone: int
    users: int
    bot: Ratings
    agent: Ratings

    @property
    def messages(self) -> int:
        return self.user_messages + self.bot_messages + self.agent_messages + self.other_messages


def nothing(day: date) -> Day:
    return Day(day, 0, 0, 0, 0, 0, 0, 0, 0, Ratings([0] * 5), Ratings([0] * 5))


class Figures(NamedTuple):
    """A period's figures; `days` holds every day of it, also those on which nothing happened."""

    days: list[Day]

    def total(self, name: str) -> int:
        return sum(int(getattr(day, name)) for day in self.days)

    @property
    def bot_share(self) -> float | None:
        """The share of conversations that the bot handled alone."""
        begun = self.total("conversations")
        return self.total("bot_alone") / begun if begun else None

    @property
    def break_share(self) -> float | None:
        """The share of users' messages that the bot could not answer."""
        said = self.total("user_messages")
        return self.total("breaks") / said if said else None

    def ratings(self, given_to: str) -> Ratings:
        of_days = [getattr(day, given_to).times for day in self.days]
        return Ratings([sum(times[stars] for times in of_days) for stars in range(5)])


def figures(business_id: int, period: Period, channel: str = "") -> Figures:
    found = {
        row[0]: Day._make(
            (row[0], *map(int, row[1:9]), Ratings(list(row[9])), Ratings(list(row[10])))
        )
        for row in rows(DAYS, [business_id, period.first, period.last, channel, channel])
    }
    return Figures([found.get(day) or nothing(day) for day in period.every_day()])


def distinct_users(
    business_id: int, period: Period, channel: str, known: Figures
) -> tuple[int, bool]:
    """(how many contacts wrote in the period, whether that is exact). Each counts once; where `known` has more than EXACT
    users by day, they are estimated from a sample of contacts."""
    given = [business_id, period.first, period.last, channel, channel]
    if known.total("users") <= EXACT:
        return int(rows(USERS.format(sampled=""), given)[0][0]), True
    sampled = int(rows(USERS.format(sampled=f"AND contact_id %% {SAMPLE} = 0"), given)[0][0])
    return sampled * SAMPLE, False


def channels(business_id: int, period: Period) -> Sequence[str]:
    return [row[0] for row in rows(CHANNELS, [business_id, period.first, period.last])]


def change(now: float | None, before: float | None) -> float | None:
    """By which share a figure grew; None where there is nothing to compare with."""
    return (now - before) / before if now is not None and before else None
