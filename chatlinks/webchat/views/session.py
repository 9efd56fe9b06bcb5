"""POST /w/<key>/session: a signed session for a new visitor, or a fresh one for whoever shows one
that still holds."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from chatlinks.chats.models import Widget
from chatlinks.webchat import limits
from chatlinks.webchat.visitors import for_widget, known, new_visitor, too_often


@for_widget
@require_POST
def begin(request: HttpRequest, widget: Widget) -> HttpResponse:
    visitor = known(widget, request)
    what = "renewal" if visitor else "session"
    if seconds := limits.wait_for(
        what,
        request,
        visitor.id if visitor else "",
    ):
        return too_often(request, seconds)
    visitor = visitor or new_visitor(widget)
    return JsonResponse({"session": visitor.session()})
