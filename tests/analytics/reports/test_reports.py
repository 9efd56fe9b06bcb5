"""Reports are made in the background, and deleted."""

from datetime import timedelta

from django.utils import timezone

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import csv_export, reports
from tests.kit.acting.analysis import ask_report


def test_how_far_it_is_shows_while_it_is_made(cast, sign_in, monkeypatch):
    monkeypatch.setattr(csv_export, "BATCH", 2)
    ask_report(sign_in("analyst"))
    report, seen = CsvReport.objects.get(), []

    def advance(report, _advance=reports.advance, **fields):
        done = _advance(report, **fields)
        seen.append((fields.get("state"), CsvReport.objects.get(pk=report.pk).rows))
        return done

    monkeypatch.setattr(reports, "advance", advance)
    assert reports.make(report.pk)
    assert [done for _, done in seen] == [0, 0, 2, 4, 4]


def test_who_lost_the_access_meanwhile_has_nothing_made(cast, sign_in):
    ask_report(sign_in("analyst"))
    cast.membership("analyst").delete()
    report = CsvReport.objects.get()
    assert not reports.make(report.pk)
    report.refresh_from_db()
    assert (report.state, report.content) == ("failed", None)


def test_a_report_deleted_while_it_is_made_ends(sign_in, cast, monkeypatch):
    ask_report(sign_in("analyst"))
    report = CsvReport.objects.get()
    monkeypatch.setattr(reports, "may_have", lambda report: CsvReport.objects.all().delete())
    assert not reports.make(report.pk)


def test_reports_are_deleted_by_their_owner_and_after_a_week(sign_in, ready):
    sign_in("analyst").post(f"/analytics/reports/{ready.pk}/delete")
    assert not CsvReport.objects.exists()
    ask_report(sign_in("analyst"))
    assert reports.clear() == 0
    CsvReport.objects.update(asked_at=timezone.now() - reports.KEPT - timedelta(minutes=1))
    assert reports.clear() == 1
