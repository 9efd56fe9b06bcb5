"""Asking for a report: what makes sense, and not too many at once."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports
from tests.kit.acting.analysis import ask_report
from tests.kit.cast import conversation, take


def jobs():
    return list(
        ProcrastinateJob.objects.filter(task_name__in=["make_report", "mail_report"]).values_list(
            "task_name", "args"
        )
    )


def test_asking_queues_a_job_that_knows_only_a_number(cast, sign_in):
    response = ask_report(sign_in("analyst"))
    report = CsvReport.objects.get()
    assert response.headers["Location"] == "/analytics/reports?business=acme"
    assert (report.person, report.business, report.state, report.total) == (
        cast.people["analyst"],
        cast.acme,
        "waiting",
        4,
    )
    assert jobs() == [("make_report", {"report_id": report.pk})]


def test_a_report_of_another_business_cannot_be_asked_for(cast, sign_in):
    take(cast.rival_business, conversation(id="theirs"))
    assert ask_report(sign_in("analyst"), business="rival").status_code == 404
    ask_report(sign_in("analyst"), query="business=rival&since=2026-03-01&until=2026-03-31")
    report = CsvReport.objects.get()
    assert report.business == cast.acme
    assert report.total == 10


def test_only_so_many_at_once(sign_in, cast):
    client = sign_in("analyst")
    for _ in range(reports.AT_ONCE + 1):
        response = ask_report(client)
    assert CsvReport.objects.count() == reports.AT_ONCE
    assert "are being made already" in client.get(response.headers["Location"]).text


@pytest.mark.parametrize(
    ("page", "query"), [("nothing", ""), ("messages", "x" * 5000), ("messages", "q=\0")]
)
def test_what_makes_no_sense_is_not_asked_for(sign_in, cast, page, query):
    assert ask_report(sign_in("analyst"), query, page).status_code == 400
    assert not CsvReport.objects.exists()
