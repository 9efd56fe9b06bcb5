"""Mask one contact's whole history anew, by the policy of today and all that is known of them."""

import json

from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine
from chatlinks.conversations import unread_texts
from chatlinks.conversations.records import contact_rows
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.finder import Finder
from chatlinks.conversations.records.masker import Masker
from chatlinks.conversations.records.parts import ENTITY, MESSAGE, REVIEW
from chatlinks.conversations.records.record import NO_COLUMNS
from chatlinks.conversations.records.summary import store_summaries
from chatlinks.conversations.records.told import learning, told_values
from chatlinks.conversations.records.told.telling import Disclosures, tell_each, told_in_comments
from chatlinks.conversations.records.told.told_values import ToldValue
from chatlinks.conversations.remasking import history
from chatlinks.conversations.remasking.history import History
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import MARK
from chatlinks.privacy.sealing import record_opening
from chatlinks.workspaces.catalogue import Policy
from chatlinks.workspaces.models import Business


def mask_anew(
    business: Business,
    policy: Policy,
    contact: KnownContact,
    why: str,
    by: int | None = None,
) -> None:
    """Open everything of a contact, mask it by the policy of today, and store what differs.

    `by` is the person who asked for it, None where the server itself does it.
    """
    line = AuditLine(
        kind=RecordKind.SERVER,
        business_id=business.id,
        what=why,
        person_id=by,
        contact_id=contact.id,
    )
    record_opening(line)
    unread_texts.clear(business.id, contact.id)
    stored = history.read(business.id, {contact.id: contact.vault})
    learn_again(contact, stored, policy)
    tellings = tell_each(policy, stored[MESSAGE])
    contact.forget_told()
    contact.learn_told(told_in(policy, stored, tellings), policy.personal)
    finder = Finder(policy, [contact.details, *history.records(stored)])
    finder.look_behind(tellings.values())
    masker = Masker.of(finder, contact, tellings)
    history.mask(business.id, stored, masker, contact.vault)
    columns = contact_rows.columns_of(
        business.id,
        contact,
        masker,
        timezone.now(),
    )
    contact_rows.update([columns])
    mask_conversations(business, policy, contact.id, stored, masker)


def learn_again(contact: KnownContact, stored: History, policy: Policy) -> None:
    """Whatever a bot collected in their history, now that the policy may take more for personal."""
    for row in stored[ENTITY]:
        if row.plain.name in policy.personal:
            contact.learn(row.plain.name, row.record["original_text"])
            contact.learn(row.plain.name, row.record["value"])
    learning.learn_from_history(contact, stored[MESSAGE], stored[ENTITY], policy.personal)


def mask_forgotten(business: Business, policy: Policy, contact_id: int) -> None:
    """Of a forgotten contact nothing can be opened: mask what today's policy finds in the text that
    is left.
    """
    unread_texts.clear(business.id, contact_id)
    stored = history.read(business.id, {contact_id: None})
    tellings = tell_each(policy, stored[MESSAGE])
    told = [
        (each.source.kind, each.value)
        for each in told_in(policy, stored, tellings)[: told_values.MOST]
    ]
    known = KnownValues([*left_in_clear(policy, stored), *told])
    masker = Masker(
        Finder(policy, history.records(stored)),
        known,
        {},
        tellings,
    )
    history.mask(business.id, stored, masker, None)
    mask_details(business, contact_id, masker)
    mask_conversations(business, policy, contact_id, stored, masker)


def told_in(
    policy: Policy,
    stored: History,
    tellings: Disclosures,
) -> list[ToldValue]:
    """All values that a contact's history makes known by being told in words."""
    in_messages = [value for telling in tellings.values() for value in telling.values]
    return [*in_messages, *told_in_comments(policy, stored[REVIEW])]


def left_in_clear(policy: Policy, stored: History) -> list[tuple[str, str]]:
    """Values of entities that are personal only now: they stand there in clear, and so they do in
    the messages.
    """
    return [
        (row.plain.name, value)
        for row in stored[ENTITY]
        if row.plain.name in policy.personal
        for value in row.record.values()
        if MARK not in value
    ]


def mask_details(business: Business, contact_id: int, masker: Masker) -> None:
    """Of a forgotten contact, whose details can't be opened."""
    found = rows(
        "SELECT details FROM conversations_contact WHERE business_id = %s AND id = %s",
        [business.id, contact_id],
    )
    details = json.loads(found[0][0])
    masked, _ = masker.mask_record(details, NO_COLUMNS)
    if masked != details:
        execute(
            "UPDATE conversations_contact SET details = %s WHERE business_id = %s AND id = %s",
            [json.dumps(masked, ensure_ascii=False), business.id, contact_id],
        )


def mask_conversations(
    business: Business,
    policy: Policy,
    contact_id: int,
    stored: History,
    masker: Masker,
) -> None:
    """What lists show of the conversations follows; they count as masked by this policy."""
    found = rows(
        """SELECT id, channel FROM conversations_conversation
           WHERE business_id = %s AND contact_id = %s""",
        [business.id, contact_id],
    )
    for id_, channel in found:
        history.mask_channel(business.id, id_, channel, masker)
    store_summaries(
        business.id,
        [row[0] for row in found],
        stored[MESSAGE],
        policy.number,
    )
    mark_personal_entities(business, policy, contact_id)


def mark_personal_entities(business: Business, policy: Policy, contact_id: int) -> None:
    personal = sorted(policy.personal)
    execute(
        """UPDATE conversations_entity e SET personal = (e.name = ANY(%s))
           FROM conversations_conversation c
           WHERE c.id = e.conversation_id AND c.contact_id = %s AND e.business_id = %s
             AND e.personal <> (e.name = ANY(%s))""",
        [personal, contact_id, business.id, personal],
    )
