"""GET /c/<token>/all: View Entire Conversation, all of the contact's conversations that this member may open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from chatlinks.links.gate import Viewer, chat_link
from chatlinks.reading.page import fragment, page
from chatlinks.reading.views.page import with_hits


@require_safe
@chat_link
def show(request: HttpRequest, entry: Viewer) -> HttpResponse:
    if not entry.is_member:  # a link for anyone is to one conversation
        return redirect(entry.path)
    if request.GET.get("fragment"):
        return render(
            request, "reading/_items.html", {"page": fragment(request, entry, whole=True)}
        )
    return render(
        request,
        "reading/page.html",
        {"page": with_hits(request, entry, page(request, entry, whole=True))},
    )
