"""Where signing in leads, in the navigation's words."""

import pytest

from chatlinks.web.navigation import MANAGING, PLACES, folded, landing_of, places_of
from tests.kit.cast import PASSWORD

pytestmark = pytest.mark.usefixtures("fresh_limits")

LANDS = {
    "agent": "My Chats",
    "agent_permitted": "My Chats",
    "lead": "Live board",
    "lead_both": "Live board",
    "admin": "Live board",
    "analyst": "Analytics",
    "lead_analyst_permitted": "Analytics",
    "auditor": "Audit",
    "neither": "Conversations",
    "former": "Conversations",
    "owner": "Conversations",
    "nobody": "Conversations",
}


@pytest.mark.parametrize("name", LANDS)
def test_each_lands_where_their_work_is(cast, client, name):
    person = cast.people[name]
    person.refresh_from_db()
    label = {address: label for label, address in places_of(person)}[landing_of(person)]
    assert label == LANDS[name]
    answer = client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert answer.headers["Location"] == landing_of(person)
    page = client.get(answer.headers["Location"], follow=True)  # to the one business
    assert page.status_code == 200
    assert f'aria-current="page">{label}</a>' in page.text


def test_no_two_places_share_a_name():
    # An auditor's only place is an admin's as well.
    places = {each for some in (*PLACES.values(), MANAGING) for each in some}
    labels = [label for label, _ in places]
    assert len(labels) == len(set(labels))
    assert "Businesses" not in labels  # the administration's, which makes and names them


def test_where_all_do_not_fit_those_for_who_manages_are_a_menu(cast, sign_in):
    person = cast.people["admin"]
    person.refresh_from_db()
    every = places_of(person)
    side_by_side, menu = folded(every)
    assert [label for label, _ in menu] == [label for label, _ in MANAGING]
    assert sorted(every) == sorted(side_by_side + menu)
    page = " ".join(sign_in("admin").get("/people", follow=True).text.split())
    assert "<span>Settings: People</span>" in page
    assert 'aria-current="page">People</a>' in page


def test_few_places_stand_side_by_side(cast):
    person = cast.people["lead_both"]
    person.refresh_from_db()
    assert folded(places_of(person)) == (places_of(person), [])


@pytest.mark.parametrize(
    ("name", "offered"), [("agent", True), ("analyst", True), ("lead", True), ("auditor", False)]
)
def test_ones_links_are_in_the_navigation_of_whoever_may_make_some(cast, sign_in, name, offered):
    person = cast.people[name]
    person.refresh_from_db()
    assert (("Links", "/links") in places_of(person)) == offered
    if offered:
        page = sign_in(name).get("/links").text
        assert '<a href="/links" aria-current="page">Links</a>' in page


def test_the_administration_leads_back_to_what_is_managed_elsewhere(cast, sign_in):
    page = sign_in("admin").get("/admin/").text
    for label, address in (("Conversations", "/"), *MANAGING):
        current = ' aria-current="true"' if address == "/admin/" else ""
        assert f'<a href="{address}"{current}>{label}</a>' in page
