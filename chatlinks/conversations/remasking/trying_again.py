"""Texts that are hidden whole because detection failed on them are read again: a fault that an
update mended needs nobody to remember it.
"""

from django.db import transaction

from chatlinks.conversations.remasking import changed_policy
from chatlinks.database.rows import column
from chatlinks.workspaces.lock import lock_business

BUSINESSES = "SELECT DISTINCT business_id FROM conversations_unreadtext ORDER BY business_id"
CONTACTS = "SELECT DISTINCT contact_id FROM conversations_unreadtext WHERE business_id = %s"
HOW_MANY = "SELECT count(*) FROM conversations_unreadtext"
OF_BUSINESS = f"{HOW_MANY} WHERE business_id = %s"


def try_again() -> None:
    """Whoever has such texts counts as masked by an older policy, so the sweep masks them anew."""
    for business_id in column(BUSINESSES):
        with transaction.atomic():
            lock_business(business_id)
            changed_policy.postpone(business_id, column(CONTACTS, [business_id]))


def how_many(business_id: int | None = None) -> int:
    """Rows with such texts: of one business, or of all."""
    [count] = column(HOW_MANY) if business_id is None else column(OF_BUSINESS, [business_id])
    return int(count)
