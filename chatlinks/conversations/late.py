"""Values learned late: whoever told something new in a batch has all that was stored before masked for it, too."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from chatlinks.conversations.contacts import Learner
from chatlinks.conversations.masked import TEXTS, runs, texts_of
from chatlinks.conversations.remask import Stored, behind_the_rules, remask_contact, stored_of, whole
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.sealing import record_openings
from chatlinks.rows import rows
from chatlinks.workspaces.catalogue import Rules
from chatlinks.workspaces.models import Business

WHY = "to mask a value learned late"
AT_ONCE = 5_000  # messages opened together; bounds memory


def late_values(business: Business, rules: Rules, met: list[Learner], anew: set[int], batch: Sequence[int]) -> None:
    """Known contacts of a batch: mask what was learned of them in what was written before, too.

    Those in `anew`, and those with conversations masked by older rules, are masked anew whatever was learned; so a
    contact's conversations are always masked by the same rules, and with all that any of them tells. `batch` are the
    conversations just written: they were masked by all that is known.
    """
    again = anew | behind_the_rules(business, rules, [contact.id for contact in met])
    others = [contact for contact in met if contact.fresh and contact.id not in again]
    for portion in portions(business, others, batch):
        again |= reached(business, rules, portion, batch)
    record_openings(business.id, [contact.id for contact in others if contact.id not in again], WHY)
    for contact in met:
        if contact.id in again:
            remask_contact(business, rules, contact, WHY)


def portions(business: Business, met: list[Learner], batch: Sequence[int]) -> Iterator[list[Learner]]:
    """Those of the contacts who have earlier conversations, a few at a time."""
    counts = rows(
        """SELECT contact_id, sum(message_count) FROM conversations_conversation
           WHERE business_id = %s AND contact_id = ANY(%s) AND id <> ALL(%s) GROUP BY contact_id""",
        [business.id, [contact.id for contact in met], list(batch)],
    ) if met else []  # fmt: skip
    by_id, portion, messages = {contact.id: contact for contact in met}, list[Learner](), 0
    for contact_id, count in counts:
        portion.append(by_id[contact_id])
        messages += count
        if messages >= AT_ONCE:
            yield portion
            portion, messages = [], 0
    if portion:
        yield portion


def reached(business: Business, rules: Rules, met: list[Learner], batch: Sequence[int]) -> set[int]:
    """Those of the contacts in whose earlier conversations something stands that was learned only now."""
    fresh = {contact.id: contact.matcher(rules.personal, contact.fresh) for contact in met}
    vaults = {contact.id: contact.vault for contact in met}
    # A country code learned now may make more of a phone number that was known before.
    found = {id_ for id_, values in fresh.items() if values.has_codes()}
    found |= {id_ for id_, channel in channels(business, list(vaults), batch) if fresh[id_].find(channel)}
    for table in TEXTS:
        kept = stored_of(business, vaults, table, batch)
        for id_, own in groupby(kept, key=attrgetter("contact_id")):
            if id_ not in found and stands(fresh[id_], table, list(own), rules.personal):
                found.add(id_)
    return found


def channels(business: Business, contact_ids: list[int], batch: Sequence[int]) -> list[tuple[int, str]]:
    found = rows(
        """SELECT contact_id, channel FROM conversations_conversation
           WHERE business_id = %s AND contact_id = ANY(%s) AND id <> ALL(%s) AND channel <> ''""",
        [business.id, contact_ids, list(batch)],
    )
    return [(row[0], row[1]) for row in found]


def stands(values: KnownValues, table: str, found: list[Stored], personal: frozenset[str]) -> bool:
    """Whether one of the values stands in a contact's rows: as they were written, as they are masked, or in parts."""
    texts = {text: None for row in found for text in open_texts(row, whole(table, row.kind, personal))}
    if values.near("".join(texts)) and any(map(values.find, texts)):
        return True
    if table != "conversations_message" or not values.near("".join(row.record["text"] for row in found)):
        return False
    for _, group in groupby(found, key=attrgetter("conversation_id")):
        said = [(row.kind, row.record["text"]) for row in group]
        if any(any(values.find_across([said[place][1] for place in run])) for run in runs(said)):
            return True
    return False


def open_texts(row: Stored, closed: frozenset[str]) -> Iterator[str]:
    """The strings of a row, before masking and after, but for those that are masked whole."""
    for record in (row.record, row.masked) if row.record is not row.masked else (row.masked,):
        yield from texts_of({name: value for name, value in record.items() if name not in closed})
