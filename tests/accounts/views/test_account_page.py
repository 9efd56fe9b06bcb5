"""One's own name and time zone: the one zone that lists filter by and that pages show."""

import pytest

from tests.kit.cast import START


@pytest.fixture
def agent(sign_in):
    return sign_in("agent")


def test_the_list_filters_by_the_zone_that_it_shows(cast, agent):
    """Priya's conversation began at 09:15 UTC: the day before, in Honolulu."""
    agent.cookies["tz"] = "Europe/Berlin"
    form = {"name": "Agent", "time_zone": "Pacific/Honolulu"}
    assert agent.post("/account", form).status_code == 302
    day = "2026-03-01"
    assert START.isoformat().startswith("2026-03-02")
    page = agent.get(f"/?since={day}&until={day}").text
    assert 'data-own-zone="Pacific/Honolulu"' in page
    assert "Times in <span data-zone-name>Pacific/Honolulu" in page
    assert "1 Mar 2026, 23:15" in page


def test_without_a_choice_it_is_the_browsers(cast, agent):
    agent.cookies["tz"] = "Europe/Berlin"
    page = agent.get("/?since=2026-03-02&until=2026-03-02").text
    assert "data-own-zone" not in page
    assert "Times in <span data-zone-name>Europe/Berlin" in page
    assert "2 Mar 2026, 10:15" in page


def test_analytics_counts_and_shows_the_businesss_days(cast, sign_in):
    page = sign_in("analyst").get("/analytics/messages?since=2026-03-01&until=2026-03-31").text
    assert "Days and times in Asia/Kolkata" in page
    assert "data-zone=" not in page


def test_a_zone_that_is_none_is_said_at_its_field_and_changes_nothing(cast, agent):
    answer = agent.post("/account", {"name": "Someone", "time_zone": "Mars/Olympus"})
    assert answer.status_code == 400
    assert "is not one of the available choices" in answer.text
    cast.people["agent"].refresh_from_db()
    assert cast.people["agent"].name == "Agent"


def test_the_choice_is_kept_and_can_be_taken_back(cast, agent):
    agent.post("/account", {"name": "Asha", "time_zone": "Asia/Dubai"})
    page = agent.get("/account").text
    assert 'value="Asia/Dubai" selected' in page
    agent.post("/account", {"name": "Asha", "time_zone": ""})
    cast.people["agent"].refresh_from_db()
    assert (cast.people["agent"].name, cast.people["agent"].time_zone) == ("Asha", "")
