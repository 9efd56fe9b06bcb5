"""Threads kept for what needs no database: static files and `/live` answer whatever becomes of it.

A page asks for one of the places first. There are fewer of them than threads; who finds none waits
while others come free, and is told of the outage when none has for a while: then the database
hangs, for a page needs milliseconds.
"""

import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from chatlinks.web.notices import outage

PATIENCE = 3.0  # seconds in which no place came free


class Places:
    """So many at once; `take` one, `give_back` when done."""

    def __init__(self, number: int) -> None:
        self.free = threading.BoundedSemaphore(number)
        self.last_freed = time.monotonic()

    def take(self) -> bool:
        """False when none comes free."""
        if self.free.acquire(blocking=False):
            return True
        begun = time.monotonic()
        while not self.free.acquire(timeout=0.1):
            # Once it hangs, those who come later aren't kept waiting.
            if time.monotonic() - self.last_freed > PATIENCE:
                return False
            if time.monotonic() - begun > 10 * PATIENCE:
                return False
        return True

    def give_back(self) -> None:
        self.last_freed = time.monotonic()
        self.free.release()


class Reserve:
    """Comes after all that answers without the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.places = Places(settings.DATABASE_THREADS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.places.take():
            return outage(request)
        try:
            return self.get_response(request)
        finally:
            self.places.give_back()
