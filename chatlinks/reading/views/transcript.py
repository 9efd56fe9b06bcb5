"""GET /c/<token>/export?format=pdf: the conversation as a file, as this viewer sees it.

`format` is txt, csv, json or pdf; `notes=1` and `events=1` add, for colleagues, what is left out.
GET /c/<token>/transcript.txt is the text. `/c/<token>/all/…`: all of the contact's conversations
that this member may open.
"""

import math

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from chatlinks.links.gate import export_allowed, viewer_of_link
from chatlinks.links.viewer import Viewer
from chatlinks.reading.export.pdf import NoPDF, as_pdf
from chatlinks.reading.export.rows import Export, export_of
from chatlinks.reading.export.tables import as_csv, as_json
from chatlinks.reading.export.text import as_text
from chatlinks.web.limits import rate, wait_for
from chatlinks.web.notices import NotFound, notice

# What a PDF costs, nobody who is signed out may ask for without end; the other formats are cheap.
PDFS = rate("PDFs by a link", address="40/10 minutes", key="200/10 minutes")
TYPES = {
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
}


@require_safe
@viewer_of_link
@export_allowed
def download(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return file(request, viewer, f"conversation-{viewer.access.number}")


@require_safe
@viewer_of_link
@export_allowed
def download_whole(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.is_member:  # a link for anyone is to one conversation
        return redirect(viewer.path_as)
    return file(request, viewer, f"user-{viewer.access.contact_id}", whole=True)


def file(
    request: HttpRequest,
    viewer: Viewer,
    name: str,
    *,
    whole: bool = False,
) -> HttpResponse:
    kind = request.GET.get("format", "txt")
    if kind not in TYPES:
        raise NotFound("There is no such format", "Choose PDF, text, CSV or JSON.")
    if kind == "pdf" and (answer := too_many_pdfs(request, viewer)):
        return answer
    try:
        content = written(export_of(request, viewer, whole=whole), kind)
    except NoPDF as problem:
        return notice(
            request,
            503,
            "No PDF this time",
            str(problem),
            [("Back", viewer.path)],
        )
    response = HttpResponse(content, content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def too_many_pdfs(request: HttpRequest, viewer: Viewer) -> HttpResponse | None:
    """What somebody who is signed out is answered for one too many."""
    if viewer.own.person_id is not None:
        return None
    seconds = wait_for(PDFS, request, str(viewer.access.link_id))
    if not seconds:
        return None
    minutes = math.ceil(seconds / 60)
    answer = notice(
        request,
        429,
        "That was many PDFs",
        f"Take the text, CSV or JSON meanwhile, or ask again in {minutes} min.",
        [("Back", viewer.path)],
    )
    answer.headers["Retry-After"] = str(seconds)
    return answer


def written(export: Export, kind: str) -> str | bytes:
    """Raises NoPDF."""
    match kind:
        case "csv":
            return as_csv(export)
        case "json":
            return as_json(export)
        case "pdf":
            return as_pdf(export)
    return as_text(export)
