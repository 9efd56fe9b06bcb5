"""Rotate master keys: a new one wraps every data key anew, without touching a message.

An old one is retired when told so.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from chatlinks.database.rows import rows
from chatlinks.privacy import keys
from chatlinks.privacy.keys import keystore
from chatlinks.privacy.models import ContactKey, IndexKey, MasterKey
from chatlinks.privacy.sealing import context, index_context

BATCH = 1000  # data keys wrapped anew in one transaction
USES = """
SELECT m.fingerprint, m.created_at,
       (SELECT count(*) FROM privacy_contactkey c WHERE c.master = m.fingerprint)
       + (SELECT count(*) FROM privacy_indexkey i WHERE i.master = m.fingerprint)
FROM privacy_masterkey m
ORDER BY m.created_at DESC
"""


class MasterKeyUse(NamedTuple):
    """A master key that this database knows, since when, and how many data keys it wraps."""

    fingerprint: str
    since: datetime
    data_keys: int


def add_key() -> None:
    """Put a new master key in front of the old ones in the key file."""
    if settings.KEY_SERVICE:
        raise keys.KeyProblem(
            "The master keys are kept by a key service. Make a new version there, "
            "then run chatlinks keys rotate --given."
        )
    if settings.MASTER_KEY:
        raise keys.KeyProblem(
            "The master key comes from CHATLINKS_MASTER_KEY. Put a new key in front of the old one "
            "there (chatlinks keys new prints one), separated by a comma, "
            "then run chatlinks keys rotate --given."
        )
    file = settings.MASTER_KEY_FILE
    line = keys.new_line()
    # Adopted first: a server that runs on wraps by it as soon as the file has it.
    keystore.adopt(keys.Keyring([line]))
    keys.replace_file(file, [line, *keys.read("", file)])


def is_done() -> bool:
    """Whether the current master key wraps every data key."""
    current = keystore.keyring().current
    tables = (ContactKey, IndexKey)
    return not any(table.objects.exclude(master=current).exists() for table in tables)


def rewrap(progress: Callable[[int], None] = lambda done: None) -> int:
    """Wrap every data key with the current master key; returns how many were.

    Goes on where it was broken off.
    """
    keystore.adopt(keystore.keyring())
    done = 0
    while count := rewrap_some() or rewrap_indexes():
        done += count
        progress(done)
    return done


@transaction.atomic
def rewrap_some() -> int:
    old = ContactKey.objects.exclude(master=keystore.keyring().current)
    batch = list(old.order_by("pk").select_for_update()[:BATCH])
    for row in batch:
        _rewrap_row(row, context(row.business_id, row.contact_id))
    ContactKey.objects.bulk_update(batch, ["master", "wrapped"])
    return len(batch)


@transaction.atomic
def rewrap_indexes() -> int:
    old = IndexKey.objects.exclude(master=keystore.keyring().current)
    batch = list(old.order_by("pk").select_for_update()[:BATCH])
    for row in batch:
        _rewrap_row(row, index_context(row.business_id))
    IndexKey.objects.bulk_update(batch, ["master", "wrapped"])
    return len(batch)


def _rewrap_row(row: ContactKey | IndexKey, bound_to: bytes) -> None:
    ring = keystore.keyring()
    key = ring.unwrap(row.master_id, bytes(row.wrapped), bound_to)
    row.master_id, row.wrapped = ring.wrap(key, bound_to)


def uses() -> list[MasterKeyUse]:
    """Every master key and what it wraps, newest first."""
    return [MasterKeyUse(*row) for row in rows(USES)]


def retire(fingerprint: str) -> None:
    """Take an old master key out of use. Raises KeyProblem while anything is wrapped by it."""
    used = {use.fingerprint: use.data_keys for use in uses()}
    if fingerprint not in used:
        raise keys.KeyProblem(
            f"There is no master key {fingerprint}. Those there are: {', '.join(used)}."
        )
    if used[fingerprint]:
        raise keys.KeyProblem(
            f"{used[fingerprint]:,} data keys are still wrapped by {fingerprint}. "
            "Run chatlinks keys rotate first."
        )
    if fingerprint == keystore.keyring().current:
        raise keys.KeyProblem(
            f"{fingerprint} is the current master key. Rotate to a new one first."
        )
    MasterKey.objects.filter(fingerprint=fingerprint).delete()
    if not settings.MASTER_KEY and not settings.KEY_SERVICE:
        _take_out(fingerprint)


def _take_out(fingerprint: str) -> None:
    """Take a key's line out of the key file."""
    file = settings.MASTER_KEY_FILE
    lines = keys.read("", file)
    left = [line for line in lines if keys.MasterSecret.parse(line).fingerprint != fingerprint]
    keys.replace_file(file, left)
