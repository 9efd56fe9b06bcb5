"""What open pages hear of a right to read, by name.

Whoever changes one says so (`web/live.announce`), in the transaction of the change: pages that hang
on it then ask for everything anew, and are told by the gate where that isn't theirs any more. Their
tickets end, too. Of memberships and businesses the database itself says so (migration 0010).
"""

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
