"""What conversations would become: stored, read back masked, and undone.

It goes through the same functions as what is kept, under ids that nobody has: what is masked in a
conversation follows from it alone, so that nothing stored of a user can be guessed by it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from django.db import transaction

from chatlinks.conversations.models import Conversation, Entity, Event, Message, Review
from chatlinks.conversations.store import IncomingConversation
from chatlinks.database.rows import ids_of_nobody
from chatlinks.intake.receive import receive
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

NOBODYS = "a sample that is tried: "  # begins ids, so that they are nobody's


class TriedConversation(NamedTuple):
    """What would be stored of one conversation: rows as they would stand in their tables."""

    state: str
    details: dict[str, str]
    messages: list[Message]
    events: list[Event]
    entities: list[Entity]
    reviews: list[Review]


def tried(business: Business, incoming: Sequence[IncomingConversation]) -> list[TriedConversation]:
    """In a transaction that is undone."""
    if not incoming:
        return []
    with transaction.atomic(), ids_of_nobody():
        lock_business(business.pk)
        outcome = receive(business, [nobodys(*each) for each in enumerate(incoming)])
        conversations = [read_back(business, id_) for id_ in outcome.conversation_ids]
        transaction.set_rollback(True)
    return conversations


def nobodys(number: int, each: IncomingConversation) -> IncomingConversation:
    id_ = f"{NOBODYS}{number}"
    contact = replace(each.conversation.contact, id=id_)
    return each._replace(conversation=replace(each.conversation, id=id_, contact=contact))


def read_back(business: Business, conversation_id: int) -> TriedConversation:
    stored = Conversation.objects.select_related("contact").get(
        business=business, pk=conversation_id
    )
    part = {"business": business, "conversation": conversation_id}
    return TriedConversation(
        state=stored.state,
        details={key: value for key, value in stored.contact.details.items() if value},
        messages=list(Message.objects.filter(**part).order_by("position")),
        events=list(Event.objects.filter(**part).order_by("position")),
        entities=list(Entity.objects.filter(**part).order_by("position")),
        reviews=list(Review.objects.filter(**part).order_by("position")),
    )
