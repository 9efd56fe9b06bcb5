"""Store a batch of conversations of one business: mask, seal, write; what is already there is brought up to date."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from chatlinks.conversations.lock import lock_business
from chatlinks.conversations.records import batch_writer, contacts, drafts
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.drafts import Conversation, Desk
from chatlinks.conversations.records.identity import Identity
from chatlinks.conversations.records.incoming import Incoming
from chatlinks.conversations.records.masker import TEXTS
from chatlinks.conversations.remasking import change_of_contact, learned_later
from chatlinks.database.rows import execute, new_ids, rows
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import Business


class IncomingConversation(NamedTuple):
    """A conversation as it came, the bytes that it was read from, and the line of a file that they stood in."""

    conversation: Incoming
    raw: bytes
    line: int = 0


@dataclass
class Outcome:
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    messages: int = 0
    conversation_ids: Sequence[int] = ()  # new and changed

    def add(self, other: "Outcome") -> None:
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.messages += other.messages


@transaction.atomic
def store(business: Business, arrivals: Sequence[IncomingConversation]) -> Outcome:
    """Write one batch: all of it or, on an error, none. Batches of a business follow one another."""
    lock_business(business.id)
    identity = Identity(business.id)
    contacts.lose_the_keyless(
        business.id, identity, {arrival.conversation.contact.id for arrival in arrivals}
    )
    fresh, known_ids = unseen(business, identity, arrivals)
    outcome = Outcome(unchanged=len(arrivals) - len(fresh))
    if not fresh:
        return outcome
    desk = prepare_desk(business, identity, [arrival.conversation for arrival in fresh])
    people = contacts.resolve(
        business.id, identity, [arrival.conversation.contact for arrival in fresh]
    )
    batch = compose(desk, people, fresh, known_ids)
    moved = change_of_contact.take_over(business.id, batch)
    batch_writer.write(business, desk, list(people.values()), batch)
    batch_writer.renumber(business.id, [*moved, *moved.values()])
    anew = {*moved.values(), *batch_writer.mixed(business.id, batch)}
    known_before = [
        contact for contact in people.values() if not contact.is_new or contact.id in moved.values()
    ]
    outcome.conversation_ids = [conversation.id for conversation in batch]
    learned_later.late_values(business, desk.rules, known_before, anew, outcome.conversation_ids)
    outcome.new = sum(conversation.is_new for conversation in batch)
    outcome.changed = len(batch) - outcome.new
    outcome.messages = sum(len(conversation.messages) for conversation in batch)
    return outcome


def look_over() -> None:
    """Let PostgreSQL count what there is, for better plans; of the parts only the columns that plans turn on, no texts."""
    parts = ", ".join(f"{table} (id, business_id, conversation_id, position)" for table in TEXTS)
    execute(f"ANALYZE {parts}, conversations_contact, conversations_conversation")
    execute("ANALYZE conversations_participation, privacy_contactkey")


def unseen(
    business: Business, identity: Identity, arrivals: Sequence[IncomingConversation]
) -> tuple[list[IncomingConversation], dict[bytes, int]]:
    """The arrivals that are new or changed (of two with one id the later), and the ids of those already stored."""
    by_hash = {identity.conversation(arrival.conversation.id): arrival for arrival in arrivals}
    stored = rows(
        "SELECT external_hash, id, digest FROM conversations_conversation WHERE business_id = %s AND external_hash = ANY(%s)",
        [business.id, list(by_hash)],
    )
    digests = {bytes(hash_): bytes(digest) for hash_, _, digest in stored}
    fresh = [
        arrival
        for hash_, arrival in by_hash.items()
        if digests.get(hash_) != identity.digest(arrival.raw)
    ]
    return fresh, {bytes(hash_): id_ for hash_, id_, _ in stored}


def prepare_desk(business: Business, identity: Identity, batch: list[Incoming]) -> Desk:
    entities = {(entity.name, entity.personal) for given in batch for entity in given.entities}
    catalogue.note_entities(business, entities)
    return Desk(
        business_id=business.id,
        zone=ZoneInfo(business.time_zone),
        identity=identity,
        teams=catalogue.team_ids(business, {given.team for given in batch if given.team}),
        people=catalogue.people_by_email(business),
        rules=catalogue.rules_of(business),
        now=timezone.now(),
    )


def compose(
    desk: Desk,
    people: dict[str, KnownContact],
    fresh: list[IncomingConversation],
    known_ids: dict[bytes, int],
) -> list[Conversation]:
    """The batch's conversations with ids, numbers and parts, in order of time."""
    pairs = [
        (drafts.outline(desk, given, people[given.contact.id], raw), given)
        for given, raw, _ in fresh
    ]
    pairs.sort(key=lambda pair: pair[0].started_at)
    spare = iter(
        new_ids("conversations_conversation", sum(pair[0].hash not in known_ids for pair in pairs))
    )
    counts: dict[int, int] = {}
    for outline, given in pairs:
        outline.is_new = outline.hash not in known_ids
        outline.id = next(spare) if outline.is_new else known_ids[outline.hash]
        counts[outline.contact.id] = outline.number = counts.get(outline.contact.id, 0) + 1
        learn_entities(desk, outline.contact, given)
    batch = [outline for outline, _ in pairs]
    drafts.add_parts(desk, pairs)
    return sorted(batch, key=attrgetter("id"))


def learn_entities(desk: Desk, contact: KnownContact, given: Incoming) -> None:
    """Whatever the bot collected is remembered sealed; whether it is masked follows from what is personal at the time."""
    for entity in given.entities:
        if entity.name in desk.rules.personal:
            contact.learn(entity.name, entity.original_text)
            contact.learn(entity.name, entity.value)
