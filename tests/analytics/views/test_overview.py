"""The overview; and what it promises with CSAT, User Reviews and saved views."""

import pytest
from django.http import QueryDict

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.period import Period
from tests.kit.acting.analysis import MARCH
from tests.kit.cast import PRIYA, SECRETS, conversation, take
from tests.kit.reading import held

PAGES = ["/analytics", "/analytics/csat", "/analytics/reviews", "/analytics/views"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "name", ["analyst", "analyst_permitted", "lead_both_permitted", "admin_permitted"]
)
def test_nothing_personal_is_on_any_page_whoever_reads(cast, sign_in, path, name):
    answer = sign_in(name).get(f"{path}?{MARCH}&empty=1&compare=1")
    assert answer.status_code == 200
    assert held(answer, SECRETS) == []


def test_no_more_than_three_years_are_read_at_a_time(cast, sign_in):
    asked = "since=1970-01-01&until=2026-03-31"
    assert (
        "No more than three years at a time" in sign_in("analyst").get(f"/analytics?{asked}").text
    )
    assert Period.read(QueryDict(asked), "UTC").days == 3 * 366


@pytest.mark.parametrize("path", PAGES)
def test_who_hasnt_the_access_is_told_so(cast, sign_in, path):
    for name in ("agent", "lead_permitted", "neither", "former", "nobody"):
        assert sign_in(name).get(path).status_code == 403
    assert sign_in(None).get(path).status_code == 302


def test_another_businesss_figures_are_not_shown(cast, sign_in):
    assert sign_in("rival").get("/analytics?business=acme").status_code == 404


def test_a_channel_named_after_somebody_is_told_by_no_page_once_the_name_is_known(cast, sign_in):
    client = sign_in("analyst")
    take(cast.acme, conversation(id="acme-2", channel="line of Zelma Quill"))
    daily_counts.count_waiting()
    assert held(client.get(f"/analytics/reviews?{MARCH}"), ["Zelma"])
    named = {**PRIYA, "name": "Zelma Quill"}
    take(
        cast.acme,
        conversation(id="acme-3", contact=named, messages=[], events=[], entities=[], reviews=[]),
    )
    for page in (
        "/reviews",
        "",
        "/csat",
        "/messages",
        "/conversations",
    ):  # the first counts nothing by itself
        assert held(client.get(f"/analytics{page}?{MARCH}"), ["Zelma"]) == [], page
