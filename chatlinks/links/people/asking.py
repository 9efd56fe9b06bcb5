"""The pages on which an address is proved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def ask_address(
    request: HttpRequest,
    token: str,
    typed: str = "",
    problem: str = "",
) -> HttpResponse:
    """401: whose address is on the list has a code mailed."""
    context = {"action": reverse("ask-code", args=[token]), "typed": typed, "error": problem}
    return render(request, "links/address.html", context, status=401)


def ask_code(
    request: HttpRequest,
    token: str,
    ticket: str,
    typed: str = "",
    problem: str = "",
) -> HttpResponse:
    """401: the same for whoever asked, whether or not a code is on its way."""
    context = {
        "action": reverse("prove-address", args=[token]),
        "again": reverse("chat-link", args=[token]),
        "ticket": ticket,
        "typed": typed,
        "error": problem,
    }
    return render(request, "links/code.html", context, status=401)
