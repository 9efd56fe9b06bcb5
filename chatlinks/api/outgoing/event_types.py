"""What endpoints can be told of. The database notes each (migration 0002), whoever does it."""

from typing import NamedTuple


class EventType(NamedTuple):
    name: str  # as Standard Webhooks write one
    label: str


TEST = "endpoint.test"  # asked for on the endpoint's page
EVENT_TYPES = (
    EventType("conversation.completed", "A conversation was completed"),
    EventType("review.received", "A user gave a rating"),
    EventType("link.made", "Somebody made a link that opens without signing in"),
    EventType("link.opened", "Somebody opened the page of a link"),
    EventType("link.revoked", "A link was ended"),
    EventType("source.silent", "A source fell silent"),
)
CHOICES = [(each.name, each.label) for each in EVENT_TYPES]
