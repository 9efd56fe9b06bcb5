"""Where the navigation leads a person, and where they land after signing in."""

from typing import Any

Place = tuple[str, str]  # label, address

# By what a person's memberships open: Person.places.
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
    ("Webhooks out", "/webhooks"),
    ("Import", "/import"),
    ("Keys", "/keys"),
    ("Audit", "/audit"),
    ("Administration", "/admin/"),
)
SIDE_BY_SIDE = 9  # as many as fit into the bar of a laptop
# The first that a person has: leads see what is going on, agents their chats, analysts figures.
LANDINGS = ("lead", "chats", "analytics", "audit")
OPENS_NOTHING = "audit"  # whose places are this alone


def places_of(person: Any) -> list[Place]:
    """(label, address) of each place that the navigation leads this person to."""
    mine = getattr(person, "places", "").split()
    if mine != [OPENS_NOTHING]:
        mine = ["", *mine]
    places: list[Place] = []
    for name, some in PLACES.items():
        if name in mine:
            places.extend(some)
    if getattr(person, "is_staff", False):
        places.extend(each for each in MANAGING if each not in places)
    return places


def folded(places: list[Place]) -> tuple[list[Place], list[Place]]:
    """Which stand side by side in the bar; and, where not all fit, what *Settings* holds."""
    if len(places) <= SIDE_BY_SIDE:
        return places, []
    menu = [each for each in places if each in MANAGING]
    return [each for each in places if each not in menu], menu


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
