"""What the contacts of conversations that are open for writing told late, masked before it, too: as
`learned_later`, but nobody who writes waits for a long history.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from chatlinks.conversations.records.batch_writer import Writer
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.drafting.context import ImportContext
from chatlinks.conversations.remasking import learned_later
from chatlinks.conversations.remasking.changed_policy import postpone, too_long_for_live
from chatlinks.database.rows import column, rows
from chatlinks.privacy.sealing import record_openings
from chatlinks.workspaces.catalogue import Policy
from chatlinks.workspaces.models import Business

OTHERS = """
SELECT id FROM conversations_conversation
WHERE business_id = %s AND contact_id = %s AND id <> %s"""
IS_BEHIND = """
SELECT 1 FROM conversations_conversation WHERE business_id = %s AND id = %s AND rules < %s"""


class OpenForWriting(Protocol):
    """A conversation, of a contact of whom something may have been learned."""

    business: Business
    context: ImportContext
    contact: KnownContact

    @property
    def id(self) -> int: ...


def mask_late_each(conversations: Iterable[OpenForWriting]) -> None:
    """Mask what was learned of their contacts in all that was said before: of several contacts of
    one business at once, each in one conversation.
    """
    learned = [each for each in conversations if each.contact.changed]
    if not learned:
        return
    business, context = learned[0].business, learned[0].context
    contacts = [each.contact for each in learned]
    Writer(context, contacts, []).write_contacts()
    mask_late(business, context.policy, {each.id: each.contact for each in learned})
    for contact in contacts:
        contact.fresh, contact.changed = [], False


def mask_late(
    business: Business,
    policy: Policy,
    here: Mapping[int, KnownContact],
) -> None:
    """`here`: the contacts by the conversation that is being written to."""
    long = too_long_for_live(business.id, [contact.id for contact in here.values()])
    short = [contact for contact in here.values() if contact.id not in long]
    if short:
        learned_later.late_values(business, policy, short, set(), [])
    for conversation_id, contact in here.items():
        if contact.id in long:
            mask_late_here(business, policy, contact, conversation_id)


def mask_late_here(
    business: Business,
    policy: Policy,
    contact: KnownContact,
    here: int,
) -> None:
    """Of a long history this one alone, for its page is open; unless it is long itself, or left to
    its readers already.
    """
    if not learned_later.reaches(contact, []):
        return
    others = column(OTHERS, [business.id, contact.id, here])
    is_behind = bool(rows(IS_BEHIND, [business.id, here, policy.number]))
    if is_behind or too_long_for_live(business.id, [contact.id], others):
        postpone(business.id, [contact.id])
        return
    record_openings(business.id, [contact.id], learned_later.WHY)
    learned_later.mask_late(business, policy, [contact], others)
    postpone(business.id, [contact.id], [here])
