"""A page that has nothing to show leads out of it, by what leads somewhere."""

import re

import pytest

PAGES = ("", "/messages", "/conversations", "/words", "/csat", "/reviews")
FILTERED = {
    "/messages": "by=bot",
    "/conversations": "by=bot",
    "/reviews": "task=nothing",
}
LONG_AGO = "since=2001-01-01&until=2001-01-30"


def ways_out(client, page, query):
    """What the empty page offers."""
    text = client.get(f"/analytics{page}?business=acme&{query}").text
    [box] = re.findall(r'<div class="empty">.*?</div>', text, re.DOTALL)
    return re.findall(r"<a[^>]*>([^<]*)</a>", box), text


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cleared_where_nothing_is_filtered(analyst, page):
    offered, text = ways_out(analyst, page, "")
    assert "The last year" in offered
    assert "Clear all" not in text


@pytest.mark.parametrize("page", PAGES)
def test_other_days_and_filters_are_cleared(analyst, page):
    for query in (LONG_AGO, FILTERED.get(page, "channel=nowhere")):
        offered, text = ways_out(analyst, page, query)
        assert offered[-1] == "Clear all"
        assert '<a class="quiet"' in text


def test_who_looks_at_a_whole_year_is_offered_no_year(analyst):
    year = "since=2025-01-01&until=2025-12-31&task=nothing"
    assert ways_out(analyst, "/reviews", year)[0] == ["Clear all"]
