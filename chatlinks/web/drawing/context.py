"""What every page's frame is given: who reads, where they can go, what just happened."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from chatlinks.web import csrf

# (label, address) by what a person's memberships open: Person.places.
PLACES = {
    "": (("Conversations", "/"),),
    "chats": (("My Chats", "/chats"),),
    "lead": (("Businesses", "/businesses"), ("Teams", "/teams")),
    "analytics": (("Analytics", "/analytics"),),
}
# For those who manage.
MANAGING = (
    ("Masking", "/masking"),
    ("Administration", "/admin/"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)  # none yet, where a request is refused early
    if user is None or not user.is_authenticated:
        return {"person": None, "nav": [], "notes": [], "sign_in": sign_in(request)}
    return {
        "person": str(user),
        # Drawn once, however many forms there are.
        "csrf_input": SimpleLazyObject(lambda: csrf.field(request)),
        "nav": [
            (label, address, is_current(request.path, address))
            for label, address in places_of(user)
        ],
        "notes": [(note.level_tag, note.message) for note in get_messages(request)],
    }


def places_of(user: Any) -> list[tuple[str, str]]:
    """(label, address) of each place that the navigation leads this person to."""
    mine = ["", *getattr(user, "places", "").split()]
    places: list[tuple[str, str]] = []
    for name, some in PLACES.items():
        if name in mine:
            places.extend(some)
    if getattr(user, "is_staff", False):
        places.extend(MANAGING)
    return places


def sign_in(request: HttpRequest) -> str:
    """The address for signing in and coming back here; "" on the pages that do just that."""
    if request.path.startswith(("/accounts/", "/sign-in/")):
        return ""
    back = urlencode({"next": request.get_full_path()})
    return f"/accounts/login/?{back}"


def is_current(path: str, address: str) -> bool:
    """Is the page at `path` of the place that begins at `address`?"""
    return path == address or (address != "/" and path.startswith(address))
