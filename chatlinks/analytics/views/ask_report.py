"""POST /analytics/reports/ask: ask for a CSV by e-mail."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.analytics.lists.listings import LISTINGS
from chatlinks.analytics.lists.query_timeout import patient
from chatlinks.analytics.reports import reports
from chatlinks.web import mail
from chatlinks.web.notices import bad_request
from chatlinks.workspaces.guards import analyst_of_business
from chatlinks.workspaces.models import Business

LONGEST_QUERY = 4000  # characters
ENOUGH = f"{reports.AT_ONCE} of your reports are being made already. Wait for one of them."


@require_POST
@analyst_of_business
@patient
def ask(request: HttpRequest, business: Business) -> HttpResponse:
    page, query = request.POST.get("page", ""), request.POST.get("query", "")
    if page not in LISTINGS or len(query) > LONGEST_QUERY or "\0" in query:
        return bad_request(request)
    person: Any = request.user
    report = reports.ask(person, business, page, query)
    if report is None:
        messages.error(request, ENOUGH)
    else:
        messages.success(request, f"It is being made. {what_comes(person.email)}")
    return redirect(f"/analytics/reports?business={business.key}")


def what_comes(email: str) -> str:
    """How one hears that it is ready."""
    if mail.is_set_up():
        return f"{email} gets a mail once it is ready."
    return f"{mail.NOT_SENT} This page shows when it is ready."
