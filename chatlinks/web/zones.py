"""The time zone in which a reader sees times.

Their own choice, else their browser's, else the business's.
"""

from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.http import HttpRequest


@lru_cache(1000)
def zone_named(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(1)
def zone_names() -> list[tuple[str, str]]:
    """To choose from: (name, what is read), by continent and city, UTC first."""
    cities = sorted(name for name in available_timezones() if is_of_a_place(name))
    return [(name, name.replace("_", " ")) for name in ("UTC", *cities)]


PLACES = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)


def is_of_a_place(name: str) -> bool:
    return name.startswith(PLACES)


def own_zone(person: Any) -> str:
    """The zone that this person chose; "" for the browser's."""
    name = getattr(person, "time_zone", "")
    return name if zone_named(name) else ""


def zone_of(request: HttpRequest, business_zone: str = "UTC") -> ZoneInfo:
    own = getattr(getattr(request, "user", None), "time_zone", "")  # refused early: no user yet
    return (
        zone_named(own)
        or zone_named(request.COOKIES.get("tz", "")[:50])
        or zone_named(business_zone)
        or ZoneInfo("UTC")
    )
