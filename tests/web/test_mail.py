"""Whatever would mail says where no mail is sent, and offers the way without."""

import pytest
from django.core import mail

from chatlinks.analytics.models import CsvReport, SavedView
from chatlinks.analytics.reports import report_mail, reports
from tests.kit.acting.analysis import ask_report

ANALYSIS = "/analytics/messages?since=2026-03-01&until=2026-03-31"


@pytest.fixture
def analyst(sign_in, settings, monkeypatch):
    monkeypatch.setattr("chatlinks.web.streaming.live.hub.start", lambda: None)
    settings.MAIL_IS_SET_UP = False
    return sign_in("analyst")


def test_a_report_is_made_and_not_mailed(cast, analyst):
    assert "Make a report" in analyst.get(ANALYSIS).text
    assert "Send by e-mail" not in analyst.get(ANALYSIS).text
    ask_report(analyst)
    assert "This server sends no mail" in analyst.get("/analytics/reports").text
    report = CsvReport.objects.get()
    assert reports.make(report.pk)
    report_mail.send(report.pk)
    assert mail.outbox == []


def test_a_view_is_saved_and_no_mail_is_promised(cast, analyst):
    page = analyst.get(ANALYSIS).text
    assert "every Monday" not in page
    assert "This server sends no mail" in page
    SavedView.objects.create(
        business=cast.acme, person=cast.people["analyst"], name="Week", page="overview", weekly=True
    )
    page = analyst.get("/analytics/views").text
    assert "Once mail is set up" in page
    assert "This server sends no mail" in page
