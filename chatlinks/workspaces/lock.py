"""Whoever writes to a business's conversations, or changes what it masks, waits for a turn here.

It is the first lock of a transaction: rows that several write are locked after it, so that no two
wait for each other.
"""

from chatlinks.database.rows import execute

LOCK = 0x6C696E6B  # tells this lock from other advisory locks of the database


def lock_business(business_id: int) -> None:
    """Wait for the business's turn to write.

    Held until the transaction ends; taking it again costs nothing.
    """
    execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, business_id])
