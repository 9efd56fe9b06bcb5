"""GET /c/<token>/still: may what an open page shows still be shown there?

204 if so; else what opening the link would say, or 409 where it would show less. It reads nothing
of the conversation and is no visit.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chatlinks.links.gate import viewer_of_link
from chatlinks.links.viewer import Viewer
from chatlinks.web.notices import notice


@require_safe
@viewer_of_link
def show(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if request.GET.get("shown") and not viewer.shown:
        return notice(
            request,
            409,
            "What you may see here has changed",
            "Load the page again to go on with what you may see now.",
            [("Load it again", viewer.path)],
        )
    return HttpResponse(status=204)
