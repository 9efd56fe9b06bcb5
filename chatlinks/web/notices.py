"""The one page for everything that cannot be shown: what is the matter, and what to do.

Never a word of a conversation.
"""

import logging
import sys
from collections.abc import Sequence
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from psycopg.errors import DeadlockDetected, SerializationFailure

logger = logging.getLogger(__name__)
# What PostgreSQL ends one of two transactions with, which stand in each other's way.
COLLISIONS = (DeadlockDetected, SerializationFailure)
OF_PROGRAMS = "/api/"  # begins the addresses that programs ask


class Forbidden(PermissionDenied):
    """A PermissionDenied that says why in words of its own."""

    actions = (("Go to your conversations", "/"),)

    def __init__(self, heading: str, text: str) -> None:
        super().__init__(heading, text)
        self.heading = heading
        self.text = text


class NotFound(Http404):
    """An Http404 that says in words of its own what may be the matter."""

    actions = (("Go to your conversations", "/"),)

    def __init__(self, heading: str, text: str) -> None:
        super().__init__(heading, text)
        self.heading = heading
        self.text = text


def notice(
    request: HttpRequest,
    status: int,
    heading: str,
    text: str,
    actions: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """A whole page with `status`; `actions` are (label, address) pairs, the likeliest first.

    From 500 on it asks nobody who is signed in: the database may be what is gone. A program is told
    the same as problem details (RFC 9457).
    """
    if request.path.startswith(OF_PROGRAMS):
        return problem_details(status, text)
    context = {"heading": heading, "text": text, "actions": actions}
    framed = (context, request) if status < 500 else ({**context, "request": request},)
    return HttpResponse(loader.render_to_string("web/notice.html", *framed), status=status)


def problem_details(status: int, detail: str) -> HttpResponse:
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return JsonResponse(body, status=status, content_type="application/problem+json")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, NotFound):
        return notice(request, 404, exception.heading, exception.text, exception.actions)
    return notice(
        request,
        404,
        "There is nothing here",
        "The address may be mistyped or cut off, or what it led to was deleted."
        " Check it against the one that you were sent.",
        [("Go to your conversations", "/")],
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, Forbidden):
        return notice(request, 403, exception.heading, exception.text, exception.actions)
    if getattr(getattr(request, "user", None), "is_superuser", False):
        return notice(
            request,
            403,
            "This isn't open to you",
            "Managing the server opens nothing of a business by itself."
            " Choose your own rights there first.",
            [("Businesses and people", "/people"), ("Go to your conversations", "/")],
        )
    return notice(
        request,
        403,
        "This isn't open to you",
        "Your sign-in doesn't include this. An admin of your business can give you access.",
        [("Go to your conversations", "/")],
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return notice(
        request,
        400,
        "That request can't be read",
        "Go back, reload the page and try once more.",
        [("Start page", "/")],
    )


def too_many(request: HttpRequest) -> HttpResponse:
    return notice(
        request,
        429,
        "That was too often",
        "This page takes a few tries a minute from one place. Wait a minute, then try again.",
        [("Back to sign-in", "/accounts/login/")],
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    return notice(
        request,
        403,
        "The page was open for too long",
        "Nothing was changed. Go back, reload the page and send the form again;"
        " cookies must be allowed.",
        [("Start page", "/")],
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500, or 503 when it is the database that cannot be reached."""
    problem = sys.exc_info()[1]
    if isinstance(problem, OperationalError) and isinstance(problem.__cause__, COLLISIONS):
        logger.error("Two changes at once: %s", type(problem.__cause__).__name__)
        return collision(request)
    if isinstance(problem, OperationalError | InterfaceError):
        return outage(request)
    return notice(
        request,
        500,
        "Something went wrong on our side",
        "Nothing is lost. Try again; if it happens again, tell whoever runs this server the time"
        " at which it happened.",
        [("Try again", here(request))],
    )


def here(request: HttpRequest) -> str:
    """The same page again; the start page where asking again would do something again."""
    return request.get_full_path() if request.method == "GET" else "/"


def collision(request: HttpRequest) -> HttpResponse:
    """The database runs: it took one of two changes at once, and this is the other."""
    return notice(
        request,
        503,
        "Somebody changed the same thing at that moment",
        "Nothing of yours was saved. Go back, look at what is there now and try once more.",
        [("Try again", here(request))],
    )


def outage(request: HttpRequest) -> HttpResponse:
    response = notice(
        request,
        503,
        "The conversations can't be reached right now",
        "The server is running but its database isn't answering. Nothing is lost."
        " Try again in a minute.",
        [("Try again", here(request))],
    )
    response.headers["Retry-After"] = "60"
    return response
