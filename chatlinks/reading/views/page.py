"""GET /c/<token>: one conversation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chatlinks.audit.kinds import RecordKind
from chatlinks.links.gate import viewer_of_link
from chatlinks.links.viewer import Viewer
from chatlinks.links.visits import read_on
from chatlinks.reading.page import fragment, page
from chatlinks.reading.request import ReadingRequest, query_of
from chatlinks.reading.search import search
from chatlinks.reading.unopenable import masked_instead
from chatlinks.reading.view_models import ChatLinkPage


@require_safe
@viewer_of_link
def show(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if request.GET.get("fragment"):
        return render(request, "reading/_items.html", {"page": fragment(request, viewer)})
    searched = with_hits(request, viewer, page(request, viewer))
    return render(request, "reading/page.html", {"page": searched})


@masked_instead
def with_hits(request: HttpRequest, viewer: Viewer, shown: ChatLinkPage) -> ChatLinkPage:
    """The page with what its search found, if the reader searches."""
    if not query_of(request):
        return shown
    reading = ReadingRequest(request, viewer, whole=shown.whole)
    vault = read_on(viewer, "searched in the chat link", RecordKind.SEARCH)
    return shown._replace(query=reading.query, found=search(reading, vault))
