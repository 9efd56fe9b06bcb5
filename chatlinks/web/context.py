"""What every page's frame is given: who reads, where they can go, what just happened."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest

# (label, address). Smart Agent Chat and Intelligent Analytics will stand beside it.
PLACES = (("Conversations", "/"),)


def frame(request: HttpRequest) -> dict[str, Any]:
    if not request.user.is_authenticated:
        return {"person": None, "nav": [], "notes": []}
    places = [*PLACES, ("Masking", "/masking"), ("Administration", "/admin/")] if getattr(request.user, "is_staff", False) else PLACES
    nav = [(label, address, request.path == address or (address != "/" and request.path.startswith(address))) for label, address in places]
    return {
        "person": str(request.user),
        "nav": nav,
        "notes": [(note.level_tag, note.message) for note in get_messages(request)],
    }
