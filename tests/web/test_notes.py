"""What was done is said once, with a form that takes it back where one can."""

import re

import pytest
from django.urls import reverse

from chatlinks.analytics.models import SavedView
from tests.kit.acting.teams import cards

NOTE = re.compile(r'<div class="note (\w+)">(.*?)</div>', re.DOTALL)
FORM = re.compile(r'<form method="post" action="([^"]+)">(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'name="([^"]+)" value="([^"]*)"')


def undo(page):
    """The address and the fields of the one Undo that a page offers."""
    [form] = [form for _, note in NOTE.findall(page) for form in FORM.findall(note)]
    address, inside = form
    assert ">Undo</button>" in inside
    return address, dict(FIELD.findall(inside))


def test_who_was_removed_from_a_team_is_back_by_one_press_and_gone_by_another(cast, sign_in):
    team, agent, client = cards(cast), cast.people["agent"], sign_in("lead")
    address = reverse("remove-from-team", args=[team.pk, agent.pk])
    removed = client.post(address, follow=True).text
    assert not team.members.filter(person=agent).exists()
    address, fields = undo(removed)
    added = client.post(address, fields, follow=True).text
    assert team.members.filter(person=agent).exists()
    address, fields = undo(added)
    client.post(address, fields)
    assert not team.members.filter(person=agent).exists()


@pytest.mark.parametrize("weekly", [True, False])
def test_a_deleted_view_comes_back_as_it_was(cast, sign_in, weekly):
    kept = {"name": "Low & angry", "page": "reviews", "query": "rating=1", "weekly": weekly}
    view = SavedView.objects.create(business=cast.acme, person=cast.people["analyst"], **kept)
    client = sign_in("analyst")
    deleted = client.post(f"/analytics/views/{view.pk}/delete", {"business": "acme"}, follow=True)
    assert not SavedView.objects.exists()
    address, fields = undo(deleted.text)
    client.post(address, {name: value.replace("&amp;", "&") for name, value in fields.items()})
    assert SavedView.objects.values(*kept).get() == kept


def test_a_view_that_is_not_mailed_any_more_is_mailed_again(cast, sign_in):
    view = SavedView.objects.create(
        business=cast.acme, person=cast.people["analyst"], name="Low", page="csat", weekly=True
    )
    client = sign_in("analyst")
    address = f"/analytics/views/{view.pk}/weekly"
    stopped = client.post(address, {"business": "acme", "weekly": "0"}, follow=True)
    client.post(*undo(stopped.text))
    view.refresh_from_db()
    assert view.weekly


def test_it_is_said_once_and_never_to_who_may_not_undo_it(cast, sign_in):
    view = SavedView.objects.create(
        business=cast.acme, person=cast.people["analyst"], name="Low", page="csat"
    )
    client = sign_in("analyst")
    deleted = client.post(f"/analytics/views/{view.pk}/delete", {"business": "acme"}, follow=True)
    address, fields = undo(deleted.text)
    assert 'class="note success"' not in client.get("/analytics/views?business=acme").text
    assert sign_in("agent").post(address, fields).status_code == 403


def test_every_page_has_a_place_for_it_that_is_read_out(sign_in):
    page = sign_in("agent").get("/").text
    assert '<div id="notes" class="notes" role="status"></div>' in page
    assert '<template id="note-shape">' in page
