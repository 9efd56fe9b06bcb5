"""A conversation that turns out to be another contact's: what is kept of it is sealed anew, with
that contact's key.
"""

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine
from chatlinks.conversations.live import files
from chatlinks.conversations.models import Mark
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.contacts import MARKED, KnownContact
from chatlinks.conversations.records.drafting.drafts import ConversationDraft
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.sealing import Vault, record_opening

WHY = "to move a conversation to another contact"


def take_over(business_id: int, batch: list[ConversationDraft]) -> dict[int, int]:
    """Hand over the stored conversations whose contact is another by now: {contact left: contact
    come to}.
    """
    known = {draft.id: draft for draft in batch if not draft.is_new}
    stored = rows(
        """SELECT id, contact_id FROM conversations_conversation
           WHERE business_id = %s AND id = ANY(%s)""",
        [business_id, list(known)],
    )
    left = {id_: contact_id for id_, contact_id in stored if contact_id != known[id_].contact.id}
    owners = contacts.by_id(business_id, list(left.values())) if left else {}
    for id_, contact_id in left.items():
        line = AuditLine(
            kind=RecordKind.SERVER,
            business_id=business_id,
            what=WHY,
            conversation_id=id_,
            contact_id=contact_id,
        )
        record_opening(line)
        owner = owners.get(contact_id)
        hand_over(business_id, known[id_], owner.vault if owner else None)
        if owner:
            hand_over_marks(business_id, known[id_], owner)
    return {contact_id: known[id_].contact.id for id_, contact_id in left.items()}


def hand_over_marks(business_id: int, draft: ConversationDraft, left: KnownContact) -> None:
    """What was marked by hand in the conversation stays marked in it."""
    marks = Mark.objects.filter(business_id=business_id, conversation_id=draft.id)
    kinds = {f"{MARKED}{mark}" for mark in marks.values_list("id", flat=True)}
    for kind, value in left.known:
        if kind.partition("@")[0] in kinds:
            draft.contact.learn(kind, value)
    marks.update(contact_id=draft.contact.id)


def hand_over(
    business_id: int,
    draft: ConversationDraft,
    left: Vault | None,
) -> None:
    """`left` is the vault of the contact left.

    None for a forgotten one, whose originals are gone for good.
    """
    seal_messages_anew(business_id, draft, left)
    files.hand_over(business_id, draft.id, left, draft.contact.vault)
    execute(
        """UPDATE conversations_conversation SET contact_id = %s
           WHERE id = %s AND business_id = %s""",
        [draft.contact.id, draft.id, business_id],
    )


def seal_messages_anew(
    business_id: int,
    draft: ConversationDraft,
    left: Vault | None,
) -> None:
    """All other parts are written again."""
    stored = rows(
        f"""SELECT id, sealed FROM {MESSAGE.name}
            WHERE business_id = %s AND conversation_id = %s AND sealed IS NOT NULL""",
        [business_id, draft.id],
    )
    for id_, sealed in stored:
        again = MESSAGE.hand_over(id_, sealed, left, draft.contact.vault) if left else None
        execute(
            f"UPDATE {MESSAGE.name} SET sealed = %s WHERE id = %s AND business_id = %s",
            [again, id_, business_id],
        )
