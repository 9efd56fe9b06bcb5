"""Who leads a thousand businesses gets a page of them, and finds the others by name."""

import re

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from chatlinks.agentchat.teams.led_page import PAGE, led_page
from chatlinks.workspaces.models import Business, Membership, Team
from tests.kit.acting.teams import cards

COUNT = 25  # with Acme Bank, the first by name, 26


@pytest.fixture
def leading(cast, sign_in):
    lead = cast.people["lead"]
    businesses = Business.objects.bulk_create(
        Business(key=f"b{n}", name=f"Business {n:02}") for n in range(COUNT)
    )
    Membership.objects.bulk_create(
        Membership(business=each, person=lead, role="team_lead") for each in businesses
    )
    Team.objects.bulk_create(Team(business=each, name="Only") for each in businesses)
    return sign_in("lead")


def names(response):
    return re.findall(r'<h2 id="business-\d+" dir="auto">([^<]*)', response.text)


def test_who_leads_one_business_sees_it_and_no_search(cast, sign_in):
    page = sign_in("lead").get("/teams")
    assert names(page) == ["Acme Bank"]
    assert 'type="search"' not in page.text
    assert 'aria-label="Pages"' not in page.text


def test_many_businesses_come_a_page_at_a_time(leading):
    found, url = [], "/teams"
    while url:
        page = leading.get(url)
        assert len(names(page)) <= PAGE
        found += names(page)
        later = re.search(r'rel="next" href="(\?[^"]*)"', page.text)
        url = later and f"/teams{later[1]}"
    assert found == ["Acme Bank", *(f"Business {n:02}" for n in range(COUNT))]
    assert "Businesses 21–26 of 26, by name" in page.text
    assert 'rel="prev"' in page.text


def test_a_page_asks_as_much_however_many_businesses_there_are(leading):
    def statements():
        with CaptureQueriesContext(connection) as asked:
            leading.get("/teams")
        return len(asked)

    statements()
    before = statements()
    Membership.objects.filter(business__name__gt=f"Business {PAGE:02}").delete()
    assert statements() == before


def test_a_business_is_found_by_a_part_of_its_name(leading):
    page = leading.get("/teams?q=ness 1")
    assert names(page) == [f"Business {n}" for n in range(10, 20)]
    assert 'value="ness 1"' in page.text
    nothing = leading.get("/teams?q=zebra")
    assert names(nothing) == []
    assert "No business fits" in nothing.text
    assert names(leading.get("/teams?q=%00")) == names(leading.get("/teams"))


def test_saving_leads_back_to_the_business(cast, leading):
    business = Business.objects.get(name="Business 17")
    team = Team.objects.get(business=business)
    answer = leading.post(f"/teams/{team.pk}/members", {"person": cast.people["lead"].pk})
    assert answer.headers["Location"] == f"/teams?business={business.pk}#business-{business.pk}"
    assert "Business 17" in names(leading.get(answer.headers["Location"]))
    settings = leading.get(f"/teams/{team.pk}/settings").text
    assert f'href="/teams?business={business.pk}#business-{business.pk}"' in settings


@pytest.mark.parametrize("asked", ["page=99", "page=0", "page=x", "business=999999"])
def test_a_page_that_is_not_there_is_the_nearest(cast, leading, asked):
    page = led_page(cast.people["lead"], QueryDict(asked))
    assert page.first == (21 if asked == "page=99" else 1)


def test_nobody_finds_a_business_that_they_do_not_lead(cast, sign_in):
    page = sign_in("lead").get(f"/teams?business={cast.rival_business.pk}&q=Rival")
    assert names(page) == []
    assert cards(cast).business.name not in names(page)
