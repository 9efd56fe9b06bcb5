"""Users of whom nothing can be opened with the keys at hand, as where a master key was lost, or
something can't, as where it was damaged.

Nothing can be masked by what is known of them, so nothing is stored of them, and the log says of
whom. Whoever asks for what can't be opened is told so.
"""

import logging
import time

from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from chatlinks.privacy.sealing import CannotOpen
from chatlinks.web.notices import notice

logger = logging.getLogger(__name__)
OFTEN = 60.0  # seconds between two lines of one user, however much comes of them
MOST = 1_000  # users that are remembered for it
NOT_OPENED = (
    "What is stored of this user can't be opened with the keys of this server. Whoever runs it"
    " finds more in its log."
)
told: dict[int, float] = {}  # when the next line may be written, by contact


def tell(problem: CannotOpen) -> None:
    """In the log, which user it is, and nothing of theirs."""
    now = time.monotonic()
    if now < told.get(problem.contact_id, now):
        return
    if len(told) >= MOST:
        told.clear()
    told[problem.contact_id] = now + OFTEN
    logger.error("Nothing is read or written of this user: %s", problem)


class Unopenable(MiddlewareMixin):
    """Where no page has another way: it says what is the matter, instead of failing."""

    def process_exception(
        self,
        request: HttpRequest,
        problem: Exception,
    ) -> HttpResponse | None:
        if not isinstance(problem, CannotOpen):
            return None
        tell(problem)
        return notice(
            request,
            409,
            "This can't be opened",
            NOT_OPENED,
            [("Go to your conversations", "/")],
        )
