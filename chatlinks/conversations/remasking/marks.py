"""Passages marked as personal by hand, and taken back."""

from django.db import transaction
from django.utils import timezone

from chatlinks.conversations.lock import lock_business
from chatlinks.conversations.models import Conversation, Mark
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.contacts import MARKED
from chatlinks.conversations.remasking import changed_rules
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import strings_of
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import Business

SEEN = ("text", "translation", "data")  # what a page shows of a message
SHORTEST = 2  # characters; a single one would black out half the text


class NotThere(Exception):
    """The passage isn't in the conversation as the person sees it; the message says what to do."""


@transaction.atomic
def mark(
    conversation: Conversation,
    passage: str,
    *,
    message_id: int | None,
    everywhere: bool,
    by: int | None,
) -> Mark:
    """Mask a passage: in one message, or everywhere in the contact's conversations.

    Without `message_id`, the message that it was selected in, the first one that holds the passage is meant. Raises
    NotThere.
    """
    business = Business.objects.get(pk=conversation.business_id)
    lock_business(business.pk)
    passage = " ".join(passage.split())
    if len(passage) < SHORTEST:
        raise NotThere("Mark at least two characters.")
    contact = contacts.by_id(business.pk, [conversation.contact_id]).get(conversation.contact_id)
    if contact is None:
        raise NotThere("This user was forgotten meanwhile. There is nothing left to mark.")
    found = where(business, conversation, contact, passage)
    if message_id not in found and not everywhere and message_id is not None:
        found = []
    if not found:
        raise NotThere(
            "This passage isn't in the conversation. Copy it from a message, in whole words, and try again."
        )
    place = message_id if message_id in found else found[0]
    made = Mark.objects.create(
        business=business, contact_id=contact.id, conversation=conversation, message=place, everywhere=everywhere, made_by_id=by
    )  # fmt: skip
    contact.learn(f"{MARKED}{made.pk}" if everywhere else f"{MARKED}{made.pk}@{place}", passage)
    changed_rules.remask_contact(
        business, catalogue.rules_of(business), contact, "to mask what was marked by hand", by
    )
    return made


def where(
    business: Business, conversation: Conversation, contact: contacts.KnownContact, passage: str
) -> list[int]:
    """The messages of the conversation that hold the passage, in order."""
    wanted = KnownValues([("marked", passage)])
    return [
        row.id
        for row in changed_rules.stored(
            business, contact.id, "conversations_message", contact.vault
        )
        if row.conversation_id == conversation.pk
        and any(wanted.find(text) for text in strings_of({name: row.record[name] for name in SEEN}))
    ]


@transaction.atomic
def undo(made: Mark, by: int | None) -> None:
    """Take a mark back; the passage is shown again as far as no other rule hides it."""
    lock_business(made.business_id)
    made.refresh_from_db()
    if made.undone_at is not None:
        return
    made.undone_at, made.undone_by_id = timezone.now(), by
    made.save(update_fields=["undone_at", "undone_by"])
    business = made.business
    contact = contacts.by_id(business.pk, [made.contact_id]).get(made.contact_id)
    if contact is not None:
        contact.forget_mark(made.pk)
        changed_rules.remask_contact(
            business, catalogue.rules_of(business), contact, "to take back a mark made by hand", by
        )
