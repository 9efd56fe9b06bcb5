"""Store a batch of conversations of one business: mask, seal, write.

What is already there is brought up to date.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from django.db import transaction

from chatlinks.conversations.records import batch_writer, contacts, conversation_rows, lost_contacts
from chatlinks.conversations.records.batch_writer import Writer
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.drafting import drafts
from chatlinks.conversations.records.drafting.context import ImportContext, context_of
from chatlinks.conversations.records.drafting.drafts import ConversationDraft
from chatlinks.conversations.records.identity import Identity
from chatlinks.conversations.records.incoming import Incoming
from chatlinks.conversations.records.parts import PARTS
from chatlinks.conversations.records.read_ahead import rules_of
from chatlinks.conversations.records.told import learning
from chatlinks.conversations.records.told.telling import (
    Before,
    glance_over_new,
    tell_messages,
    told_in_comments,
)
from chatlinks.conversations.remasking import change_of_contact, learned_later
from chatlinks.conversations.sent_files.placing import Media, SentFiles
from chatlinks.database.rows import execute, new_ids, rows
from chatlinks.privacy.ahead.shapes import Ahead, nothing
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business


class IncomingConversation(NamedTuple):
    """A conversation as it came, the bytes that it was read from, and the line of a file that they
    stood in.
    """

    conversation: Incoming
    raw: bytes
    line: int = 0
    media: Media = {}  # files that lie beside it, by their address
    # Who else it names, as its tool marks them: hidden as the contact's own name is.
    people: Sequence[str] = ()


@dataclass
class Outcome:
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    messages: int = 0
    conversation_ids: Sequence[int] = ()  # new and changed

    @property
    def conversations(self) -> int:
        return self.new + self.changed + self.unchanged

    def add(self, other: "Outcome") -> None:
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.messages += other.messages


@transaction.atomic
def store(
    business: Business,
    incoming: Sequence[IncomingConversation],
    ahead: Ahead = nothing,
) -> Outcome:
    """Write a batch: all of it or, on an error, none. Batches of a business take turns.

    `ahead`: what was read ahead of its texts, asked for only if something of it is new.
    """
    lock_business(business.id)
    identity = Identity(business.id)
    external_ids = {each.conversation.contact.id for each in incoming}
    lost_contacts.lose_the_keyless(business.id, identity, external_ids)
    fresh, known_ids = unseen(business, identity, incoming)
    outcome = Outcome(unchanged=len(incoming) - len(fresh))
    if fresh:
        context = prepare_context(business, identity, fresh, ahead)
        batch = write(business, context, fresh, known_ids)
        outcome.conversation_ids = [draft.id for draft in batch]
        outcome.new = sum(draft.is_new for draft in batch)
        outcome.changed = len(batch) - outcome.new
        outcome.messages = sum(len(draft.messages) for draft in batch)
    return outcome


def foresee(business: Business, arrivals: Sequence[IncomingConversation]) -> Outcome:
    """What `store` would do. Nothing is written."""
    fresh, known_ids = unseen(business, Identity(business.id), arrivals)
    unchanged = len(arrivals) - len(fresh)
    changed = len(known_ids) - unchanged
    return Outcome(
        new=len(fresh) - changed,
        changed=changed,
        unchanged=unchanged,
        messages=sum(len(arrival.conversation.messages) for arrival in fresh),
    )


def write(
    business: Business,
    context: ImportContext,
    fresh: list[IncomingConversation],
    known_ids: dict[bytes, int],
) -> list[ConversationDraft]:
    """Store what is new or changed, and mask what was stored before by what that tells."""
    met = [each.conversation.contact for each in fresh]
    people = contacts.resolve(business.id, context.identity, met)
    batch = compose(context, people, fresh, known_ids)
    moved = change_of_contact.take_over(business.id, batch)
    sent_files = place_files(context, batch, fresh)
    Writer(context, list(people.values()), batch).write()
    sent_files.write()
    conversation_rows.renumber(business.id, [*moved, *moved.values()])
    anew = {*moved.values(), *batch_writer.mixed(business.id, batch)}
    known_before = [
        contact for contact in people.values() if not contact.is_new or contact.id in moved.values()
    ]
    ids = [draft.id for draft in batch]
    learned_later.late_values(business, context.policy, known_before, anew, ids)
    return batch


def place_files(
    context: ImportContext,
    batch: Sequence[ConversationDraft],
    fresh: Sequence[IncomingConversation],
) -> SentFiles:
    """Files that messages name where they lie are kept, or fetched later."""
    media = {id(each.conversation): each.media for each in fresh if each.media}
    sent_files = SentFiles(context.business_id, context.identity)
    sent_files.look_up([draft.id for draft in batch if not draft.is_new])
    for draft in batch:
        beside = media.get(id(draft.incoming), {})
        sent_files.place(draft.messages, draft.contact, beside)
    return sent_files


def look_over() -> None:
    """Let PostgreSQL count what there is, for better plans.

    Of the parts only the columns that plans turn on, no texts.
    """
    columns = "id, business_id, conversation_id, position"
    parts = ", ".join(f"{part.name} ({columns})" for part in PARTS)
    execute(f"ANALYZE {parts}, conversations_contact, conversations_conversation")
    execute("ANALYZE conversations_participation, privacy_contactkey")


class StoredConversationRow(NamedTuple):
    external_hash: bytes
    id: int
    digest: bytes


def unseen(
    business: Business,
    identity: Identity,
    incoming: Sequence[IncomingConversation],
) -> tuple[list[IncomingConversation], dict[bytes, int]]:
    """Those that are new or changed (of two with one id the later), and the ids of those
    already stored.
    """
    by_hash = {identity.conversation(each.conversation.id): each for each in incoming}
    found = rows(
        """SELECT external_hash, id, digest FROM conversations_conversation
           WHERE business_id = %s AND external_hash = ANY(%s)""",
        [business.id, list(by_hash)],
    )
    stored = [StoredConversationRow._make(row) for row in found]
    digests = {bytes(each.external_hash): bytes(each.digest) for each in stored}
    fresh = [
        each for hash_, each in by_hash.items() if digests.get(hash_) != identity.digest(each.raw)
    ]
    return fresh, {bytes(each.external_hash): each.id for each in stored}


def prepare_context(
    business: Business,
    identity: Identity,
    fresh: Sequence[IncomingConversation],
    ahead: Ahead,
) -> ImportContext:
    """Names that the batch brings are noted first: an entity that it marks as personal is masked by
    it already. What was read ahead by another policy counts for nothing.
    """
    batch = [each.conversation for each in fresh]
    entities = {
        (entity.name, entity.personal) for conversation in batch for entity in conversation.entities
    }
    catalogue.note_entities(business, entities)
    teams = {conversation.team for conversation in batch if conversation.team}
    context = context_of(business, identity)
    context.teams = catalogue.team_ids(business, teams)
    context.people = catalogue.people_by_email(business)
    foreseen = ahead()
    if foreseen.rules == rules_of(context.policy):
        context.foreseen = foreseen
    return context


def compose(
    context: ImportContext,
    people: dict[str, KnownContact],
    fresh: Iterable[IncomingConversation],
    known_ids: dict[bytes, int],
) -> list[ConversationDraft]:
    """The batch's conversations with ids, numbers and parts, by id."""
    batch = [
        drafts.outline(context, incoming, people[incoming.contact.id], raw)
        for incoming, raw, *_ in fresh
    ]
    for each in fresh:
        for name in each.people:
            people[each.conversation.contact.id].learn("name", name)
    batch.sort(key=attrgetter("started_at"))
    number(batch, known_ids)
    for draft in batch:
        learn_entities(context, draft)
    drafts.add_parts(context, batch)
    before = glance_over_new((draft.messages for draft in batch), context.foreseen.told)
    for draft in batch:
        learning.place_values(
            draft.contact,
            draft.entities,
            draft.messages,
            context.policy.personal,
        )
        learn_told(context, draft, before)
    return sorted(batch, key=attrgetter("id"))


def number(batch: Sequence[ConversationDraft], known_ids: dict[bytes, int]) -> None:
    """Each gets its id, the one that it is stored by or a new one, and counts up its contact's."""
    new = [draft for draft in batch if draft.external_hash not in known_ids]
    spare = iter(new_ids(conversation_rows.TABLE, len(new)))
    counts: dict[int, int] = {}
    for draft in batch:
        stored_id = known_ids.get(draft.external_hash)
        draft.is_new = stored_id is None
        draft.id = stored_id or next(spare)
        counts[draft.contact_id] = draft.number = counts.get(draft.contact_id, 0) + 1


def learn_entities(context: ImportContext, draft: ConversationDraft) -> None:
    """Whatever the bot collected, and who and what the messages show, is remembered sealed.

    Whether it is masked follows from what is personal at the time.
    """
    learning.learn_owner(draft.contact)
    for message in draft.incoming.messages:
        learning.learn_sender(draft.contact, message)
    for entity in draft.incoming.entities:
        if entity.name in context.policy.personal:
            draft.contact.learn(entity.name, entity.original_text)
            draft.contact.learn(entity.name, entity.value)


def learn_told(context: ImportContext, draft: ConversationDraft, before: Before) -> None:
    """What is told in words counts like an entity: it is masked in all that the batch brings."""
    draft.telling = tell_messages(context.policy, draft.messages, before=before)
    told = [*draft.telling.values, *told_in_comments(context.policy, draft.reviews)]
    draft.contact.learn_told(told, context.policy.personal)
