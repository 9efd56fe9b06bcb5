"""Values learned late: whoever tells something new in a batch has all that was stored before masked
for it, too.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.finder import Finder
from chatlinks.conversations.records.masker import Masker
from chatlinks.conversations.records.parts import MESSAGE, Part, PartRow
from chatlinks.conversations.records.record import Record, texts_of
from chatlinks.conversations.records.runs import runs, texts_of_run
from chatlinks.conversations.records.summary import store_summaries
from chatlinks.conversations.records.told import told_values
from chatlinks.conversations.records.told.learning import messages_placed
from chatlinks.conversations.records.told.telling import WRITTEN, MessageRow, hidden_already
from chatlinks.conversations.records.told.told_values import CONTACT
from chatlinks.conversations.remasking import history, whole_contact
from chatlinks.conversations.remasking.changed_policy import (
    behind,
    postpone,
    with_long_history,
)
from chatlinks.conversations.remasking.history import History
from chatlinks.database.rows import rows
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.sealing import record_openings
from chatlinks.workspaces.catalogue import Policy
from chatlinks.workspaces.models import Business

WHY = "to mask a value learned late"
AT_ONCE = 5_000  # messages opened together; bounds memory


class Channel(NamedTuple):
    conversation_id: int
    contact_id: int
    name: str  # as it is masked


def late_values(
    business: Business,
    policy: Policy,
    met: list[KnownContact],
    anew: set[int],
    batch: Sequence[int],
) -> None:
    """Known contacts of a batch: mask what was learned of them in what was written before, too.

    Those in `anew`, and those with conversations masked by an older policy, are masked anew
    whatever was learned; so a contact's conversations are always masked by the same policy, and
    with all that any of them tells. `batch` are the conversations just written: they were masked by
    all that is known.

    Nobody waits for a long history: it is left to its readers, and to the sweep.
    """
    ids = [contact.id for contact in met]
    wholly = anew | behind(business, policy, ids)
    learned = [contact for contact in met if contact.id not in wholly and reaches(contact, batch)]
    long = with_long_history(business.id, ids, batch)
    postpone(business.id, wholly & long)
    postpone(
        business.id,
        long.intersection(contact.id for contact in learned),
        batch,
    )
    wholly -= long
    learned = [contact for contact in learned if contact.id not in long]
    record_openings(business.id, [contact.id for contact in learned], WHY)
    for portion in portions(business, learned, batch):
        mask_late(business, policy, portion, batch)
    for contact in met:
        if contact.id in wholly:
            whole_contact.mask_anew(business, policy, contact, WHY)


def reaches(contact: KnownContact, batch: Sequence[int]) -> bool:
    """Whether what was learned may stand in what was written before: third persons don't reach
    beyond the conversation that tells of them.
    """
    sources = [told_values.source_of(kind) for kind, _ in contact.fresh]
    return any(
        source is None or source.reach == CONTACT or source.conversation not in batch
        for source in sources
    )


def portions(
    business: Business,
    learned: list[KnownContact],
    batch: Sequence[int],
) -> Iterator[list[KnownContact]]:
    """Those of the contacts who have earlier conversations, a few at a time."""
    if not learned:
        return
    counts = rows(
        """SELECT contact_id, sum(message_count) FROM conversations_conversation
           WHERE business_id = %s AND contact_id = ANY(%s) AND id <> ALL(%s)
           GROUP BY contact_id""",
        [business.id, [contact.id for contact in learned], list(batch)],
    )
    by_id = {contact.id: contact for contact in learned}
    portion: list[KnownContact] = []
    messages = 0
    for contact_id, count in counts:
        portion.append(by_id[contact_id])
        messages += count
        if messages >= AT_ONCE:
            yield portion
            portion, messages = [], 0
    if portion:
        yield portion


def mask_late(
    business: Business,
    policy: Policy,
    learned: list[KnownContact],
    batch: Sequence[int],
) -> None:
    """Mask those of the contacts' earlier conversations anew in which something stands that was
    learned only now.
    """
    vaults = {contact.id: contact.vault for contact in learned}
    stored = history.read(business.id, vaults, batch)
    channels = channels_of(business, list(vaults), batch)
    reached = conversations_reached(policy, learned, stored, channels)
    if not reached:
        return
    stored = history.within(stored, reached)
    beside = [row.record | dict.fromkeys(WRITTEN, "") for row in stored[MESSAGE]]
    finder = Finder(policy, [*history.records({**stored, MESSAGE: []}), *beside])
    of_each = history.by_contact(stored)
    maskers = {
        contact.id: masker_of(finder, contact, of_each.get(contact.id, {}).get(MESSAGE, []))
        for contact in learned
    }
    for contact_id, own in of_each.items():
        history.mask(
            business.id,
            own,
            maskers[contact_id],
            vaults[contact_id],
        )
    for channel in channels:
        if channel.conversation_id in reached:
            masker = maskers[channel.contact_id]
            history.mask_channel(business.id, channel.conversation_id, channel.name, masker)
    store_summaries(business.id, reached, stored[MESSAGE], policy.number)


def masker_of(finder: Finder, contact: KnownContact, messages: Sequence[MessageRow]) -> Masker:
    """What is hidden in a contact's messages is said of these texts of theirs alone: in another's
    it may be hidden from nobody, and there it would tell what the first one's is.
    """
    own = Finder(finder.policy, (), finder)
    own.rely_on(messages)
    return Masker.of(own, contact, hidden_already(messages))


def channels_of(
    business: Business,
    contact_ids: list[int],
    batch: Sequence[int],
) -> list[Channel]:
    found = rows(
        """SELECT id, contact_id, channel FROM conversations_conversation
           WHERE business_id = %s AND contact_id = ANY(%s) AND id <> ALL(%s) AND channel <> ''""",
        [business.id, contact_ids, list(batch)],
    )
    return [Channel._make(row) for row in found]


# ── What something new stands in ──────────────────────────────────────────────────────────────


class News:
    """Finds what was learned only now of a contact."""

    def __init__(self, contact: KnownContact, personal: frozenset[str]) -> None:
        self.contact = contact
        self.personal = personal
        self.pairs = news(contact, personal)
        self.everywhere = contact.matcher(personal, self.pairs)

    def within(self, conversation_id: int) -> KnownValues:
        """Also of third persons, in the conversation that tells of them."""
        own = self.contact.matcher_within(self.personal, conversation_id, self.pairs)
        return own or self.everywhere


def news(contact: KnownContact, personal: frozenset[str]) -> list[list[str]]:
    """What was learned only now, as [kind, value].

    And, as a new country code counts in front of any number, then all phones.
    """
    codes = contact.matcher(personal, contact.fresh).codes
    if not codes:
        return contact.fresh
    phones = [pair for pair in contact.known if is_phone(pair[0]) and pair not in contact.fresh]
    if codes <= contact.matcher(personal, phones).codes:
        return contact.fresh
    return [*contact.fresh, *phones]


def is_phone(known_kind: str) -> bool:
    source = told_values.source_of(known_kind)
    return (source.kind if source else known_kind) == "phone_number"


def conversations_reached(
    policy: Policy,
    learned: list[KnownContact],
    stored: History,
    channels: list[Channel],
) -> set[int]:
    fresh = {contact.id: News(contact, policy.personal) for contact in learned}
    reached = {
        channel.conversation_id
        for channel in channels
        if fresh[channel.contact_id].within(channel.conversation_id).find(channel.name)
    }
    placed = {id_ for contact in learned for id_ in messages_placed(contact.fresh)}
    reached |= {row.conversation_id for row in stored[MESSAGE] if row.id in placed}
    for part, part_rows in stored.items():
        for id_, group in groupby(part_rows, key=attrgetter("conversation_id")):
            own = list(group)
            values = fresh[own[0].contact_id].within(id_)
            if id_ not in reached and stands(values, part, own, policy.personal):
                reached.add(id_)
    return reached


def stands(
    values: KnownValues,
    part: Part[Any],
    own: list[PartRow[Any]],
    personal: frozenset[str],
) -> bool:
    """Whether one of the values stands in a conversation: as it was written, as it is masked, or in
    parts.
    """
    texts = texts_of(open_texts(own, personal))
    if values.near("".join(texts)) and any(map(values.find, texts)):
        return True
    if part is not MESSAGE or not values.near("".join(texts_of_run(own))):
        return False
    return any(any(values.find_across(texts_of_run(run))) for run in runs(own))


def open_texts(own: Iterable[PartRow[Any]], personal: frozenset[str]) -> Iterator[Record]:
    """The texts of rows, before masking and after, but for those that are masked whole."""
    for row in own:
        closed = row.plain.whole(personal)
        yield without(row.record, closed)
        if row.masked is not row.record:
            yield without(row.masked, closed)


def without(record: Record, columns: frozenset[str]) -> Record:
    if not columns:
        return record
    return {column: text for column, text in record.items() if column not in columns}
