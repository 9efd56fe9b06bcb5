"""GET /c/<token>/all: View Entire Conversation, all of the contact's conversations that this member may open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from chatlinks.links.gate import Entry, chat_link
from chatlinks.links.page import fragment, page


@chat_link
def show(request: HttpRequest, entry: Entry) -> HttpResponse:
    if not entry.is_member:  # a link for anyone is to one conversation
        return redirect(entry.path)
    if request.GET.get("fragment"):
        return render(request, "links/_items.html", fragment(request, entry, whole=True))
    return render(request, "links/page.html", {"page": page(request, entry, whole=True)})
