"""Totals add up over days, and each user counts once."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from chatlinks.analytics.counts import daily_counts, daily_totals
from chatlinks.analytics.period import Period
from chatlinks.conversations.models import Review
from tests.kit.acting.analysis import MARCH
from tests.kit.cast import conversation, take


def period(cast):
    return Period(date(2026, 3, 1), date(2026, 3, 31), ZoneInfo(cast.acme.time_zone))


def of_march(cast):
    daily_counts.bring_up_to_date(cast.acme, date(2026, 2, 1), date(2026, 3, 31))
    return daily_totals.daily_totals(cast.acme.pk, period(cast))


def users_of_march(cast):
    return daily_totals.distinct_users(cast.acme.pk, period(cast), "", of_march(cast))


def test_figures_add_up_over_days_and_conversations(cast):
    take(cast.acme, conversation(id="acme-2", contact={"id": "someone else"}))
    found = of_march(cast)
    assert (found.total("conversations"), found.total("messages"), found.total("breaks")) == (
        2,
        20,
        2,
    )
    assert users_of_march(cast) == (2, True)
    assert len(found.days) == 31


def test_a_user_of_many_days_is_counted_once(cast):
    later = [
        {"at": f"2026-03-{day:02}T10:00:00Z", "from": "user", "text": "Hello again"}
        for day in (9, 10, 11)
    ]
    take(cast.acme, conversation(id="later", messages=later, events=[], entities=[], reviews=[]))
    found = of_march(cast)
    assert sum(day.users for day in found.days) == 4
    assert users_of_march(cast) == (1, True)


def test_many_users_are_estimated_and_the_page_says_so(cast, sign_in, monkeypatch):
    monkeypatch.setattr(daily_totals, "EXACT", 0)
    assert not users_of_march(cast)[1]
    assert "about" in sign_in("analyst").get(f"/analytics?{MARCH}").content.decode()


@pytest.mark.parametrize(
    ("csat", "colour"),
    [
        (0.0, "red"),
        (0.699, "red"),
        (0.7, "orange"),
        (0.8, "orange"),
        (0.801, "green"),
        (None, "none"),
    ],
)
def test_csat_is_red_under_70_orange_to_80_and_green_above(csat, colour):
    assert daily_totals.grade(csat) == colour


def test_csat_is_the_share_of_4_and_5(cast):
    Review.objects.all().delete()
    ratings = [1, 3, 4, 5, 5]
    take(
        cast.acme,
        conversation(
            id="rated",
            reviews=[{"rating": n, "for": "agent", "at": "2026-03-05T10:00:00Z"} for n in ratings],
        ),
    )
    assert of_march(cast).ratings("agent").csat == 3 / 5
    assert of_march(cast).ratings("bot").csat is None
