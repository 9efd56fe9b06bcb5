"""The keys of this server and its database: found, made on first start, checked at every start."""

import os
from functools import cache

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import transaction

from chatlinks.privacy import keys
from chatlinks.privacy.models import ContactKey, IndexKey, MasterKey

CHECK = b"chatlinks"


@cache
def keyring() -> keys.Keyring:
    """The master keys given to this process. Raises KeyProblem when there are none."""
    return keys.Keyring(keys.read(settings.MASTER_KEY, settings.MASTER_KEY_FILE))


def unwrap(fingerprint: str, wrapped: bytes, context: bytes) -> bytes:
    """Unwrap a data key. A master key that isn't known may have come by a rotation since: look again before giving up."""
    if fingerprint not in keyring().by_fingerprint:
        keyring.cache_clear()
    return keyring().unwrap(fingerprint, wrapped, context)


def open_store() -> None:
    """Make the master key on the very first start; refuse to go on with keys that don't fit the database."""
    known = list(MasterKey.objects.values_list("fingerprint", "check_value"))
    if not keys.read(settings.MASTER_KEY, settings.MASTER_KEY_FILE):
        if known:
            raise keys.KeyProblem(
                f"The master key is missing. This database was sealed under {known[0][0]}. Put its key file back at "
                f"{settings.MASTER_KEY_FILE}, or give it in CHATLINKS_MASTER_KEY. No new one was made."
            )
        keys.write_new(settings.MASTER_KEY_FILE)
        keyring.cache_clear()
    ring = keyring()
    missing = [name for name, value in known if not opens(ring, name, bytes(value))]
    if not known:
        adopt(ring.current)
    elif len(missing) == len(known) or any(wraps_something(name) for name in missing):
        raise keys.KeyProblem(
            f"Wrong master key. This database was sealed under {', '.join(missing)}; given is "
            f"{', '.join(ring.by_fingerprint)}. Nothing was changed. Give the right key too, or another database."
        )


def wraps_something(fingerprint: str) -> bool:
    return any(table.objects.filter(master=fingerprint).exists() for table in (ContactKey, IndexKey))


def opens(ring: keys.Keyring, fingerprint: str, value: bytes) -> bool:
    master = ring.by_fingerprint.get(fingerprint)
    if master is None:
        return False
    try:
        return keys.decrypt(master.key, value, b"check") == CHECK
    except InvalidTag:
        return False


def adopt(master: keys.MasterSecret) -> None:
    MasterKey.objects.get_or_create(
        fingerprint=master.fingerprint,
        defaults={"check_value": keys.encrypt(master.key, CHECK, b"check")},
    )


@transaction.atomic
def index_key(business_id: int) -> bytes:
    """The business's key for hashes of external ids; made on first use."""
    context = b"index:%d" % business_id
    row = IndexKey.objects.filter(business_id=business_id).first()
    if row is None:
        master, wrapped = keyring().wrap(os.urandom(32), context)
        row, _ = IndexKey.objects.get_or_create(
            business_id=business_id, defaults={"master_id": master, "wrapped": wrapped}
        )
    return unwrap(row.master_id, bytes(row.wrapped), context)
