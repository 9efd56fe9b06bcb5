"""The time zone in which a reader sees times.

Their own choice, else their browser's, else the business's.
"""

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest


@lru_cache(1000)
def zone_named(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_of(request: HttpRequest, business_zone: str = "UTC") -> ZoneInfo:
    own = getattr(request.user, "time_zone", "")
    return (
        zone_named(own)
        or zone_named(request.COOKIES.get("tz", "")[:50])
        or zone_named(business_zone)
        or ZoneInfo("UTC")
    )
