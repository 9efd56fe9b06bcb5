"""/exports: many conversations taken along from the list, by the person who asked for them."""

import gzip
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from chatlinks.reading.list import exports as list_exports
from chatlinks.reading.list.access import exporter_required, owner_of_export
from chatlinks.reading.models import ListExport
from chatlinks.web.notices import bad_request, notice
from chatlinks.web.streaming import live
from chatlinks.web.zones import zone_of

LONGEST_QUERY = 4000  # characters
ENOUGH = f"{list_exports.AT_ONCE} of your exports are being made already. Wait for one of them."
ENDINGS = {
    "links": ("csv", "text/csv; charset=utf-8"),
    "messages": ("jsonl.gz", "application/gzip"),
}


@require_safe
@exporter_required
def show(request: HttpRequest) -> HttpResponse:
    """What can be asked for of the list as it was filtered, and what was asked for."""
    topics = [list_exports.topic(request.user.pk or 0)]
    heard = live.heard(topics)  # before the exports are read
    own = list_exports.exports_of(request.user.pk).defer("content").order_by("-pk")
    query = request.GET.copy()
    query.pop("fragment", None)
    context: dict[str, Any] = {
        "exports": [(each, list_exports.outdated(each)) for each in own],
        "kinds": ListExport.Kind.choices,
        "query": query.urlencode(),
        "most": list_exports.MOST,
        "zone": zone_of(request),
        "topics": topics,
        "ticket": live.ticket(topics),
        "heard": heard,
    }
    if request.GET.get("fragment"):
        return render(request, "reading/_list_exports.html", context)
    return render(request, "reading/list_exports.html", context)


@require_POST
@exporter_required
def ask(request: HttpRequest) -> HttpResponse:
    kind, query = request.POST.get("kind", ""), request.POST.get("query", "")
    if kind not in ListExport.Kind.values or len(query) > LONGEST_QUERY or "\0" in query:
        return bad_request(request)
    person: Any = request.user
    if list_exports.ask(person, kind, query, str(zone_of(request))) is None:
        messages.error(request, ENOUGH)
    else:
        messages.success(request, "It is being made. This page shows when it is ready.")
    return redirect("list-exports")


@require_safe
@owner_of_export
def download(request: HttpRequest, export: ListExport) -> HttpResponse:
    if list_exports.outdated(export):
        text = "Something in it has been hidden or deleted since it was made. Ask for it anew."
        actions = [("Make it anew", f"/exports?{export.query}")]
        return notice(
            request,
            410,
            "This export is out of date",
            text,
            actions,
        )
    if export.state != ListExport.State.READY or export.content is None:
        return redirect("list-exports")
    ending, media_type = ENDINGS[export.kind]
    packed = bytes(export.content)
    content = packed if ending.endswith("gz") else gzip.decompress(packed)
    name = f"conversations-{export.asked_at:%Y-%m-%d}.{ending}"
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@owner_of_export
def delete(request: HttpRequest, export: ListExport) -> HttpResponse:
    export.delete()
    messages.success(request, "The export was deleted.")
    return redirect("list-exports")
