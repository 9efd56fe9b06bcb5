"""No search may keep the database busy for long.

After a while it is given up, and its reader is told what to narrow.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from psycopg.errors import QueryCanceled

from chatlinks.web.notices import notice

SECONDS = 20


def patient(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose statements are given up after SECONDS each."""

    @wraps(view)
    def limited(
        request: HttpRequest,
        *args: Any,
        **kwargs: Any,
    ) -> HttpResponse:
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute(f"SET LOCAL statement_timeout = '{SECONDS}s'")
                return view(request, *args, **kwargs)
        except OperationalError as problem:
            if not isinstance(problem.__cause__, QueryCanceled):
                raise
            return too_long(request)

    return limited


def too_long(request: HttpRequest) -> HttpResponse:
    return notice(
        request,
        503,
        "This search takes too long",
        "Choose fewer days, or add a filter: "
        "a node, a word that is not so common, bot breaks only.",
        [("Back to Messages", request.path)],
    )
