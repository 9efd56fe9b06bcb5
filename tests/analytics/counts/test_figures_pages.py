"""Overview, CSAT, User Reviews and saved views: right figures, each leading on, nothing personal."""

import re
from datetime import date
from html import unescape

import pytest
from django.core import mail
from django.db.models import F
from django.http import QueryDict
from django.utils import timezone

from chatlinks.analytics.counts import charts, daily_counts, daily_totals
from chatlinks.analytics.lists import paging
from chatlinks.analytics.models import SavedView
from chatlinks.analytics.period import Period
from chatlinks.analytics.reports import weekly
from chatlinks.conversations.models import Message, Review
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Business, Membership
from tests.kit.cast import PRIYA, SECRETS, conversation, take
from tests.kit.reading import held

DAYS = "since=2026-03-01&until=2026-03-31"
PAGES = ["/analytics", "/analytics/csat", "/analytics/reviews", "/analytics/views"]


def period(cast):
    from zoneinfo import ZoneInfo

    return Period(date(2026, 3, 1), date(2026, 3, 31), ZoneInfo(cast.acme.time_zone))


def of_march(cast):
    daily_counts.bring_up_to_date(cast.acme, date(2026, 2, 1), date(2026, 3, 31))
    return daily_totals.figures(cast.acme.pk, period(cast))


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
    assert "about" in sign_in("analyst").get(f"/analytics?{DAYS}").content.decode()


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


def test_a_day_with_ratings_between_days_without_is_drawn_too():
    places = [(10.0, None), (20.0, 5.0), (30.0, None), (40.0, 7.0), (50.0, 8.0)]
    assert charts.path(places) == "M17.0 5.0h6 M40.0 7.0 L50.0 8.0"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "name", ["analyst", "analyst_permitted", "lead_both_permitted", "admin_permitted"]
)
def test_nothing_personal_is_on_any_page_whoever_reads(cast, sign_in, path, name):
    answer = sign_in(name).get(f"{path}?{DAYS}&empty=1&compare=1")
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


def test_a_review_leads_to_the_message_before_it(cast, sign_in):
    page = sign_in("analyst").get(f"/analytics/reviews?{DAYS}").content.decode()
    last = Message.objects.filter(conversation=cast.conversation).latest("position")
    token = ChatLink.objects.get(conversation=cast.conversation, audience="members").token
    assert f"/c/{token}?at={last.pk}#m-{last.pk}" in page


@pytest.mark.parametrize(("query", "shown"), [
    ("rating=2", True), ("rating=5", False), ("for=agent", True), ("for=bot", False), ("task=Card", True), ("task=Loan", False),
])  # fmt: skip
def test_reviews_are_filtered(cast, sign_in, query, shown):
    page = sign_in("analyst").get(f"/analytics/reviews?{DAYS}&{query}").content.decode()
    assert ("View Chat" in page) == shown


@pytest.mark.parametrize("query", ["task=Card", "channel=whatsapp"])
def test_no_filter_of_reviews_tells_what_is_hidden_by_now(cast, sign_in, query):
    client = sign_in("analyst")
    assert "View Chat" in client.get(f"/analytics/reviews?{DAYS}&{query}").text
    Business.objects.update(rules=F("rules") + 1)
    page = client.get(f"/analytics/reviews?{DAYS}&{query}").text
    assert "View Chat" not in page
    assert "<option>Card</option>" not in client.get(f"/analytics/reviews?{DAYS}").text


def test_reviews_are_walked_by_pages_and_counted(cast, sign_in, monkeypatch):
    ratings = [
        {"rating": 1 + n % 5, "for": "bot", "at": f"2026-03-05T10:00:{n:02}Z", "comment": "So so"}
        for n in range(7)
    ]
    take(cast.acme, conversation(id="rated", reviews=ratings))
    monkeypatch.setattr(paging, "PAGE", 3)
    client, seen, address = sign_in("analyst"), 0, f"?{DAYS}"
    while address:
        page = client.get(f"/analytics/reviews{address}").text
        assert "<strong>8</strong> reviews" in page
        seen += page.count("View Chat<")
        older = re.search(r'rel="next" href="([^"]*)"', page)
        address = older and unescape(older[1])
    assert seen == 8


def test_reviews_without_a_comment_are_shown_when_asked_for(cast, sign_in):
    Review.objects.update(comment="", sealed=None)
    client = sign_in("analyst")
    assert "View Chat" not in client.get(f"/analytics/reviews?{DAYS}").content.decode()
    assert "View Chat" in client.get(f"/analytics/reviews?{DAYS}&empty=1").content.decode()


def test_a_channel_named_after_somebody_is_told_by_no_page_once_the_name_is_known(cast, sign_in):
    client = sign_in("analyst")
    take(cast.acme, conversation(id="acme-2", channel="line of Zelma Quill"))
    daily_counts.count_waiting()
    assert held(client.get(f"/analytics/reviews?{DAYS}"), ["Zelma"])
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
        assert held(client.get(f"/analytics{page}?{DAYS}"), ["Zelma"]) == [], page


def test_a_view_is_saved_with_its_filters_and_opened_again(cast, sign_in):
    client = sign_in("analyst")
    client.post(
        "/analytics/views",
        {"business": "acme", "page": "reviews", "name": "Low", "query": "rating=1&before=9_9"},
    )
    view = SavedView.objects.get()
    assert weekly.address(view) == "/analytics/reviews?business=acme&rating=1"
    assert "Low" in client.get("/analytics/views").content.decode()


def test_a_views_name_stays_on_one_line_so_that_its_mail_can_be_sent(cast, sign_in, monkeypatch):
    sign_in("analyst").post(
        "/analytics/views",
        {"business": "acme", "page": "csat", "name": "My\nTo: x\0", "weekly": "1"},
    )
    assert SavedView.objects.get().name == "My To: x"
    assert mailed(cast, monkeypatch) == 2


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
    """The analyst of Acme Bank analyses the rival's conversations as well; a view saved at Acme Bank."""
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


@pytest.mark.parametrize(("form", "kept"), [({"page": "nothing"}, None), ({"name": " \0 "}, None), ({"query": "q=a\0b"}, "q=ab"),
                                            ({"query": "x" * 4001}, "x" * 4000)])  # fmt: skip
def test_a_view_keeps_what_can_be_opened_again_and_no_more(cast, sign_in, form, kept):
    sign_in("analyst").post(
        "/analytics/views", {"business": "acme", "page": "csat", "name": "Odd", "query": "", **form}
    )
    assert [view.query for view in SavedView.objects.all()] == ([] if kept is None else [kept])


def mailed(cast, monkeypatch, name="analyst"):
    monday = (
        timezone.datetime(2026, 3, 9, 6, tzinfo=timezone.UTC) if hasattr(timezone, "UTC") else None
    )
    from datetime import UTC, datetime

    monkeypatch.setattr(timezone, "now", lambda: monday or datetime(2026, 3, 9, 6, tzinfo=UTC))
    SavedView.objects.create(
        business=cast.acme, person=cast.people[name], name="Week", page="overview", weekly=True
    )
    daily_counts.bring_up_to_date(cast.acme, date(2026, 2, 1), date(2026, 3, 31))
    return weekly.send_all()


def test_a_saved_view_is_mailed_on_monday_once(cast, monkeypatch):
    assert mailed(cast, monkeypatch) == 1
    assert weekly.send_all() == 0
    [sent] = mail.outbox
    assert "Conversations: 1 (the week before: 0)" in sent.body
    assert "since=2026-03-02&until=2026-03-08" in sent.body
    assert not [secret for secret in SECRETS if secret in sent.body + sent.subject]


def test_nothing_is_mailed_to_who_lost_the_access(cast, monkeypatch):
    assert mailed(cast, monkeypatch, "former") == 0
    assert mail.outbox == []


def test_nothing_is_mailed_to_who_may_not_sign_in_any_more(cast, monkeypatch):
    cast.people["analyst"].is_active = False
    cast.people["analyst"].save()
    assert mailed(cast, monkeypatch) == 0
    assert mail.outbox == []


def test_every_page_is_saved_as_a_view(cast, sign_in):
    client = sign_in("analyst")
    for name, path in weekly.PAGES.items():
        page = client.get(f"{path}?{DAYS}").content.decode()
        assert f'name="page" value="{name}"' in page[page.index('action="/analytics/views"') :], (
            name
        )
