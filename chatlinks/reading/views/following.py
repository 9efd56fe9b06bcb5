"""GET /c/<token>/following?from=48: what came since, for a page that is open.

With `anew=1` all that the page shows; with `ticket=1` another ticket for it to hear by.
GET /c/<token>/all/following is the same of the continuous read.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from chatlinks.links.gate import viewer_of_link
from chatlinks.links.viewer import Viewer
from chatlinks.reading.live.following import followed, tail
from chatlinks.reading.page import page_anew
from chatlinks.reading.request import ReadingRequest


@require_safe
@viewer_of_link
def follow(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if request.GET.get("ticket"):
        return new_ticket(request, viewer)
    if request.GET.get("anew") or not viewer.coverage.is_whole:
        return anew(request, viewer)
    return HttpResponse(tail(request, viewer))


@require_safe
@viewer_of_link
def follow_whole(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.is_member:  # a link for anyone is to one conversation
        return redirect(viewer.path)
    if request.GET.get("ticket"):
        return new_ticket(request, viewer, whole=True)
    return anew(request, viewer, whole=True)


def anew(
    request: HttpRequest,
    viewer: Viewer,
    *,
    whole: bool = False,
) -> HttpResponse:
    page = page_anew(request, viewer, whole=whole)
    return render(request, "reading/_following.html", {"page": page, "anew": True})


def new_ticket(
    request: HttpRequest,
    viewer: Viewer,
    *,
    whole: bool = False,
) -> HttpResponse:
    reading = ReadingRequest(request, viewer, whole=whole)
    return HttpResponse(followed(viewer, reading).ticket, content_type="text/plain")
