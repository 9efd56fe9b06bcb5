"""GET /: the conversations that the reader may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chatlinks.conversations.access import holders, lookup_businesses
from chatlinks.reading.conversation_list import home
from chatlinks.web.zones import zone_of


def show(request: HttpRequest) -> HttpResponse:
    assert request.user.pk is not None
    held = holders(request.user.pk)
    found = home(
        request.GET,
        request.user.pk,
        held,
        zone_of(request),
        bool(lookup_businesses(request.user.pk)),
    )
    return render(request, "reading/conversation_list.html", {"home": found})
