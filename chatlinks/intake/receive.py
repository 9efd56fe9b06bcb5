"""The last step of every way in: store a batch and give each conversation its chat link, all or
nothing.
"""

from collections.abc import Sequence

from django.db import transaction

from chatlinks.conversations.store import IncomingConversation, Outcome, store
from chatlinks.links import members
from chatlinks.privacy.ahead.shapes import Ahead, nothing
from chatlinks.workspaces.models import Business


@transaction.atomic
def receive(
    business: Business,
    incoming: Sequence[IncomingConversation],
    ahead: Ahead = nothing,
) -> Outcome:
    outcome = store(business, incoming, ahead)
    if outcome.conversation_ids:
        members.make_for(business.id, outcome.conversation_ids)
    return outcome
