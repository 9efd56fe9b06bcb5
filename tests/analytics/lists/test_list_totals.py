"""How many there are: exactly, or an estimate that says so."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.lists import list_totals
from chatlinks.analytics.period import Period
from chatlinks.web import paging
from chatlinks.web.paging import ListPage
from tests.kit.analysis import counted, get
from tests.kit.cast import START


def test_a_page_that_shows_all_there_are_is_counted_by_its_lines(analyst, cast, monkeypatch):
    monkeypatch.setattr(list_totals, "count", None)
    assert counted(get(analyst, "q=hello+or+choose")) == "2"


def test_a_count_beyond_what_is_counted_is_an_estimate_that_says_so(analyst, cast, monkeypatch):
    monkeypatch.setattr(list_totals, "EXACT", 2)
    monkeypatch.setattr(paging, "PAGE", 1)
    assert counted(get(analyst, "broken=1")) == "1"
    assert counted(get(analyst, "q=hello+or+choose+or+chat+or+see")).startswith("about ")


def test_without_filters_the_counted_days_tell_the_exact_number(analyst, cast, monkeypatch):
    monkeypatch.setattr(list_totals, "EXACT", 2)
    for query, number in (
        ("", "10"),
        ("by=user", "4"),
        ("channel=whatsapp", "10"),
        ("channel=whatsapp&by=bot", "3"),
        ("channel=web", "0"),
    ):
        assert counted(get(analyst, query)) == number
    assert counted(get(analyst, view="conversations")) == "1"


SOURCE, HELLO = "conversations_message m", ("m.text ILIKE %s", ["hello%"])


@pytest.mark.parametrize(
    ("likely", "expected"), [(0, 50_000), (50_000, 0), (29_999, 50_000), (50_000, 29_999)]
)
def test_unless_both_the_page_and_the_database_expect_very_many_they_are_counted(
    cast, monkeypatch, likely, expected
):
    monkeypatch.setattr(list_totals, "planned", lambda source, where: expected)
    assert list_totals.count(SOURCE, HELLO, likely) == list_totals.Count(1, exact=True)


def test_where_both_expect_very_many_the_estimate_is_given_at_once(cast, monkeypatch):
    monkeypatch.setattr(list_totals, "planned", lambda source, where: 31_000)
    assert list_totals.count(SOURCE, HELLO, 50_000) == list_totals.Count(31_000, exact=False)


class Item(NamedTuple):
    at: datetime
    id: int


def test_a_page_lets_one_expect_as_many_as_if_all_days_were_like_its_own():
    period = Period(date(2026, 3, 1), date(2026, 3, 30), ZoneInfo("UTC"))
    items = [Item(START - timedelta(hours=n) / 49, n) for n in range(paging.PAGE)]
    assert list_totals.likely(ListPage(items, None, "?"), period) == paging.PAGE * 24 * 30
    assert list_totals.likely(ListPage(items[:-1], "?", None), period) == 0


def test_days_that_are_still_to_be_counted_make_it_an_estimate(analyst, cast, monkeypatch):
    monkeypatch.setattr(daily_counts, "SMALL", 0)
    monkeypatch.setattr(paging, "PAGE", 1)
    monkeypatch.setattr(list_totals, "EXACT", 2)
    response = get(analyst)
    assert counted(response).startswith("about ")
    assert "still being counted" in response.text


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
    assert list_totals.spoken(number) == words


def test_of_conversations_what_lies_thick_is_estimated_by_that_alone(analyst, cast, monkeypatch):
    """PostgreSQL only guesses how many hold a message, and each has to be looked into."""
    monkeypatch.setattr(list_totals, "planned", lambda source, where: 10**9)
    source, where = "conversations_conversation c", ("true", [])
    assert list_totals.count(source, where, 900, most=300) == list_totals.Count(900, exact=False)
    assert list_totals.count(source, where, 899, most=300).exact
