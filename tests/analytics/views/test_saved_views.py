"""Saved views: kept with their filters, for the reader alone."""

import pytest

from chatlinks.analytics.models import SavedView
from chatlinks.analytics.reports.saved_views import PAGES, saved_url
from chatlinks.workspaces.models import Membership
from tests.kit.acting.analysis import MARCH


def test_a_view_is_saved_with_its_filters_and_opened_again(cast, sign_in):
    client = sign_in("analyst")
    client.post(
        "/analytics/views",
        {"business": "acme", "page": "reviews", "name": "Low", "query": "rating=1&before=9_9"},
    )
    view = SavedView.objects.get()
    assert saved_url(view) == "/analytics/reviews?business=acme&rating=1"
    assert "Low" in client.get("/analytics/views").content.decode()


def test_a_view_is_nobody_elses(cast, sign_in):
    view = SavedView.objects.create(
        business=cast.acme, person=cast.people["analyst"], name="Mine", page="csat"
    )
    other = sign_in("lead_both")
    assert "Mine" not in other.get("/analytics/views").content.decode()
    assert other.post(f"/analytics/views/{view.pk}/delete", {"business": "acme"}).status_code == 404
    assert SavedView.objects.filter(pk=view.pk).exists()


@pytest.fixture
def at_both(cast):
    """The analyst of Acme Bank analyses the rival's chats as well; a view saved at Acme Bank."""
    Membership.objects.create(
        business=cast.rival_business,
        person=cast.people["analyst"],
        intelligent_analytics=True,
        smart_agent_chat=False,
    )
    return SavedView.objects.create(
        business=cast.acme, person=cast.people["analyst"], name="At Acme", page="csat"
    )


def test_a_view_is_listed_changed_and_deleted_at_its_own_business_alone(at_both, sign_in):
    client = sign_in("analyst")
    assert "At Acme" in client.get("/analytics/views?business=acme").text
    assert "At Acme" not in client.get("/analytics/views?business=rival").text
    for verb in ("weekly", "delete"):
        form = {"business": "rival", "weekly": "1"}
        assert client.post(f"/analytics/views/{at_both.pk}/{verb}", form).status_code == 404
    at_both.refresh_from_db()
    assert not at_both.weekly


def test_a_views_filters_lead_to_no_other_business(at_both, sign_in):
    form = {"business": "acme", "page": "csat", "name": "Odd", "query": "business=rival&channel=x"}
    answer = sign_in("analyst").post("/analytics/views", form)
    assert answer.headers["Location"] == "/analytics/csat?business=acme&channel=x"


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        ({"page": "nothing"}, None),
        ({"name": " \0 "}, None),
        ({"query": "q=a\0b"}, "q=ab"),
        ({"query": "x" * 4001}, "x" * 4000),
    ],
)
def test_a_view_keeps_what_can_be_opened_again_and_no_more(cast, sign_in, form, kept):
    sign_in("analyst").post(
        "/analytics/views", {"business": "acme", "page": "csat", "name": "Odd", "query": "", **form}
    )
    assert [view.query for view in SavedView.objects.all()] == ([] if kept is None else [kept])


def test_every_page_is_saved_as_a_view(cast, sign_in):
    client = sign_in("analyst")
    for name, (_, path) in PAGES.items():
        page = client.get(f"{path}?{MARCH}").content.decode()
        assert f'name="page" value="{name}"' in page[page.index('action="/analytics/views"') :], (
            name
        )


def test_a_view_without_a_name_is_asked_for_one_and_keeps_the_rest(cast, sign_in):
    form = {"business": "acme", "page": "reviews", "name": " ", "query": "rating=1", "weekly": "1"}
    answer = sign_in("analyst").post("/analytics/views", form)
    assert answer.status_code == 400
    assert not SavedView.objects.exists()
    assert 'id="id_name_error"' in answer.text
    for name in ("business", "page", "query", "weekly"):
        assert f'<input type="hidden" name="{name}" value="{form[name]}">' in answer.text


def test_a_page_that_is_none_of_analytics_is_no_view(cast, sign_in):
    form = {"business": "acme", "page": "people", "name": "Mine"}
    assert sign_in("analyst").post("/analytics/views", form).status_code == 400
    assert not SavedView.objects.exists()
