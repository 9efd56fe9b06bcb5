"""POST /c/<token>/report: the page says that it was read, printed or copied from.

It says so by its script; without one, a form asks the reader. Which of both is no proof of anything
but that somebody's browser drew the page: a robot that only fetches it doesn't.
"""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from chatlinks.audit.kinds import RecordKind
from chatlinks.links.gate import viewer_of_link
from chatlinks.links.viewer import Viewer
from chatlinks.links.visits import NotRecorded, report
from chatlinks.web.notices import bad_request, notice

REPORTED = {
    "confirmed": RecordKind.CONFIRMED,
    "print": RecordKind.PRINT,
    "copy": RecordKind.COPY,
}


@require_POST
@viewer_of_link
def take(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    kind = REPORTED.get(request.POST.get("kind", ""))
    if kind is None:
        return bad_request(request)
    if "as" in request.GET:  # a form is sent with one's own rights, whatever one looked at
        viewer = replace(viewer, previewing=True)
    try:
        report(viewer, kind)
    except NotRecorded:
        return HttpResponse(status=503)
    if request.POST.get("script"):
        return HttpResponse(status=204)
    back = [("Back to the conversation", viewer.path)]
    return notice(
        request,
        200,
        "Thank you",
        "It is noted that you have read this.",
        back,
    )
