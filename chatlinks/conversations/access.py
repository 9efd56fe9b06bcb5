"""The conversations that a person may open, for whatever goes by the ORM."""

from django.db.models import QuerySet

from chatlinks.conversations.models import Conversation
from chatlinks.workspaces.reach import held_memberships, may_open_sql, opening_memberships


def visible_to(person_id: int) -> QuerySet[Conversation]:
    """Every conversation that this person may open, in all of their businesses."""
    memberships = opening_memberships(held_memberships(person_id))
    where, parameters = may_open_sql(memberships, "conversations_conversation")
    return Conversation.objects.extra(where=[where], params=parameters)  # noqa: S610, our own SQL
