"""What open pages hear of a right to read, by name.

The database itself announces each change, whoever makes it and however (links, migration 0014):
pages that hang on it then ask for everything anew, and are told by the gate where that isn't theirs
any more. Their tickets end, too.
"""

from chatlinks.web.streaming.tickets import ACCESS


def link_access(link_id: int) -> str:
    """A link was ended, paused, narrowed, or an address struck off it."""
    return f"{ACCESS}link:{link_id}"


def contact_access(contact_id: int) -> str:
    """A contact was forgotten; a conversation of theirs was deleted, or went to another team or
    contact.
    """
    return f"{ACCESS}contact:{contact_id}"


def business_access(business_id: int) -> str:
    """What a business lets be seen, by whom, by which links."""
    return f"{ACCESS}business:{business_id}"


def person_access(person_id: int) -> str:
    """What a person may see: a membership of theirs, its teams, their account."""
    return f"{ACCESS}person:{person_id}"
