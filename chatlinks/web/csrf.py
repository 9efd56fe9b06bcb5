"""The hidden field that every form carries, drawn as Django does but quicker: every page with a form needs one."""

import os
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import CSRF_ALLOWED_CHARS, CSRF_SECRET_LENGTH
from django.template.backends.utils import csrf_input
from django.utils.safestring import SafeString

LETTERS = len(CSRF_ALLOWED_CHARS)
UNEVEN = bytes(
    range(256 // LETTERS * LETTERS, 256)
)  # bytes that would make some letters likelier than others
PLACES = {letter: place for place, letter in enumerate(CSRF_ALLOWED_CHARS)}


def field(request: HttpRequest) -> Any:
    """As `csrf_input`, except that a browser that brought the secret as a cookie isn't sent the same cookie again."""
    secret = request.META.get("CSRF_COOKIE")
    if not secret or len(secret) != CSRF_SECRET_LENGTH:
        return csrf_input(request)
    return SafeString(f'<input type="hidden" name="csrfmiddlewaretoken" value="{masked(secret)}">')


def masked(secret: str) -> str:
    """The secret under a mask of its own on every page, so that how well a page compresses tells nothing of it (BREACH)."""
    mask = [byte % LETTERS for byte in random_bytes(CSRF_SECRET_LENGTH)]
    cipher = [
        (PLACES[letter] + place) % LETTERS for letter, place in zip(secret, mask, strict=True)
    ]
    return "".join([CSRF_ALLOWED_CHARS[place] for place in mask + cipher])


def random_bytes(count: int) -> bytes:
    """So many random bytes of which every letter comes equally often."""
    found = b""
    while len(found) < count:
        found += os.urandom(2 * count).translate(None, UNEVEN)
    return found[:count]
