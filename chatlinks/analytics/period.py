"""The days that a page is about, in the business's own zone, and those before to compare with."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils import timezone

DEFAULT = 30  # days
LONGEST = 366 * 3
LAST_YEAR = 9998  # of which there is a next day in every zone
PRESETS = ((1, "Today"), (7, "7 days"), (30, "30 days"), (90, "90 days"), (365, "A year"))
NO_DATE = "A date is written like 2026-03-31. These are the last 30 days."
TURNED = "From is after Until, so nothing can be found."
TOO_LONG = "No more than three years at a time: the last three are shown."


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date
    zone: ZoneInfo
    problem: str = ""  # what of the dates couldn't be understood

    @classmethod
    def read(
        cls,
        query: QueryDict,
        zone_name: str,
    ) -> "Period":
        """Out of `since` and `until` in an address (ISO dates).

        The last 30 days where they are missing.
        """
        zone = ZoneInfo(zone_name)
        try:
            last = read_date(query, "until") or today(zone)
            first = read_date(query, "since") or last - timedelta(days=DEFAULT - 1)
            if last.year > LAST_YEAR:
                raise ValueError
        except (ValueError, OverflowError):
            return cls(
                *cls.latest(DEFAULT, zone),
                zone,
                NO_DATE,
            )
        if first > last:
            return cls(first, last, zone, TURNED)
        if (last - first).days >= LONGEST:
            return cls(
                last - timedelta(days=LONGEST - 1),
                last,
                zone,
                TOO_LONG,
            )
        return cls(first, last, zone)

    @staticmethod
    def latest(days: int, zone: ZoneInfo) -> tuple[date, date]:
        """The first and the last of so many days up to today."""
        last = today(zone)
        return last - timedelta(days=days - 1), last

    @property
    def days(self) -> int:
        return max(0, (self.last - self.first).days + 1)

    @property
    def begin(self) -> datetime:
        """The first instant."""
        return datetime.combine(
            self.first,
            time(),
            self.zone,
        )

    @property
    def end(self) -> datetime:
        """The first instant after it."""
        return datetime.combine(
            self.last + timedelta(days=1),
            time(),
            self.zone,
        )

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        last = self.first - timedelta(days=1)
        return Period(
            self.first - timedelta(days=self.days),
            last,
            self.zone,
        )

    def every_day(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range(self.days)]


def today(zone: ZoneInfo) -> date:
    return timezone.now().astimezone(zone).date()


def read_date(query: QueryDict, name: str) -> date | None:
    """Raises ValueError for what is no date."""
    text = str(query.get(name, ""))
    return date.fromisoformat(text) if text else None
