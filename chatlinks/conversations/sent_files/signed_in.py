"""Files that a source hands out to nobody who isn't signed in there.

Their addresses have a form of our own, which holds no secret: it says which source it is. The room
that knows the source says how such a file is asked for (`FORMS`).
"""

from collections.abc import Callable

from chatlinks.web.outgoing import FarAnswer

Way = Callable[[], FarAnswer]  # asks no database; raises NoAnswer
# Of a business's address the way to it; None: nobody can sign in there any more.
FindWay = Callable[[int, str], Way | None]
FORMS: dict[str, FindWay] = {}  # by how such an address begins, such as "twilio-media:"


def finder_of(address: str) -> FindWay | None:
    """None for an address that anybody may ask."""
    return next((find for form, find in FORMS.items() if address.startswith(form)), None)
