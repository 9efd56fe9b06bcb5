"""The file's own order stands where clocks differ by seconds; what is late stands by its time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.conversations.records.drafting.file_order import in_order, tell_hours_apart

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@dataclass
class Part:
    at: datetime


def order(*seconds):
    """The places in the file, as they are read."""
    times = [NOON + timedelta(seconds=each) for each in seconds]
    return [place.in_file for place in in_order(times)]


@pytest.mark.parametrize(
    ("seconds", "places"),
    [
        ((), []),
        ((0,), [0]),
        ((3, 2, 70, 69), [0, 1, 2, 3]),  # the bot's clock is a second slow
        ((0, 30, 10, 40), [0, 1, 2, 3]),
        ((0, 0, 0), [0, 1, 2]),
        ((0, 600, 300, 900), [0, 2, 1, 3]),  # late by minutes
        ((900, 600, 300, 0), [3, 2, 1, 0]),  # told from its end
        ((900, 600, 601, 0), [3, 2, 1, 0]),
        ((0, 9999, 10, 8, 20), [0, 2, 3, 4, 1]),  # one clock is wrong
        ((50, 25, 0), [0, 1, 2]),
        ((100, 50, 0), [2, 1, 0]),
    ],
)
def test_messages_stand_as_the_file_has_them_but_for_what_is_late(seconds, places):
    assert order(*seconds) == places


@given(st.lists(st.integers(0, 500), max_size=30))
def test_the_times_that_they_stand_by_never_go_back(seconds):
    times = [NOON + timedelta(seconds=each) for each in seconds]
    places = in_order(times)
    by = [place.sort_at or times[place.in_file] for place in places]
    assert by == sorted(by)
    assert sorted(place.in_file for place in places) == list(range(len(times)))
    apart = [at - times[place.in_file] for at, place in zip(by, places, strict=True)]
    assert max(apart, default=timedelta()) <= timedelta(seconds=60)


def test_an_hour_that_comes_twice_goes_on():
    clocks = ["01:58", "02:40", "02:59", "02:01", "02:30", "03:05"]
    parts = [Part(datetime.fromisoformat(f"2026-10-25T{clock}:00")) for clock in clocks]
    tell_hours_apart(parts, BERLIN)
    assert [part.at.strftime("%H:%M") for part in parts] == [
        "23:58",
        "00:40",
        "00:59",
        "01:01",
        "01:30",
        "02:05",
    ]


def test_an_offset_is_taken_at_its_word():
    parts = [Part(datetime.fromisoformat(f"2026-10-25T02:{m}:00+02:00")) for m in ("59", "01")]
    tell_hours_apart(parts, BERLIN)
    assert [part.at.strftime("%H:%M") for part in parts] == ["00:59", "00:01"]
