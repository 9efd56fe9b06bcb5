"""What every page's frame is given: who reads, where they can go, what just happened."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from chatlinks.web.drawing import csrf
from chatlinks.web.navigation import is_current, places_of
from chatlinks.web.notes import notes_of
from chatlinks.web.zones import own_zone, zone_of


def frame(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)  # none yet, where a request is refused early
    if user is None or not user.is_authenticated:
        return {
            "readers_zone": zone_of(request),
            "person": None,
            "nav": [],
            "notes": [],
            "sign_in": sign_in(request),
            "live_stream": settings.LIVE_STREAM,
        }
    return {
        "live_stream": settings.LIVE_STREAM,
        "person": str(user),
        "own_zone": own_zone(user),
        "readers_zone": zone_of(request),
        # Drawn once, however many forms there are.
        "csrf_input": SimpleLazyObject(lambda: csrf.field(request)),
        "nav": [
            (label, address, is_current(request.path, address))
            for label, address in places_of(user)
        ],
        "notes": notes_of(request),
    }


def sign_in(request: HttpRequest) -> str:
    """The address for signing in and coming back here; "" on the pages that do just that."""
    if request.path.startswith(("/accounts/", "/sign-in/", "/invitation/")):
        return ""
    back = urlencode({"next": request.get_full_path()})
    return f"/accounts/login/?{back}"
