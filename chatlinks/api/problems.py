"""What a program is told where it can't have what it asked for: RFC 9457, problem details."""

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from psycopg.errors import QueryCanceled

from chatlinks.conversations import unopenable
from chatlinks.intake.checking import field_name, wording
from chatlinks.privacy.sealing import CannotOpen
from chatlinks.web.notices import COLLISIONS

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"


class FieldFault(Schema):
    """What is wrong with one field. Never its value."""

    field: str
    reason: str


class ProblemDetails(Schema):
    """Why nothing was done, and what to do."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldFault] = []


class Problem(Exception):
    """Raised anywhere beneath a route; the program gets it as problem details."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: list[str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors or []
        self.headers = headers or {}


def faults(reasons: list[str]) -> list[dict[str, str]]:
    """Of "field: reason" the two apart; a fault of the whole has no field."""
    parted = [reason.rpartition(": ") for reason in reasons]
    return [{"field": field, "reason": reason} for field, _, reason in parted]


def answer(problem: Problem) -> HttpResponse:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
    }
    if problem.errors:
        body["errors"] = faults(problem.errors)
    return JsonResponse(
        body,
        status=problem.status,
        content_type=MEDIA_TYPE,
        headers=problem.headers,
    )


NOT_UNDERSTOOD = "This can't be asked for so. Mend what is named below."
NO_KEY = Problem(
    401,
    "Send a key of this server that works, as “Authorization: Bearer clk_…”. An admin of the"
    " business makes one under Keys.",
    headers={"WWW-Authenticate": "Bearer"},
)
AWAY = Problem(
    503,
    "The database isn't answering. Nothing was stored; send it again in a minute.",
    headers={"Retry-After": "60"},
)
COLLIDED = Problem(
    503,
    "Somebody changed the same thing at that moment. Nothing was stored; send it again.",
    headers={"Retry-After": "1"},
)
TOO_SLOW = Problem(
    503,
    "That takes too long here. Ask for less: fewer days, one channel, other words.",
    headers={"Retry-After": "60"},
)
FAILED = Problem(500, "Something went wrong on our side. Nothing was stored; send it again.")


def of_exception(problem: Exception) -> Problem:
    """What a program is told of it."""
    if isinstance(problem, Problem):
        return problem
    if isinstance(problem, AuthenticationError):
        return NO_KEY
    if isinstance(problem, Http404):
        return Problem(404, "There is no such thing at this address.")
    if isinstance(problem, PermissionDenied):
        return Problem(403, "This key isn't for that. An admin of the business can make another.")
    if isinstance(problem, ValidationError):
        return Problem(
            422,
            NOT_UNDERSTOOD,
            errors=[reason_of(each) for each in problem.errors],
        )
    if isinstance(problem, HttpError):
        return Problem(problem.status_code, NOT_UNDERSTOOD)
    if isinstance(problem, CannotOpen):
        unopenable.tell(problem)
        return Problem(409, unopenable.NOT_OPENED)
    if isinstance(problem, OperationalError | InterfaceError):
        return of_database(problem.__cause__)
    logger.error("The API failed", exc_info=problem)
    return FAILED


def reason_of(error: dict[str, Any]) -> str:
    """As "field: what is wrong", without the value that came; an address' fields go by their
    names."""
    name = field_name(error["loc"][1:]).removeprefix("asked.")
    return f"{name}: {wording(error['type'], error['msg'])}"


def of_database(cause: BaseException | None) -> Problem:
    logger.error("The API's database refused: %s", type(cause).__name__)
    if isinstance(cause, QueryCanceled):
        return TOO_SLOW
    return COLLIDED if isinstance(cause, COLLISIONS) else AWAY


def tell_by(api: NinjaAPI) -> None:
    """Have all that is raised beneath its routes told as problem details."""

    def in_words(request: HttpRequest, problem: Any) -> HttpResponse:
        return answer(of_exception(problem))

    for kind in (Exception, AuthenticationError, Http404, HttpError, ValidationError):
        api.add_exception_handler(kind, in_words)
