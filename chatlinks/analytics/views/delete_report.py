"""POST /analytics/reports/<id>/delete: be rid of a report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.analytics.access import asker_of_report
from chatlinks.analytics.models import CsvReport


@require_POST
@asker_of_report
def delete(request: HttpRequest, report: CsvReport) -> HttpResponse:
    report.delete()
    messages.success(request, "The report was deleted.")
    return redirect(f"/analytics/reports?business={report.business.key}")
