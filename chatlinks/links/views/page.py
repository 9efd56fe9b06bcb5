"""GET /c/<token>: one conversation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chatlinks.links.gate import Entry, chat_link
from chatlinks.links.page import Opening, fragment, page
from chatlinks.links.search import search
from chatlinks.links.visits import read_on

LONGEST_QUERY = 200  # characters


@chat_link
def show(request: HttpRequest, entry: Entry) -> HttpResponse:
    if request.GET.get("fragment"):
        return render(request, "links/_items.html", fragment(request, entry))
    shown = page(request, entry)
    if query := request.GET.get("q", "").strip()[:LONGEST_QUERY]:
        vault = read_on(entry.subject, entry.person_id, entry.shown, "searched in the chat link")
        hits, capped = search(Opening(request, entry), vault, query)
        shown = shown._replace(query=query, hits=hits, hits_capped=capped)
    return render(request, "links/page.html", {"page": shown})
