"""A conversation that turns out to be another contact's: what is kept of it is sealed anew, with that contact's key."""

from chatlinks.conversations.live import files
from chatlinks.conversations.models import Mark
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.contacts import MARKED, KnownContact
from chatlinks.conversations.records.drafts import Conversation
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.sealing import Vault, record_opening

TABLE = "conversations_message"  # all other parts are written again


def take_over(business_id: int, batch: list[Conversation]) -> dict[int, int]:
    """Hand over the stored conversations whose contact is another by now: {contact left: contact come to}."""
    known = {conversation.id: conversation for conversation in batch if not conversation.is_new}
    stored = rows(
        "SELECT id, contact_id FROM conversations_conversation WHERE business_id = %s AND id = ANY(%s)",
        [business_id, list(known)],
    )
    left = {id_: contact_id for id_, contact_id in stored if contact_id != known[id_].contact.id}
    owners = contacts.by_id(business_id, list(left.values())) if left else {}
    for id_, contact_id in left.items():
        owner = owners.get(contact_id)
        hand_over(business_id, known[id_], contact_id, owner.vault if owner else None)
        if owner:
            hand_over_marks(business_id, known[id_], owner)
    return {contact_id: known[id_].contact.id for id_, contact_id in left.items()}


def hand_over_marks(business_id: int, conversation: Conversation, left: KnownContact) -> None:
    """What was marked by hand in the conversation stays marked in it."""
    marks = Mark.objects.filter(business_id=business_id, conversation_id=conversation.id)
    kinds = {f"{MARKED}{mark}" for mark in marks.values_list("id", flat=True)}
    for kind, value in left.known:
        if kind.partition("@")[0] in kinds:
            conversation.contact.learn(kind, value)
    marks.update(contact_id=conversation.contact.id)


def hand_over(business_id: int, conversation: Conversation, left: int, vault: Vault | None) -> None:
    """`vault` is that of the contact left; None for a forgotten one, whose originals are gone for good."""
    record_opening(
        business_id,
        left,
        why="to move a conversation to another contact",
        conversation_id=conversation.id,
    )
    found = rows(
        f"SELECT id, sealed FROM {TABLE} WHERE business_id = %s AND conversation_id = %s AND sealed IS NOT NULL",
        [business_id, conversation.id],
    )
    for id_, sealed in found:
        name = f"{TABLE}:{id_}"
        again = conversation.contact.vault.seal(name, vault.open(name, sealed)) if vault else None
        execute(
            f"UPDATE {TABLE} SET sealed = %s WHERE id = %s AND business_id = %s",
            [again, id_, business_id],
        )
    files.reseal(business_id, conversation.id, vault, conversation.contact.vault)
    execute(
        "UPDATE conversations_conversation SET contact_id = %s WHERE id = %s AND business_id = %s",
        [conversation.contact.id, conversation.id, business_id],
    )
