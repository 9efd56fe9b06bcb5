"""The guard of a report's routes: it is its owner's alone."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports
from chatlinks.web.notices import forbidden, not_found


def own(view: Callable[[HttpRequest, CsvReport], HttpResponse]) -> Callable[..., HttpResponse]:
    """A report of somebody else is not there; one's own ends with the access to its business."""

    @wraps(view)
    def entered(request: HttpRequest, report_id: int) -> HttpResponse:
        mine = CsvReport.objects.filter(pk=report_id, person=request.user.pk)
        report = mine.select_related("person", "business").first()
        if report is None:
            return not_found(request)
        return view(request, report) if reports.may_have(report) else forbidden(request)

    return entered
