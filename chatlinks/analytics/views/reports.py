"""GET and POST /analytics/reports: a person's own CSVs, being made or lying ready; and asking for one."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from chatlinks.analytics.lists.query_timeout import patient
from chatlinks.analytics.models import Report
from chatlinks.analytics.page_header import frame
from chatlinks.analytics.reports import csv_export, reports
from chatlinks.web import live
from chatlinks.web.notices import bad_request
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business

LONGEST_QUERY = 4000  # characters
SHOWN = 50


@analyst_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    topics = [reports.topic(request.user.pk or 0)]
    if Report.objects.filter(person=request.user.pk, state__in=reports.UNDER_WAY).exists():
        live.hub.start()  # else what happens until the page asks for the first time would be missed
    heard = live.heard(topics)  # before the reports are read
    context: dict[str, Any] = {
        "lines": lines(request, business),
        "topics": topics,
        "kept": reports.KEPT.days,
        "most": reports.MOST,
        "business": business,
        "zone": ZoneInfo(business.time_zone),
    }
    if request.GET.get("fragment"):
        return render(request, "analytics/_reports.html", context)
    made = frame(request, business, "reports")
    return render(
        request, "analytics/reports.html",
        {**context, "frame": made, "ticket": live.ticket(topics), "heard": heard},
    )  # fmt: skip


def lines(request: HttpRequest, business: Business) -> list[tuple[Report, str, bool, str]]:
    """(report, title, whether it is out of date, its filters) of the newest."""
    found = (
        Report.objects.filter(person=request.user.pk, business=business)
        .defer("content")
        .order_by("-pk")[:SHOWN]
    )
    return [
        (each, csv_export.SHEETS[each.page].title, reports.outdated(each), each.query)
        for each in found
    ]


@require_POST
@analyst_of_business
@patient
def ask(request: HttpRequest, business: Business) -> HttpResponse:
    page, query = request.POST.get("page", ""), request.POST.get("query", "")
    if page not in csv_export.SHEETS or len(query) > LONGEST_QUERY or "\0" in query:
        return bad_request(request)
    report = reports.ask(request.user, business, page, query)  # type: ignore[arg-type]
    if report is None:
        notes.error(
            request,
            f"{reports.AT_ONCE} of your reports are being made already. Wait for one of them.",
        )
    else:
        notes.success(
            request,
            f"It is being made. {request.user.email} gets a mail once it lies ready.",  # type: ignore[union-attr]
        )
    return redirect(f"/analytics/reports?business={business.key}")
