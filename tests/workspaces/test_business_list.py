"""Which of one's businesses: all the pages that ask share one list, by name and in pages."""

import pytest
from django.urls import reverse

from chatlinks.workspaces.business_list import PAGE
from chatlinks.workspaces.models import Business

ROUTES = {
    "people": "people-businesses",
    "masking": "masking-businesses",
    "audit": "audit-businesses",
    "keys": "keys-businesses",
    "imports": "import-businesses",
    "sources": "sources-businesses",
}


@pytest.fixture
def many(cast):
    """More than a page of them, all of the owner's."""
    Business.objects.bulk_create(
        Business(key=f"shop-{number:03}", name=f"Shop {number:03}", time_zone="UTC")
        for number in range(PAGE)
    )


@pytest.mark.parametrize("route", ROUTES)
def test_each_leads_to_its_page_of_every_business(cast, sign_in, route):
    page = sign_in("owner").get(reverse(ROUTES[route])).text
    for business in (cast.acme, cast.rival_business):
        assert f'href="{reverse(route, args=[business.key])}"' in page
    assert "Search businesses" not in page
    assert "web/lists." in page


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_holds_so_many_and_leads_on(many, sign_in, route):
    client, path = sign_in("owner"), reverse(ROUTES[route])
    first = client.get(path).text
    assert first.count("<li><a") == PAGE
    assert 'href="?page=1"' in first
    last = client.get(path, {"page": "1"}).text
    assert last.count("<li><a") == Business.objects.count() - PAGE
    assert 'href="?page=2"' not in last


def test_one_is_looked_for_by_name(many, sign_in):
    client, path = sign_in("owner"), reverse("people-businesses")
    page = client.get(path, {"q": "SHOP 007"}).text
    assert 'href="/people/shop-007"' in page
    assert page.count("<li><a") == 1
    assert 'value="SHOP 007"' in page


def test_a_name_that_nobody_has_is_told(many, sign_in):
    page = sign_in("owner").get(reverse("people-businesses"), {"q": "no such"}).text
    assert "No business has that in its name" in page


def test_only_ones_own_are_found(cast, many, sign_in):
    cast.people["admin"].memberships.create(
        business=Business.objects.get(key="shop-001"),
        role="admin",
    )
    page = sign_in("admin").get(reverse("people-businesses"), {"q": "Shop"}).text
    assert page.count("<li><a") == 1
    assert "shop-001" in page


@pytest.mark.parametrize("page", ["-1", "x", "9" * 40])
def test_a_page_that_there_is_not_is_empty_or_the_first(many, sign_in, page):
    asked = {"page": page}
    assert sign_in("owner").get(reverse("people-businesses"), asked).status_code == 200
