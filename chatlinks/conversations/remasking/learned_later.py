"""Values learned late: whoever told something new in a batch has all that was stored before masked for it, too."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.masker import TEXTS, Finder, Masker, Record, runs, texts_of
from chatlinks.conversations.remasking.changed_rules import (
    Stored,
    behind_the_rules,
    mask_channel,
    mask_rows,
    remask_contact,
    stored_of,
    summarise,
    whole,
)
from chatlinks.database.rows import rows
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.sealing import record_openings
from chatlinks.workspaces.catalogue import Rules
from chatlinks.workspaces.models import Business

WHY = "to mask a value learned late"
AT_ONCE = 5_000  # messages opened together; bounds memory
Parts = dict[str, list[Stored]]  # table → rows
Channel = tuple[int, int, str]  # conversation, contact, the name as it is masked


def late_values(
    business: Business, rules: Rules, met: list[KnownContact], anew: set[int], batch: Sequence[int]
) -> None:
    """Known contacts of a batch: mask what was learned of them in what was written before, too.

    Those in `anew`, and those with conversations masked by older rules, are masked anew whatever was learned; so a
    contact's conversations are always masked by the same rules, and with all that any of them tells. `batch` are the
    conversations just written: they were masked by all that is known.
    """
    wholly = anew | behind_the_rules(business, rules, [contact.id for contact in met])
    told = [contact for contact in met if contact.fresh and contact.id not in wholly]
    record_openings(business.id, [contact.id for contact in told], WHY)
    for portion in portions(business, told, batch):
        mask_late(business, rules, portion, batch)
    for contact in met:
        if contact.id in wholly:
            remask_contact(business, rules, contact, WHY)


def news(contact: KnownContact, personal: frozenset[str]) -> KnownValues:
    """Finds what was learned only now; and, as a new country code counts in front of any number, then all phones."""
    fresh = contact.matcher(personal, contact.fresh)
    if not fresh.codes:
        return fresh
    phones = [
        pair for pair in contact.known if pair[0] == "phone_number" and pair not in contact.fresh
    ]
    if fresh.codes <= contact.matcher(personal, phones).codes:
        return fresh
    return contact.matcher(personal, [*contact.fresh, *phones])


def portions(
    business: Business, met: list[KnownContact], batch: Sequence[int]
) -> Iterator[list[KnownContact]]:
    """Those of the contacts who have earlier conversations, a few at a time."""
    counts = rows(
        """SELECT contact_id, sum(message_count) FROM conversations_conversation
           WHERE business_id = %s AND contact_id = ANY(%s) AND id <> ALL(%s) GROUP BY contact_id""",
        [business.id, [contact.id for contact in met], list(batch)],
    ) if met else []  # fmt: skip
    by_id, portion, messages = {contact.id: contact for contact in met}, list[KnownContact](), 0
    for contact_id, count in counts:
        portion.append(by_id[contact_id])
        messages += count
        if messages >= AT_ONCE:
            yield portion
            portion, messages = [], 0
    if portion:
        yield portion


def mask_late(
    business: Business, rules: Rules, met: list[KnownContact], batch: Sequence[int]
) -> None:
    """Mask those of the contacts' earlier conversations anew in which something stands that was learned only now."""
    vaults = {contact.id: contact.vault for contact in met}
    parts = {table: list(stored_of(business, vaults, table, batch)) for table in TEXTS}
    named = channels(business, list(vaults), batch)
    reached = conversations_reached(rules, met, parts, named)
    if not reached:
        return
    parts = {
        table: [row for row in found if row.conversation_id in reached]
        for table, found in parts.items()
    }
    finder = Finder(rules, [row.record for found in parts.values() for row in found])
    maskers = {
        contact.id: Masker(finder, contact.matcher(rules.personal), contact.marks())
        for contact in met
    }
    for table, found in parts.items():
        for id_, own in groupby(found, key=attrgetter("contact_id")):
            mask_rows(business, rules, {table: list(own)}, maskers[id_], vaults[id_])
    for id_, contact_id, channel in named:
        if id_ in reached:
            mask_channel(business, id_, channel, maskers[contact_id])
    summarise(business, rules, reached)


def conversations_reached(
    rules: Rules, met: list[KnownContact], parts: Parts, named: list[Channel]
) -> set[int]:
    fresh = {contact.id: news(contact, rules.personal) for contact in met}
    found = {id_ for id_, contact_id, channel in named if fresh[contact_id].find(channel)}
    for table, kept in parts.items():
        for (contact_id, id_), own in groupby(
            kept, key=attrgetter("contact_id", "conversation_id")
        ):
            if id_ not in found and stands(fresh[contact_id], table, list(own), rules.personal):
                found.add(id_)
    return found


def channels(business: Business, contact_ids: list[int], batch: Sequence[int]) -> list[Channel]:
    found = rows(
        """SELECT id, contact_id, channel FROM conversations_conversation
           WHERE business_id = %s AND contact_id = ANY(%s) AND id <> ALL(%s) AND channel <> ''""",
        [business.id, contact_ids, list(batch)],
    )
    return [(row[0], row[1], row[2]) for row in found]


def stands(values: KnownValues, table: str, found: list[Stored], personal: frozenset[str]) -> bool:
    """Whether one of the values stands in a conversation: as it was written, as it is masked, or in parts."""
    texts = texts_of(
        record for row in found for record in open_texts(row, whole(table, row.kind, personal))
    )
    if values.near("".join(texts)) and any(map(values.find, texts)):
        return True
    if table != "conversations_message" or not values.near(
        "".join(row.record["text"] for row in found)
    ):
        return False
    said = [(row.kind, row.record["text"]) for row in found]
    return any(any(values.find_across([said[place][1] for place in run])) for run in runs(said))


def open_texts(row: Stored, closed: frozenset[str]) -> Iterator[Record]:
    """The texts of a row, before masking and after, but for those that are masked whole."""
    for record in (row.record, row.masked) if row.record is not row.masked else (row.masked,):
        yield (
            {name: value for name, value in record.items() if name not in closed}
            if closed
            else record
        )
