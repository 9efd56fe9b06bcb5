"""GET /analytics/reports/<id>: the file, for the person who asked for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from chatlinks.analytics.access import asker_of_report
from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports
from chatlinks.analytics.reports.file_names import report_name
from chatlinks.web.notices import notice


@require_safe
@asker_of_report
def download(request: HttpRequest, report: CsvReport) -> HttpResponse:
    ready = report.state == CsvReport.State.READY
    if ready and reports.outdated(report):
        return out_of_date(request, report)
    if not ready or report.content is None:
        return redirect(f"/analytics/reports?business={report.business.key}")
    return HttpResponse(
        bytes(report.content),
        content_type="application/gzip",
        headers={"Content-Disposition": f'attachment; filename="{report_name(report)}"'},
    )


def out_of_date(request: HttpRequest, report: CsvReport) -> HttpResponse:
    return notice(
        request,
        410,
        "This report is out of date",
        "What is masked has changed since it was made, so it isn't given out any more. "
        "Ask for it anew.",
        [("Make it anew", f"/analytics/{report.page}?{report.query}")],
    )
