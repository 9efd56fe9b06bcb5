"""What open pages hear of a right to read, by name.

Whoever changes one says so, in the transaction of the change: pages that hang on it then ask for
everything anew, and are told by the gate where that isn't theirs any more. Their tickets end, too.
"""

from typing import Any

from chatlinks.web import live
from chatlinks.web.tickets import ACCESS


def link_access(link_id: int) -> str:
    """A link was ended, paused, narrowed, or an address struck off it."""
    return f"{ACCESS}link:{link_id}"


def contact_access(contact_id: int) -> str:
    """A contact was forgotten, or one of their conversations deleted."""
    return f"{ACCESS}contact:{contact_id}"


def business_access(business_id: int) -> str:
    """What a business lets be seen, or by whom."""
    return f"{ACCESS}business:{business_id}"


def person_access(person_id: int) -> str:
    """What a person may see: a membership of theirs."""
    return f"{ACCESS}person:{person_id}"


def follow_membership(sender: Any, instance: Any, **kwargs: Any) -> None:
    live.announce([person_access(instance.person_id)])


def follow_business(sender: Any, instance: Any, created: bool = False, **kwargs: Any) -> None:
    if not created:
        live.announce([business_access(instance.pk)])
