"""How many there are: exactly, or an estimate that says so."""

from chatlinks.analytics.counts import daily_counts
from chatlinks.web.lists import paging, totals
from tests.kit.acting.analysis import counted, get


def test_a_page_that_shows_all_there_are_is_counted_by_its_lines(analyst, cast, monkeypatch):
    monkeypatch.setattr(totals, "count", None)
    assert counted(get(analyst, "q=hello+or+choose")) == "2"


def test_a_count_beyond_what_is_counted_is_an_estimate_that_says_so(analyst, cast, monkeypatch):
    monkeypatch.setattr(totals, "EXACT", 2)
    monkeypatch.setattr(paging, "PAGE", 1)
    assert counted(get(analyst, "broken=1")) == "1"
    assert counted(get(analyst, "q=hello+or+choose+or+chat+or+see")).startswith("about ")


def test_without_filters_the_counted_days_tell_the_exact_number(analyst, cast, monkeypatch):
    monkeypatch.setattr(totals, "EXACT", 2)
    for query, number in (
        ("", "10"),
        ("by=user", "4"),
        ("channel=whatsapp", "10"),
        ("channel=whatsapp&by=bot", "3"),
        ("channel=web", "0"),
    ):
        assert counted(get(analyst, query)) == number
    assert counted(get(analyst, view="conversations")) == "1"


def test_days_that_are_still_to_be_counted_make_it_an_estimate(analyst, cast, monkeypatch):
    monkeypatch.setattr(daily_counts, "SMALL", 0)
    monkeypatch.setattr(paging, "PAGE", 1)
    monkeypatch.setattr(totals, "EXACT", 2)
    response = get(analyst)
    assert counted(response).startswith("about ")
    assert "still being counted" in response.text


def test_of_conversations_what_lies_thick_is_estimated_by_that_alone(analyst, cast, monkeypatch):
    """PostgreSQL only guesses how many hold a message, and each has to be looked into."""
    monkeypatch.setattr(totals, "planned", lambda source, where: 10**9)
    source, where = "conversations_conversation c", ("true", [])
    assert totals.count(source, where, 900, most=300) == totals.Count(900, exact=False)
    assert totals.count(source, where, 899, most=300).exact
