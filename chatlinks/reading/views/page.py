"""GET /c/<token>: one conversation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.links.gate import Viewer, chat_link
from chatlinks.links.visits import read_on
from chatlinks.reading.page import ReadingRequest, fragment, page
from chatlinks.reading.search import search
from chatlinks.reading.view_models import Page

LONGEST_QUERY = 200  # characters


@require_safe
@chat_link
def show(request: HttpRequest, entry: Viewer) -> HttpResponse:
    if request.GET.get("fragment"):
        return render(request, "reading/_items.html", {"page": fragment(request, entry)})
    return render(
        request, "reading/page.html", {"page": with_hits(request, entry, page(request, entry))}
    )


def with_hits(request: HttpRequest, entry: Viewer, shown: Page) -> Page:
    """The page with what its search found, if the reader searches."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    if not query:
        return shown
    vault = read_on(entry.subject, entry.person_id, entry.shown, "searched in the chat link")
    hits, capped = search(ReadingRequest(request, entry, whole=shown.whole), vault, query)
    return shown._replace(query=query, hits=hits, hits_capped=capped)
