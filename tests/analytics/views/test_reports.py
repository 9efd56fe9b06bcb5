"""The list of a person's reports."""

import pytest

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports
from tests.kit.acting.analysis import ask_report


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("waiting", "Waiting"),
        ("running", "Being made"),
        ("failed", "Couldn’t be made"),
        ("ready", "Ready"),
    ],
)
def test_the_list_says_how_each_report_is(sign_in, ready, state, says):
    CsvReport.objects.update(state=state)
    for way in ("", "&fragment=1"):
        text = sign_in("analyst").get(f"/analytics/reports?business=acme{way}").text
        assert says in text
        assert ("Download" in text) == (state == "ready")


def test_too_many_rows_fail_and_say_so(sign_in, cast, monkeypatch):
    monkeypatch.setattr(reports, "MOST", 3)
    ask_report(sign_in("analyst"))
    report = CsvReport.objects.get()
    assert not reports.make(report.pk)
    assert (
        "More than 3 rows; choose fewer days" in sign_in("analyst").get("/analytics/reports").text
    )
