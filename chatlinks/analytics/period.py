"""The stretch of days that a page is about, in the business's own time zone, and the one before it to compare with."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils import timezone

DEFAULT = 30  # days
LONGEST = 366 * 3
LAST_YEAR = 9998  # of which there is a next day in every zone
PRESETS = ((1, "Today"), (7, "7 days"), (30, "30 days"), (90, "90 days"), (365, "A year"))


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date
    zone: ZoneInfo
    problem: str = ""  # what of the given dates couldn't be understood

    @classmethod
    def read(cls, given: QueryDict, zone_name: str) -> "Period":
        """Out of `since` and `until` in an address (ISO dates); the last 30 days where they are missing."""
        zone = ZoneInfo(zone_name)
        today = timezone.now().astimezone(zone).date()
        first, last, problem = today - timedelta(days=DEFAULT - 1), today, ""
        try:
            last = date.fromisoformat(str(given["until"])) if given.get("until") else today
            first = (
                date.fromisoformat(str(given["since"]))
                if given.get("since")
                else last - timedelta(days=DEFAULT - 1)
            )
            if last.year > LAST_YEAR:
                raise ValueError
        except (ValueError, OverflowError):
            problem = "A date is written like 2026-03-31. These are the last 30 days."
            first, last = today - timedelta(days=DEFAULT - 1), today
        if first > last:
            problem = "From is after Until, so nothing can be found."
        elif (last - first).days >= LONGEST:
            first, problem = (
                last - timedelta(days=LONGEST - 1),
                "No more than three years at a time: the last three are shown.",
            )
        return cls(first, last, zone, problem)

    @staticmethod
    def latest(days: int, zone: ZoneInfo) -> tuple[date, date]:
        """The first and the last of so many days up to today."""
        today = timezone.now().astimezone(zone).date()
        return today - timedelta(days=days - 1), today

    @property
    def days(self) -> int:
        return max(0, (self.last - self.first).days + 1)

    @property
    def begin(self) -> datetime:
        """The first instant."""
        return datetime.combine(self.first, time(), self.zone)

    @property
    def end(self) -> datetime:
        """The first instant after it."""
        return datetime.combine(self.last + timedelta(days=1), time(), self.zone)

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        return Period(
            self.first - timedelta(days=self.days), self.first - timedelta(days=1), self.zone
        )

    def every_day(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range(self.days)]
