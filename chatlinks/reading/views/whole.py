"""GET /c/<token>/all: View Entire Conversation.

All of the contact's conversations that this member may open.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from chatlinks.links.gate import viewer_of_link
from chatlinks.links.viewer import Viewer
from chatlinks.reading.page import fragment, page
from chatlinks.reading.views.page import with_hits


@require_safe
@viewer_of_link
def show(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.is_member:  # a link for anyone is to one conversation
        return redirect(viewer.path_as)
    if request.GET.get("fragment"):
        window = fragment(request, viewer, whole=True)
        return render(request, "reading/_items.html", {"page": window})
    searched = with_hits(request, viewer, page(request, viewer, whole=True))
    return render(request, "reading/page.html", {"page": searched})
