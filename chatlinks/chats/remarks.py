"""What agents do beside a chat, which leaves its state as it is: read it, note, report it."""

from django.db import transaction
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.chats import topics
from chatlinks.chats.models import Assignment, ChatReport
from chatlinks.chats.steps import open_chat, text_writer
from chatlinks.conversations.models import Conversation
from chatlinks.workspaces.models import Business


@transaction.atomic
def look(business: Business, conversation_id: int, person: Person) -> None:
    """The agent reads their chat: nothing in it is new or unread any more."""
    Assignment.objects.filter(
        business=business,
        conversation_id=conversation_id,
        person=person,
        ended_at=None,
        opened_at=None,
    ).update(opened_at=timezone.now())
    unread = Conversation.objects.filter(
        business=business,
        pk=conversation_id,
        assignee=person,
        unread__gt=0,
    )
    if unread.update(unread=0):
        topics.message_written(conversation_id, person.pk)


@transaction.atomic
def add_note(
    business: Business,
    conversation_id: int,
    person: Person,
    text: str,
) -> None:
    """A note for colleagues on the timeline; the user never gets it."""
    chat = open_chat(business, conversation_id)
    chat.note(text.strip(), str(person), text_writer(business, person))
    topics.message_written(chat.id, chat.now.assignee_id)


@transaction.atomic
def report(
    business: Business,
    conversation_id: int,
    person: Person,
    reason: str,
) -> None:
    """Report the chat as inappropriate; twice is once."""
    ChatReport.objects.get_or_create(
        business=business,
        conversation_id=conversation_id,
        person=person,
        defaults={"reason": reason},
    )
    topics.chat_changed(business.id, conversation_id, [])
