"""The order in which the messages of a conversation stand.

It is the file's own where clocks of bot and user differ by seconds, or an hour comes twice; what
comes later than by that stands where its time says. Pure.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

APART = timedelta(seconds=60)  # clocks that differ by no more than this


class PlaceInOrder(NamedTuple):
    """A message's place among all. `sort_at`: the time that it stands by, where it is another."""

    in_file: int  # its place there, from 0
    sort_at: datetime | None


def in_order(times: Sequence[datetime]) -> list[PlaceInOrder]:
    """Of the times of messages as the file has them; the times that they stand by never go back."""
    indexes = list(range(len(times)))
    if newest_first(times):
        indexes.reverse()
    stands_by: dict[int, datetime] = {}
    before: datetime | None = None
    for index in indexes:
        before = stands_by[index] = stands_after(before, times[index])
    indexes.sort(key=stands_by.__getitem__)
    return [
        PlaceInOrder(index, None if stands_by[index] == times[index] else stands_by[index])
        for index in indexes
    ]


def stands_after(before: datetime | None, at: datetime) -> datetime:
    """The time by which a message stands that the file has after one which stands by `before`."""
    if before is not None and timedelta(0) < before - at <= APART:
        return before
    return at


def newest_first(times: Sequence[datetime]) -> bool:
    """Does the file tell the conversation from its end?"""
    steps = list(pairwise(times))
    return sum(a > b for a, b in steps) > len(steps) / 2 and times[0] - times[-1] > APART


class Timed(Protocol):
    at: datetime


def tell_hours_apart(parts: Sequence[Timed], zone: ZoneInfo) -> None:
    """From here on all of their times are in UTC.

    Where a clock without an offset is put back, an hour comes twice: what follows a later time is
    of the second one.
    """
    before: datetime | None = None
    for part in parts:
        if part.at.tzinfo is not None:
            part.at = before = part.at.astimezone(UTC)
            continue
        first = part.at.replace(tzinfo=zone).astimezone(UTC)
        if before is not None and first < before:
            second = part.at.replace(tzinfo=zone, fold=1).astimezone(UTC)
            first = second if second >= before - APART else first
        part.at = before = first
