"""How often a passcode or a code may be tried: so many within minutes, and not much more within
hours, so that who waits and tries again gets nowhere either.
"""

import math
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

LONG = timedelta(minutes=90)  # from which on it is told in hours


class TriesLimit(NamedTuple):
    """At most so many within so long."""

    most: int
    within: timedelta


class TooMany(Exception):
    """Another one has to wait."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.wait = wait

    @property
    def in_words(self) -> str:
        """How long, never less than it is."""
        if self.wait > LONG:
            return f"{math.ceil(self.wait / timedelta(hours=1))} hours"
        minutes = max(1, math.ceil(self.wait / timedelta(minutes=1)))
        return "a minute" if minutes == 1 else f"{minutes} minutes"


def require_room(tried: QuerySet[Any], limits: Sequence[TriesLimit]) -> None:
    """Raises TooMany where one of the limits is reached; `tried` are rows with an `at`.

    Ask with the link's row locked: else those that are sent at once don't see each other.
    """
    waits = [wait for limit in limits if (wait := wait_for_room(tried, limit))]
    if waits:
        raise TooMany(max(waits))


def wait_for_room(tried: QuerySet[Any], limit: TriesLimit) -> timedelta | None:
    """Until the oldest of as many as there may be doesn't count any more."""
    now = timezone.now()
    lately = tried.filter(at__gt=now - limit.within).order_by("-at").values_list("at", flat=True)
    oldest = list(lately[limit.most - 1 : limit.most])
    return oldest[0] + limit.within - now if oldest else None
