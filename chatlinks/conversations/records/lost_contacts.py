"""Contacts of whom nothing can be opened any more: whoever writes under such an id is a new one."""

from chatlinks.conversations.records.identity import Identity
from chatlinks.database.rows import execute, rows

# Replaces a keyed hash, so that nobody who knows an old id can find by it what it was of.
RANDOM_HASH = "uuid_send(gen_random_uuid())"


def lose_conversations(business_id: int, contact_ids: list[int]) -> None:
    """Whoever sends these contacts' conversations again starts new ones."""
    execute(
        f"""UPDATE conversations_conversation
            SET external_hash = {RANDOM_HASH}, digest = {RANDOM_HASH}
            WHERE business_id = %s AND contact_id = ANY(%s)""",
        [business_id, contact_ids],
    )


def lose_the_keyless(
    business_id: int,
    identity: Identity,
    external_ids: set[str],
) -> None:
    """Contacts whose key is gone, though their ids are here: forgotten, then restored from an older
    backup.

    Nothing of them can be opened. Whoever writes under such an id is a new contact. Their sealed
    values stay, of no use to anyone; should the key tables have been left out of the restored by
    mistake, nothing is lost.
    """
    lost = rows(
        f"""UPDATE conversations_contact u SET external_hash = {RANDOM_HASH}
            WHERE u.business_id = %s AND u.external_hash = ANY(%s)
              AND NOT EXISTS (SELECT FROM privacy_contactkey k WHERE k.contact_id = u.id)
            RETURNING u.id""",
        [business_id, [identity.contact(external_id) for external_id in external_ids]],
    )
    if lost:
        lose_conversations(business_id, [row[0] for row in lost])
