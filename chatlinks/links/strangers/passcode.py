"""Passcodes: the cookie that says that one was given, and the page that asks for it."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from chatlinks.links.access import LinkAccess
from chatlinks.links.addresses import link_path

COOKIE = "passcode"
LASTS = timedelta(hours=12)


def ask_passcode(
    request: HttpRequest,
    token: str,
    problem: str = "",
) -> HttpResponse:
    """401: the form, with what was wrong with the last one that was typed."""
    context = {"action": reverse("passcode", args=[token]), "error": problem}
    return render(request, "links/passcode.html", context, status=401)


def remember(
    request: HttpRequest,
    response: HttpResponse,
    access: LinkAccess,
    token: str,
) -> None:
    """Note in the browser that the passcode was given: for this link, and for no script."""
    response.set_cookie(
        COOKIE,
        signing.dumps(proof(access), salt=token),
        max_age=int(LASTS.total_seconds()),
        path=link_path(token),
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )


def is_met(request: HttpRequest, access: LinkAccess, token: str) -> bool:
    """Has the link no passcode, or was it given in this browser within the last hours?"""
    if not access.passcode:
        return True
    try:
        shown = signing.loads(
            request.COOKIES.get(COOKIE, ""),
            salt=token,
            max_age=LASTS,
        )
    except signing.BadSignature:
        return False
    return bool(shown == proof(access))


def proof(access: LinkAccess) -> dict[str, Any]:
    """What the cookie says; it ends with the passcode that it was given for."""
    return {"link": access.link_id, "for": access.passcode[-16:]}
