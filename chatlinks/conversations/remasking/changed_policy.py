"""The business changed what is masked: its history follows, at reading at once, and in the
background a contact at a time.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import NamedTuple

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from chatlinks.conversations.live_topics import announce_masked_anew
from chatlinks.conversations.records import contacts
from chatlinks.conversations.remasking import whole_contact
from chatlinks.database.rows import column, execute, rows, typed
from chatlinks.privacy.keys import KeyProblem
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.catalogue import Policy
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business

logger = logging.getLogger(__name__)
CHUNK = 200  # contacts masked between two looks at the policy
MOST_IN_A_REQUEST = 500  # messages of one contact; more takes about a second
MOST_OCTETS_IN_A_REQUEST = 100_000  # of their texts; those of a stranger are the dearest there are
SWEEP = "mask_anew"  # the job
LONG = """
SELECT contact_id FROM conversations_conversation
WHERE business_id = %s AND contact_id = ANY(%s) AND id <> ALL(%s)
GROUP BY contact_id HAVING sum(message_count) > %s"""
LONG_IN_OCTETS = """
SELECT c.contact_id FROM conversations_message m
JOIN conversations_conversation c ON c.id = m.conversation_id AND c.business_id = m.business_id
WHERE c.business_id = %s AND c.contact_id = ANY(%s) AND c.id <> ALL(%s)
GROUP BY c.contact_id HAVING sum(octet_length(m.text)) > %s"""
OF_CONTACTS = "business_id = %s AND contact_id = ANY(%s) AND id <> ALL(%s)"
POSTPONE = f"UPDATE conversations_conversation SET rules = 0 WHERE {OF_CONTACTS} AND rules > 0"
POSTPONED = f"SELECT id FROM conversations_conversation WHERE {OF_CONTACTS} ORDER BY id"

# By the index `masked_by`, whatever PostgreSQL expects: of a business that is up to date one entry.
BEHIND = """
SELECT b.id FROM workspaces_business b
WHERE b.rules > (
  SELECT min(c.rules) FROM conversations_conversation c WHERE c.business_id = b.id)
ORDER BY b.id"""
HOW_FAR_BEHIND = f"""
SELECT b.id, (
  SELECT count(*) FROM conversations_conversation c
  WHERE c.business_id = b.id AND c.rules < b.rules)
FROM workspaces_business b
WHERE b.id = ANY(ARRAY({BEHIND}))
ORDER BY b.id"""
# Walked by the same index, so that a long history isn't sorted for each of its portions.
STALE = """
SELECT DISTINCT c.rules, c.contact_id FROM conversations_conversation c
WHERE c.business_id = %s
  AND c.rules < (SELECT b.rules FROM workspaces_business b WHERE b.id = %s)
  AND (c.rules, c.contact_id) > (%s, %s)
ORDER BY c.rules, c.contact_id LIMIT %s"""


class StaleContact(NamedTuple):
    """One who has conversations that were masked by such an older policy."""

    rules: int
    contact_id: int


class NotAll(Exception):
    """Some contacts could not be masked anew; nothing stored of them is shown until they are."""


def behind(
    business: Business,
    policy: Policy,
    contact_ids: list[int],
) -> set[int]:
    """Those of the contacts who have conversations masked by an older policy."""
    if not contact_ids:
        return set()
    found = rows(
        """SELECT DISTINCT contact_id FROM conversations_conversation
           WHERE business_id = %s AND contact_id = ANY(%s) AND rules < %s""",
        [business.id, contact_ids, policy.number],
    )
    return {row[0] for row in found}


def with_long_history(
    business_id: int,
    contact_ids: list[int],
    but: Sequence[int],
) -> set[int]:
    """Those of the contacts who wrote more, outside of these conversations, than a request waits
    for.
    """
    if not contact_ids:
        return set()
    return set(column(LONG, [business_id, contact_ids, list(but), MOST_IN_A_REQUEST]))


def too_long_for_live(
    business_id: int,
    contact_ids: list[int],
    but: Sequence[int] = (),
) -> set[int]:
    """Those of the contacts who wrote more, outside of these conversations, than whoever writes to
    them live waits for: in messages, or in all that these say.
    """
    long = with_long_history(business_id, contact_ids, but)
    rest = [id_ for id_ in contact_ids if id_ not in long]
    if not rest:
        return long
    octets = [business_id, rest, list(but), MOST_OCTETS_IN_A_REQUEST]
    return long.union(column(LONG_IN_OCTETS, octets))


def postpone(
    business_id: int,
    contact_ids: Collection[int],
    but: Sequence[int] = (),
) -> None:
    """Their conversations count as masked by an older policy: whoever opens one has it masked anew
    first, lists and searches leave their texts out, and the sweep does it soon.
    """
    if not contact_ids or not execute(POSTPONE, [business_id, list(contact_ids), list(but)]):
        return
    announce_masked_anew(column(POSTPONED, [business_id, list(contact_ids), list(but)]))
    with suppress(AlreadyEnqueued), transaction.atomic():
        sweep_job = app.configure_task(SWEEP, queueing_lock=f"{SWEEP}:{business_id}")
        sweep_job.defer(business_id=business_id)


def bring_up_to_date(business: Business, contact_id: int) -> None:
    """Mask one contact's conversations by the policy of today.

    Whoever reads them is kept waiting for it.
    """
    with transaction.atomic():
        lock_business(business.id)
        policy = catalogue.policy_of(business)
        if not behind(business, policy, [contact_id]):
            return  # another was quicker
        contact = contacts.by_id(business.id, [contact_id]).get(contact_id)
        if contact is None:
            whole_contact.mask_forgotten(business, policy, contact_id)
        else:
            whole_contact.mask_anew(business, policy, contact, "to mask by changed rules")


def stale(
    business_id: int,
    after: StaleContact,
    most: int,
) -> list[StaleContact]:
    """The next contacts with conversations that were masked by an older policy, by the oldest.

    Waits for whoever is writing or changing the policy: he may have begun by the older one, and
    found this sweep queued already.
    """
    with transaction.atomic():
        lock_business(business_id)
        return typed(StaleContact, STALE, [business_id, business_id, *after, most])


def remaining(business: Business) -> int:
    """How many conversations are still masked by an older policy."""
    found = rows(
        """SELECT count(*) FROM conversations_conversation
           WHERE business_id = %s AND rules < %s""",
        [business.id, business.rules],
    )
    return int(found[0][0])


class BusinessBehind(NamedTuple):
    """A business with conversations that are still masked by an older policy, and how many."""

    business_id: int
    conversations: int


def businesses_behind() -> list[int]:
    """Ids of those whose history is behind their policy: one look into an index for each."""
    return column(BEHIND)


def how_far_behind() -> list[BusinessBehind]:
    return typed(BusinessBehind, HOW_FAR_BEHIND)


def never() -> bool:
    return False


def sweep(business_id: int, must_stop: Callable[[], bool] = never) -> bool:
    """Mask the whole history by the policy of today, a contact at a time: broken off, it goes on
    where it was.

    `must_stop` is asked before each contact; False: it stopped before the end.
    A contact that can't be opened doesn't hold up the others. Raises NotAll if there were any.
    """
    business = Business.objects.filter(pk=business_id).first()
    after, failed = StaleContact(0, 0), set[int]()
    while business and (contacts_behind := stale(business_id, after, CHUNK)):
        for each in contacts_behind:
            if must_stop():
                return False
            if not masks(business, each.contact_id):
                failed.add(each.contact_id)
        after = contacts_behind[-1]
        business = Business.objects.filter(pk=business_id).first()
    if failed:
        raise NotAll(f"{len(failed)} contacts could not be masked anew")
    return True


def masks(business: Business, contact_id: int) -> bool:
    """Whether the contact could be masked anew."""
    try:
        bring_up_to_date(business, contact_id)
    except (KeyProblem, ValueError) as problem:
        logger.error("User %d could not be masked anew: %s", contact_id, type(problem).__name__)
        return False
    return True
