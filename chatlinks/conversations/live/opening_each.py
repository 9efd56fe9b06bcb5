"""The conversations of several contacts opened for writing at once, by as many statements as one
takes. As in `opening`; whoever calls holds the business's lock.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.live.open_conversation import STATE, State
from chatlinks.conversations.live.opening import AlreadyStored, NotLive, catch_up
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.drafting.context import ImportContext
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.conversations.records.told.telling import MessageRow
from chatlinks.database.rows import prepared, prepared_typed
from chatlinks.privacy.detection.told.tell import LOOK_BACK
from chatlinks.workspaces.models import Business

NEWEST_OF_EACH = f"""
{STATE} id IN (
  SELECT DISTINCT ON (o.contact_id) o.id
  FROM conversations_conversation o
  JOIN conversations_contact u ON u.id = o.contact_id AND u.business_id = o.business_id
  WHERE u.business_id = %s AND u.external_hash = ANY(%s)
  ORDER BY o.contact_id, o.number DESC)"""
# By their contact's conversations, each by itself (`OFFSET 0` keeps it so): by figures of smaller
# tables PostgreSQL would rather read all messages of all others (`bin/bench intake`: a third of the
# batches a second, and fewer the more there is).
STORED_MESSAGES = f"""
WITH c AS MATERIALIZED (
  SELECT u.external_hash AS contact, c.id, c.business_id
  FROM conversations_contact u
  JOIN conversations_conversation c ON c.contact_id = u.id AND c.business_id = u.business_id
  WHERE u.business_id = %s AND u.external_hash = ANY(%s))
SELECT DISTINCT ON (c.contact, m.external_hash)
  c.contact, m.external_hash, m.conversation_id, m.id
FROM c CROSS JOIN LATERAL (
  SELECT o.id, o.conversation_id, o.external_hash FROM {MESSAGE.name} o
  WHERE o.conversation_id = c.id AND o.business_id = c.business_id AND o.external_hash = ANY(%s)
  OFFSET 0) m
ORDER BY c.contact, m.external_hash, m.id"""
# As STORED_MESSAGES, by one look into the index for each message and conversation of its contact:
# dearer than reading all of these once, where many messages of one contact come together.
STORED_OF_FEW = f"""
SELECT w.contact, w.message, m.conversation_id, m.id
FROM unnest(%s::bytea[], %s::bytea[]) w (contact, message)
JOIN conversations_contact u ON u.business_id = %s AND u.external_hash = w.contact
JOIN conversations_conversation c ON c.contact_id = u.id AND c.business_id = u.business_id
CROSS JOIN LATERAL (
  SELECT o.id, o.conversation_id FROM {MESSAGE.name} o
  WHERE o.conversation_id = c.id AND o.external_hash = w.message AND o.business_id = c.business_id
  ORDER BY o.id LIMIT 1) m
ORDER BY m.id DESC"""
FEW = 10  # messages of one contact
LAST_OF_EACH = f"""
p.id IN (
  SELECT last.id FROM unnest(%s::bigint[]) o (id) CROSS JOIN LATERAL (
    SELECT m.id FROM {MESSAGE.name} m
    WHERE m.conversation_id = o.id AND m.business_id = %s
    ORDER BY m.position DESC LIMIT {LOOK_BACK}) last)"""


def latest_of_each(
    business: Business,
    context: ImportContext,
    contact_ids: Iterable[str],
) -> dict[str, LiveConversation]:
    """By the contacts' external ids their latest conversations, of those who have any, though they
    may have ended. Raises NotLive if nobody can write to one.
    """
    hashes = {context.identity.contact(id_): id_ for id_ in contact_ids}
    parameters = [business.id, business.id, list(hashes)]
    found = {now.contact_id: now for now in prepared_typed(State, NEWEST_OF_EACH, parameters)}
    for now in found.values():
        catch_up(business, now, context)
    known = contacts.by_id(business.id, list(found)) if found else {}
    if len(known) < len(found):
        raise NotLive
    return {
        hashes[contact.hash]: LiveConversation(business, context, contact, found[contact.id])
        for contact in known.values()
    }


def last_messages_of_each(
    business_id: int,
    conversations: Collection[LiveConversation],
) -> dict[int, list[MessageRow]]:
    """By conversation its last messages, oldest first, opened: at most `LOOK_BACK` each."""
    lately: dict[int, list[MessageRow]] = {each.id: [] for each in conversations}
    if not lately:
        return lately
    vaults = {each.contact.id: each.contact.vault for each in conversations}
    rows = MESSAGE.read_again(
        LAST_OF_EACH,
        [list(lately), business_id],
        vaults,
        "p.conversation_id, p.position",
    )
    for row in rows:
        lately[row.conversation_id].append(row)
    return lately


def stored_messages(
    context: ImportContext,
    messages: Iterable[tuple[str, str]],
) -> dict[tuple[str, str], AlreadyStored]:
    """Those that came in before, in whichever of their contact's conversations: by the contact's
    external id and their own.
    """
    identity = context.identity
    wanted = {(identity.contact(of), identity.message(id_, 0)): (of, id_) for of, id_ in messages}
    if not wanted:
        return {}
    people, hashes = [contact for contact, _ in wanted], [message for _, message in wanted]
    if max(Counter(people).values()) <= FEW:
        found = prepared(STORED_OF_FEW, [people, hashes, context.business_id])
    else:
        found = prepared(STORED_MESSAGES, [context.business_id, list({*people}), list({*hashes})])
    stored = {}
    for contact, message, conversation_id, id_ in found:
        key = wanted.get((bytes(contact), bytes(message)))
        if key:
            stored[key] = AlreadyStored(conversation_id, id_)
    return stored
