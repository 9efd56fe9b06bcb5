"""Where the navigation leads a person, and where they land after signing in."""

from typing import Any

# (label, address) by what a person's memberships open: Person.places.
PLACES = {
    "": (("Conversations", "/"), ("Links", "/links")),
    "chats": (("My Chats", "/chats"),),
    "lead": (("Live board", "/businesses"), ("Teams", "/teams")),
    "analytics": (("Analytics", "/analytics"),),
    "audit": (("Audit", "/audit"),),
}
# For those who manage.
MANAGING = (
    ("Masking", "/masking"),
    ("People", "/people"),
    ("Sources", "/sources"),
    ("Import", "/import"),
    ("Keys", "/keys"),
    ("Audit", "/audit"),
    ("Administration", "/admin/"),
)
# The first that a person has: leads see what is going on, agents their chats, analysts figures.
LANDINGS = ("lead", "chats", "analytics", "audit")
OPENS_NOTHING = "audit"  # whose places are this alone


def places_of(person: Any) -> list[tuple[str, str]]:
    """(label, address) of each place that the navigation leads this person to."""
    mine = getattr(person, "places", "").split()
    if mine != [OPENS_NOTHING]:
        mine = ["", *mine]
    places: list[tuple[str, str]] = []
    for name, some in PLACES.items():
        if name in mine:
            places.extend(some)
    if getattr(person, "is_staff", False):
        places.extend(each for each in MANAGING if each not in places)
    return places


def landing_of(person: Any) -> str:
    """The address that signing in leads to, where no page was asked for.

    Who manages a server and belongs nowhere yet lands on the conversations, which lead on.
    """
    mine = getattr(person, "places", "").split()
    for name in LANDINGS:
        if name in mine:
            _, address = PLACES[name][0]
            return address
    return "/"


def is_current(path: str, address: str) -> bool:
    """Is the page at `path` of the place that begins at `address`?"""
    return path == address or (address != "/" and path.startswith(address))
