"""/audit and /audit/<key>: who saw what of a business, of one user, of one conversation.

Each look is in the audit itself.
"""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.database.rows import rows
from chatlinks.links.gate import admin_of_link
from chatlinks.links.viewer import Viewer
from chatlinks.manage.audit_pages import audit_rows
from chatlinks.manage.audit_pages.audit_filters import EVERYTHING, AuditFilters
from chatlinks.manage.audit_pages.audit_rows import AuditRow
from chatlinks.manage.mails import alarms
from chatlinks.web.lists.paging import Cursor, ListPage, filled, list_page
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.business_list import choose_business
from chatlinks.workspaces.guards import audit_of_business, audit_required
from chatlinks.workspaces.memberships import audited_by
from chatlinks.workspaces.models import Business

ON_RECORD = """
SELECT 1
FROM audit_record
WHERE business_id = %s
  AND (%s::bigint IS NULL OR conversation_id = %s)
  AND (%s::bigint IS NULL OR contact_id = %s)
LIMIT 1"""


@require_safe
@audit_required
def business_list(request: HttpRequest) -> HttpResponse:
    """Whose audit one reads; who reads only one is led on to it."""
    return choose_business(
        request,
        audited_by(request.user),
        "audit",
        "manage/audit_businesses.html",
    )


@require_safe
@audit_of_business
def show(request: HttpRequest, business: Business) -> HttpResponse:
    filters, cursor = AuditFilters.read(request.GET), Cursor.read(request.GET)
    zone = zone_of(request, business.time_zone)
    listed: ListPage[AuditRow] = ListPage([])
    if not filters.problem:
        fetch = partial(audit_rows.fetch, business, filters, cursor, zone)
        listed = list_page(request.GET, cursor, fetch)
        noted(request, business, filters, "read")
    query = urlencode(filled(request.GET, "before", "after"))
    context = {
        "business": business,
        "filters": filters,
        "heading": heading(filters),
        "page": listed,
        "figures": None if filters.any else audit_rows.figures(business),
        "kinds": [("", "What people did"), (EVERYTHING, "Everything"), *RecordKind.choices],
        "people": people(business),
        "csv_url": f"{reverse('audit-csv', args=[business.key])}?{query}".rstrip("?"),
        "zone": zone,
        "alarms": alarms.standing(business, request.user.pk),
    }
    return render(request, "manage/audit.html", context, status=400 if filters.problem else 200)


@require_safe
@audit_of_business
def download(request: HttpRequest, business: Business) -> HttpResponse:
    """GET /audit/<key>/audit.csv: the same rows as a file, for a request of access, too."""
    filters = AuditFilters.read(request.GET)
    if filters.problem:
        return redirect(f"{reverse('audit', args=[business.key])}?{request.GET.urlencode()}")
    zone = zone_of(request, business.time_zone)
    noted(request, business, filters, "taken along as CSV")
    lines = audit_rows.csv_lines(business, filters, zone)
    name = f"audit-{business.key}.csv"
    return StreamingHttpResponse(  # type: ignore[return-value]
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
@admin_of_link
def of_link(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """GET /c/<token>/seen: who has seen this conversation; with ?of=user, all of its user's."""
    key = viewer.conversation.business.key
    of_user = f"contact={viewer.access.contact_id}"
    of_conversation = f"conversation={viewer.access.conversation_id}"
    query = of_user if request.GET.get("of") == "user" else of_conversation
    return redirect(f"{reverse('audit', args=[key])}?{query}")


def heading(filters: AuditFilters) -> str:
    if filters.conversation is not None:
        return "Who has seen this conversation"
    if filters.contact is not None:
        return f"Who has seen the data of User {filters.contact}"
    return "Audit"


def people(business: Business) -> list[tuple[int, str]]:
    """To choose from: members, former ones included."""
    held = business.memberships.select_related("person").order_by("person__name")
    return [(each.person_id, str(each.person)) for each in held]


def noted(
    request: HttpRequest,
    business: Business,
    filters: AuditFilters,
    how: str,
) -> None:
    person: Any = request.user
    named = filters.conversation is not None or filters.contact is not None
    known = named and is_known(business, filters)
    line = AuditLine(
        kind=RecordKind.AUDIT,
        business_id=business.pk,
        what=f"{how}: {filters.what}",
        person_id=person.pk,
        conversation_id=filters.conversation if known else None,
        contact_id=filters.contact if known else None,
        about_id=known_person(business, filters.person),
    )
    note(line)


def is_known(business: Business, filters: AuditFilters) -> bool:
    """Is there anything on record of what the filters name? A number may be typed into them."""
    asked = [business.pk, *[filters.conversation] * 2, *[filters.contact] * 2]
    return bool(rows(ON_RECORD, asked))


def known_person(business: Business, person_id: int | None) -> int | None:
    """A number that is typed into an address names nobody outside of the business."""
    if person_id is None:
        return None
    return person_id if business.memberships.filter(person_id=person_id).exists() else None
