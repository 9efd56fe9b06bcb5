"""A count is exact as far as it pays, and an estimate that says so beyond."""

from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from chatlinks.web.lists import paging, totals
from tests.kit.cast import START

SOURCE, HELLO = "conversations_message m", ("m.text ILIKE %s", ["hello%"])


@pytest.mark.parametrize(
    ("likely", "expected"), [(0, 50_000), (50_000, 0), (29_999, 50_000), (50_000, 29_999)]
)
def test_unless_both_the_page_and_the_database_expect_very_many_they_are_counted(
    cast, monkeypatch, likely, expected
):
    monkeypatch.setattr(totals, "planned", lambda source, where: expected)
    assert totals.count(SOURCE, HELLO, likely) == totals.Count(1, exact=True)


def test_where_both_expect_very_many_the_estimate_is_given_at_once(cast, monkeypatch):
    monkeypatch.setattr(totals, "planned", lambda source, where: 31_000)
    assert totals.count(SOURCE, HELLO, 50_000) == totals.Count(31_000, exact=False)


class Item(NamedTuple):
    at: datetime
    id: int


def test_a_page_lets_one_expect_as_many_as_if_all_days_were_like_its_own():
    begin, end = START - timedelta(days=15), START + timedelta(days=15)
    items = [Item(START - timedelta(hours=n) / 49, n) for n in range(paging.PAGE)]
    assert totals.likely(items, begin, end) == paging.PAGE * 24 * 30
    assert totals.likely(items[:-1], begin, end) == 0


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (12345, "12,000"),
        (1_234_567, "1.2 million"),
        (99_999, "100,000"),
        (10_001, "10,000"),
        (56_700_000, "57 million"),
    ],
)
def test_estimates_are_said_in_two_digits(number, words):
    assert totals.spoken(number) == words
