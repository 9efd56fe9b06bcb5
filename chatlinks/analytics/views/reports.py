"""GET /analytics/reports: a person's own CSVs, being made or lying ready."""

from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.analytics.lists.listings import LISTINGS
from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.page_header import page_header
from chatlinks.analytics.reports import reports
from chatlinks.web.streaming import live
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business

SHOWN = 50


class ReportRow(NamedTuple):
    report: CsvReport
    title: str
    outdated: bool


@require_safe
@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    topics = [reports.topic(request.user.pk or 0)]
    if under_way(request):
        # Else what happens until the page asks for the first time would be missed.
        live.hub.start()
    heard = live.heard(topics)  # before the reports are read
    context: dict[str, Any] = {
        "reports": rows(request, business),
        "topics": topics,
        "kept": reports.KEPT.days,
        "most": reports.MOST,
        "business": business,
        "zone": ZoneInfo(business.time_zone),
    }
    if request.GET.get("fragment"):
        return render(
            request,
            "analytics/_reports.html",
            context,
        )
    context["header"] = page_header(
        request,
        business,
        "reports",
    )
    context["ticket"] = live.ticket(topics)
    context["heard"] = heard
    return render(
        request,
        "analytics/reports.html",
        context,
    )


def under_way(request: HttpRequest) -> bool:
    mine = reports.reports_of(request.user.pk)
    return mine.filter(state__in=reports.UNDER_WAY).exists()


def rows(request: HttpRequest, business: Business) -> list[ReportRow]:
    """The newest."""
    mine = reports.reports_of(request.user.pk).filter(business=business)
    newest = mine.defer("content").order_by("-pk")[:SHOWN]
    return [
        ReportRow(
            report,
            LISTINGS[report.page].title,
            reports.outdated(report),
        )
        for report in newest
    ]
