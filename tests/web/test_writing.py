"""How times are written."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from chatlinks.web.drawing.environment import short, stamp

AT = datetime(2026, 3, 5, 14, 5, 33, 250, tzinfo=UTC)
WEST = timezone(-timedelta(hours=3, minutes=30))


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        (UTC, "2026-03-05 14:05:33+00:00"),
        (ZoneInfo("Asia/Kolkata"), "2026-03-05 19:35:33+05:30"),
        (ZoneInfo("America/St_Johns"), "2026-03-05 10:35:33-03:30"),
        (WEST, "2026-03-05 10:35:33-03:30"),
    ],
)
def test_a_stamp_is_the_instant_to_the_second_with_its_offset(zone, written):
    assert stamp(AT.astimezone(zone)) == written


def test_a_date_is_short():
    assert short(AT.date()) == "5 Mar 2026"
