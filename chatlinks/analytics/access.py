"""The guard of reports. What asks memberships alone is in `workspaces.guards`:
`analyst_of_business`.

Whoever analysts are otherwise, here they only ever see masked text.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports

ReportView = Callable[[HttpRequest, CsvReport], HttpResponse]


def asker_of_report(view: ReportView) -> Callable[..., HttpResponse]:
    """Of `/analytics/reports/<report_id>…`.

    For who asked for it, while they may analyse its business.
    """

    @wraps(view)
    def guarded(request: HttpRequest, report_id: int) -> HttpResponse:
        own = reports.reports_of(request.user.pk).select_related("person", "business")
        report = get_object_or_404(own, pk=report_id)
        if not reports.may_have(report):
            raise PermissionDenied
        return view(request, report)

    return guarded
