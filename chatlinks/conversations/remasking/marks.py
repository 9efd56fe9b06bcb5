"""Passages marked as personal by hand, and taken back."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.conversations.models import Conversation, Mark
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.contacts import MARKED, KnownContact
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.conversations.remasking import whole_contact
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking_json import strings_of
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

SEEN = ("text", "translation", "data")  # what a page shows of a message
SHORTEST = 2  # characters; a single one would black out half the text


NOT_IN_IT = (
    "This passage isn't in the conversation. Copy it from a message, in whole words, and try again."
)


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

    Without `message_id`, the message that it was selected in, the first one that holds the passage
    is meant. Raises NotThere.
    """
    business = Business.objects.get(pk=conversation.business_id)
    lock_business(business.pk)
    passage = " ".join(passage.split())
    if len(passage) < SHORTEST:
        raise NotThere("Mark at least two characters.")
    contact = contacts.by_id(business.pk, [conversation.contact_id]).get(conversation.contact_id)
    if contact is None:
        raise NotThere("This user was forgotten meanwhile. There is nothing left to mark.")
    holding = messages_with(conversation, contact, passage)
    message = message_id if message_id in holding else next(iter(holding), None)
    elsewhere = message_id is not None and message != message_id
    if message is None or (elsewhere and not everywhere):
        raise NotThere(NOT_IN_IT)
    by_hand = Mark.objects.create(
        business=business,
        contact_id=contact.id,
        conversation=conversation,
        message=message,
        everywhere=everywhere,
        made_by_id=by,
    )
    kind = f"{MARKED}{by_hand.pk}"
    contact.learn(kind if everywhere else f"{kind}@{message}", passage)
    mask_anew(business, contact, "to mask what was marked by hand", by)
    note_mark(by_hand, "marked", by)
    return by_hand


class PassageInRow(NamedTuple):
    """A passage of the conversation; where it isn't a message's, `message` is None."""

    message: int | None
    passage: str


@transaction.atomic
def mark_each(
    conversation: Conversation,
    passages: Sequence[PassageInRow],
    by: int | None,
) -> list[Mark]:
    """Mask several passages everywhere in the contact's conversations, in one go.

    Raises NotThere.
    """
    business = Business.objects.get(pk=conversation.business_id)
    lock_business(business.pk)
    contact = contacts.by_id(business.pk, [conversation.contact_id]).get(conversation.contact_id)
    last = conversation.message_set.order_by("position").values_list("pk", flat=True).last()
    if contact is None or last is None:
        raise NotThere("This user was forgotten meanwhile. There is nothing left to mark.")
    made = []
    for message, passage in passages:
        by_hand = Mark.objects.create(
            business=business,
            contact_id=contact.id,
            conversation=conversation,
            message=message or last,
            everywhere=True,
            made_by_id=by,
        )
        contact.learn(f"{MARKED}{by_hand.pk}", " ".join(passage.split()))
        made.append(by_hand)
    mask_anew(business, contact, "to mask what was marked by hand", by)
    return made


@transaction.atomic
def undo_each(by_hand: Sequence[Mark], by: int | None) -> None:
    for each in by_hand:
        undo(each, by)


def messages_with(
    conversation: Conversation,
    contact: KnownContact,
    passage: str,
) -> list[int]:
    """The messages of the conversation that hold the passage, in order."""
    wanted = KnownValues([("marked", passage)])
    stored = MESSAGE.read(conversation.business_id, {contact.id: contact.vault})
    return [
        row.id
        for row in stored
        if row.conversation_id == conversation.pk
        and any(map(wanted.find, strings_of({column: row.record[column] for column in SEEN})))
    ]


def mask_anew(
    business: Business,
    contact: KnownContact,
    why: str,
    by: int | None,
) -> None:
    whole_contact.mask_anew(
        business,
        catalogue.policy_of(business),
        contact,
        why,
        by,
    )


@transaction.atomic
def undo(by_hand: Mark, by: int | None) -> None:
    """Take a mark back; the passage is shown again as far as nothing else hides it."""
    lock_business(by_hand.business_id)
    by_hand.refresh_from_db()
    if by_hand.undone_at is not None:
        return
    by_hand.undone_at, by_hand.undone_by_id = timezone.now(), by
    by_hand.save(update_fields=["undone_at", "undone_by"])
    business = by_hand.business
    contact = contacts.by_id(business.pk, [by_hand.contact_id]).get(by_hand.contact_id)
    if contact is not None:
        contact.forget_mark(by_hand.pk)
        mask_anew(business, contact, "to take back a mark made by hand", by)
    note_mark(by_hand, "taken back", by)


def note_mark(by_hand: Mark, what: str, by: int | None) -> None:
    line = AuditLine(
        kind=RecordKind.MARKED,
        business_id=by_hand.business_id,
        what=what,
        person_id=by,
        conversation_id=by_hand.conversation_id,
        contact_id=by_hand.contact_id,
    )
    note(line)
