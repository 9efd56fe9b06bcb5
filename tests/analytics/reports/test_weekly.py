"""Saved views by mail: every Monday, once, to whoever still may."""

from datetime import UTC, date, datetime

from django.core import mail
from django.utils import timezone

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.models import SavedView
from chatlinks.analytics.reports import weekly
from tests.kit.cast import SECRETS


def mailed(cast, monkeypatch, name="analyst"):
    monday = (
        timezone.datetime(2026, 3, 9, 6, tzinfo=timezone.UTC) if hasattr(timezone, "UTC") else None
    )

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


def test_a_views_name_stays_on_one_line_so_that_its_mail_can_be_sent(cast, sign_in, monkeypatch):
    sign_in("analyst").post(
        "/analytics/views",
        {"business": "acme", "page": "csat", "name": "My\nTo: x\0", "weekly": "1"},
    )
    assert SavedView.objects.get().name == "My To: x"
    assert mailed(cast, monkeypatch) == 2
