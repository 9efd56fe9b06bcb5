"""Times given as numbers, whatever they are."""

from math import inf, nan

import pytest

from chatlinks.intake.importers.dates import of_number


@pytest.mark.parametrize("value", [1_772_420_100, 1_772_420_100_000, 1_772_420_100_000_000])
def test_seconds_and_their_parts_are_one_moment(value: float) -> None:
    moment = of_number(value)
    assert moment is not None
    assert moment.isoformat() == "2026-03-02T02:55:00+00:00"


@pytest.mark.parametrize("value", [inf, -inf, nan, 10**400, -(10**17)])
def test_a_number_that_is_no_time_is_none(value: float) -> None:
    moment = of_number(value)
    assert moment is None or moment.year < 1970
