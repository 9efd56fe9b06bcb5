"""CSAT: a trend that doesn't jump, differences in points, tables by agent, team and task."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F

from chatlinks.analytics.ratings import rating_tables
from chatlinks.workspaces.models import Business
from tests.kit.acting.analysis import MARCH
from tests.kit.cast import PRIYA, take

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
APRIL = "since=2026-04-01&until=2026-04-30"


def rate(business, name, *ratings, team="Cards", days=0):
    """A conversation with these reviews: (rating, given to, agent, task)."""
    at = MONDAY + timedelta(days=days)
    reviews = [
        {"rating": stars, "for": side, "agent": agent, "task": task, "at": at.isoformat()}
        for stars, side, agent, task in ratings
    ]
    message = {"id": "1", "at": at.isoformat(), "from": "user", "text": "Hello"}
    contact = {"id": name}
    take(
        business,
        {
            "id": name,
            "contact": contact,
            "team": team,
            "messages": [message],
            "reviews": reviews,
        },
    )


def page(client, asked=APRIL):
    return client.get(f"/analytics/csat?{asked}").text


def table(text, label):
    """The rows of a table by their first cell."""
    _, _, after = text.partition(f">By {label}</h2>")
    body, _, _ = after.partition("</table>")
    found = {}
    for row in re.findall(r"<tr>(.*?)</tr>", body.partition("<tbody>")[2], re.DOTALL):
        cells = [re.sub("<[^>]*>", "", cell) for cell in re.split("</td>", row)]
        name, *rest = [" ".join(cell.split()) for cell in cells if cell.strip()]
        found[name] = rest
    return found


@pytest.fixture
def april(cast):
    days = 30  # the first of April
    rate(
        cast.acme,
        "one",
        (5, "agent", "Nikunj", "Card"),
        (1, "agent", "Asha", "Card"),
        (4, "bot", "", "Loan"),
        days=days,
    )
    rate(cast.acme, "two", (4, "agent", "Nikunj", "Card"), team="Loans", days=days + 2)
    return cast


def test_agents_teams_and_tasks_have_a_table_each(april, analyst):
    text = page(analyst)
    assert table(text, "agent") == {
        "Nikunj": ["100% (good)", "2"],
        "Asha": ["0% (low)", "1"],
    }
    assert table(text, "team") == {"Cards": ["50% (low)", "2"], "Loans": ["100% (good)", "1"]}
    assert table(text, "task") == {"Card": ["67% (low)", "3"], "Loan": ["100% (good)", "1"]}
    assert 'href="/analytics/reviews?' in text
    assert "task=Loan&amp;empty=1" in text


def test_tables_are_of_the_days_and_the_channel_and_the_business_asked_for(april, analyst):
    assert not table(page(analyst, MARCH), "task").keys() & {"Loan"}
    assert table(page(analyst, f"{APRIL}&channel=nowhere"), "task") == {}
    rate(april.rival_business, "theirs", (1, "agent", "Their agent", "Theirs"), days=30)
    assert "Theirs" not in page(analyst)


def test_names_that_older_rules_left_open_are_in_no_table(april, analyst):
    Business.objects.update(rules=F("rules") + 1)
    text = page(analyst)
    assert table(text, "agent") == table(text, "task") == {}
    assert "Cards" in table(text, "team")  # ours, and nobody's word


def test_what_is_masked_in_a_task_stays_masked(cast, analyst):
    name = PRIYA["email"]
    rate(cast.acme, "masked", (5, "agent", name, f"Write to {name}"), days=30)
    text = page(analyst)
    assert name not in text
    assert [each for each in table(text, "task") if each.startswith("Write to")]


def test_a_name_is_text_and_no_markup(cast, analyst):
    rate(cast.acme, "markup", (5, "agent", "<b>Bold</b>", '"><script>'), days=30)
    text = page(analyst)
    assert "<script>" not in text
    assert "<b>Bold</b>" not in text
    assert "&lt;b&gt;Bold" in text


def test_differences_of_shares_are_in_points(april, analyst):
    rate(april.acme, "before", (1, "agent", "Nikunj", "Card"), (5, "bot", "", "Card"), days=15)
    text = page(analyst, f"{APRIL}&compare=1")
    assert table(text, "agent")["Nikunj"][1] == "↑ 100 points more than in the period before"
    agents = text.partition('id="csat-agent"')[2].partition("</section>")[0]
    assert "points" in agents
    overview = analyst.get(f"/analytics?{APRIL}&compare=1").text
    csat = overview.partition("CSAT")[2].partition("</dl>")[0]
    assert "points" in csat


def trend(text):
    """Day → (bot, agents) of the table behind the chart."""
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th><td>([^<]*)</td><td>([^<]*)</td>', text)
    return {day: cells for day, *cells in rows}


def test_the_trend_is_of_seven_days_and_says_of_how_many_ratings(april, analyst):
    text = page(analyst)
    days = trend(text)
    assert len(days) == 30
    assert days["1 Apr 2026"] == ["100% of 1", "50% of 2"]
    assert days["3 Apr 2026"] == ["100% of 1", "67% of 3"]
    assert days["8 Apr 2026"] == ["—", "100% of 1"]
    assert days["10 Apr 2026"] == ["—", "—"]
    assert "Agents, 3 Apr 2026: 67% of 3" in text


def test_the_first_days_look_back_beyond_the_period(april, analyst):
    days = trend(page(analyst, "since=2026-04-03&until=2026-04-05"))
    assert days["3 Apr 2026"] == ["100% of 1", "67% of 3"]


def test_of_a_long_period_the_trend_is_by_week(april, analyst):
    text = page(analyst, "since=2026-03-04&until=2026-06-30")
    weeks = trend(text)
    assert "CSAT by week, from Monday on" in text
    assert weeks["30 Mar 2026"] == ["100% of 1", "67% of 3"]
    assert list(weeks)[:2] == ["2 Mar 2026", "9 Mar 2026"]


def test_tables_say_where_they_are_of_the_latest_ratings_alone(april, analyst, monkeypatch):
    assert "The tables are of the latest" not in page(analyst)
    monkeypatch.setattr(rating_tables, "MOST", 1)
    monkeypatch.setattr("chatlinks.analytics.counts.csat_page.MOST", 1)
    text = page(analyst)
    assert "The tables are of the latest 1 ratings of these days" in text
    assert table(text, "agent") == {"Nikunj": ["100% (good)", "1"]}


def test_long_tables_end_and_say_so(april, analyst, monkeypatch):
    monkeypatch.setattr(rating_tables, "LONGEST_TABLE", 1)
    text = page(analyst)
    assert list(table(text, "agent")) == ["Nikunj"]
    assert "And 1 more with fewer ratings." in text
