"""GET /analytics/reports/<id>: the file, for the person who asked for it. POST …/delete: be rid of it."""

from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.analytics.access import owner_of_report
from chatlinks.analytics.models import Report
from chatlinks.analytics.reports import reports
from chatlinks.web.notices import notice


@owner_of_report
def download(request: HttpRequest, report: Report) -> HttpResponse:
    if report.state == Report.State.READY and reports.outdated(report):
        return out_of_date(request, report)
    if report.state != Report.State.READY or report.content is None:
        return redirect(f"/analytics/reports?business={report.business.key}")
    response = HttpResponse(bytes(report.content), content_type="application/gzip")
    name = f"{report.business.key}-{report.page}-{report.asked_at:%Y-%m-%d}.csv.gz"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def out_of_date(request: HttpRequest, report: Report) -> HttpResponse:
    return notice(
        request, 410, "This report is out of date",
        "What is masked has changed since it was made, so it isn't given out any more. Ask for it anew.",
        [("Make it anew", f"/analytics/{report.page}?{report.query}")],
    )  # fmt: skip


@require_POST
@owner_of_report
def delete(request: HttpRequest, report: Report) -> HttpResponse:
    report.delete()
    notes.success(request, "The report was deleted.")
    return redirect(f"/analytics/reports?business={report.business.key}")
