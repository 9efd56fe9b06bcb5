"""The keys of this server and its database: made on first start, checked at every start."""

import os
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.utils.module_loading import import_string

from chatlinks.database.rows import prepared, rows
from chatlinks.privacy import keys
from chatlinks.privacy.models import ContactKey, IndexKey, MasterKey

CHECK = b"chatlinks"
SERVER = (
    0  # in a business's place: the server's own index key, for what no business is known of yet
)
# A table of a room above, asked for this alone: users without any key are no new database.
HOLDS_USERS = "SELECT EXISTS (SELECT FROM conversations_contact)"
# A visitor's message asks for it seven times.
INDEX_KEY = "SELECT master, wrapped FROM privacy_indexkey WHERE business_id = %s"


def keyring() -> keys.KeyService:
    """The master keys as they are now: a server that runs on follows a rotation at once.

    Raises KeyProblem without any.
    """
    if settings.KEY_SERVICE:
        return _key_service(settings.KEY_SERVICE)
    file = settings.MASTER_KEY_FILE
    return _read_keyring(settings.MASTER_KEY, file, _version(file))


@cache
def _key_service(factory: str) -> keys.KeyService:
    """What the factory makes that has this name, such as "our_keys:make"."""
    try:
        return cast(keys.KeyService, import_string(factory.replace(":", "."))())
    except ImportError as problem:
        raise keys.KeyProblem(
            f"There is no key service {factory}; CHATLINKS_KEY_SERVICE names a factory."
        ) from problem


@lru_cache(1)
def _read_keyring(
    environment: str,
    file: Path,
    version: tuple[int, int],
) -> keys.Keyring:
    return keys.Keyring(keys.read(environment, file))


def _version(file: Path) -> tuple[int, int]:
    """Which version of a file this is; it is only ever replaced whole."""
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_ino, status.st_mtime_ns


def unwrap(name: str, wrapped: bytes, context: bytes) -> bytes:
    """Unwrap a data key. Raises KeyProblem."""
    return keyring().unwrap(name, wrapped, context)


def open_store(*, anew: bool = False) -> None:
    """Make the master key on the very first start.

    Refuse to go on with keys that don't fit the database, and to make new ones for a database that
    has users and no key, unless told to (`anew`).
    """
    known = list(MasterKey.objects.values_list("fingerprint", "check_value"))
    if not known and not anew and rows(HOLDS_USERS)[0][0]:
        raise keys.KeyProblem(
            "This database holds users and no key: the key tables are empty, as after restoring the"
            " data without the keys. Restore the key backup (docs/operate.md). If the keys are lost"
            " for good, `chatlinks keys anew` makes new ones: what is masked stays masked for ever."
            " Nothing was changed."
        )
    if not settings.KEY_SERVICE and not keys.read(settings.MASTER_KEY, settings.MASTER_KEY_FILE):
        if known:
            raise keys.KeyProblem(
                f"The master key is missing. This database was sealed under {known[0][0]}. "
                f"Put its key file back at {settings.MASTER_KEY_FILE}, "
                "or give it in CHATLINKS_MASTER_KEY. No new one was made."
            )
        keys.write_new(settings.MASTER_KEY_FILE)
    held = keyring()
    missing = [name for name, value in known if not _opens(held, name, bytes(value))]
    if known and (len(missing) == len(known) or any(map(_wraps_something, missing))):
        raise keys.KeyProblem(
            f"Wrong master key. This database was sealed under {', '.join(missing)}; "
            f"given is {held.current}. Nothing was changed. "
            "Give the right key too, or another database."
        )
    adopt(held)


def _wraps_something(name: str) -> bool:
    return any(table.objects.filter(master=name).exists() for table in (ContactKey, IndexKey))


def _opens(held: keys.KeyService, name: str, value: bytes) -> bool:
    try:
        return held.unwrap(name, value, b"check") == CHECK
    except (keys.KeyProblem, InvalidTag):
        return False


def adopt(held: keys.KeyService) -> None:
    """Make the current key one of this database's.

    The database takes nothing wrapped by a key that isn't.
    """
    if not MasterKey.objects.filter(fingerprint=held.current).exists():
        name, value = held.wrap(CHECK, b"check")
        MasterKey.objects.get_or_create(fingerprint=name, defaults={"check_value": value})


def index_key(business_id: int) -> bytes:
    """The business's key for hashes of external ids; made on first use."""
    context = b"index:%d" % business_id
    stored = prepared(INDEX_KEY, [business_id])
    if not stored:
        master, wrapped = keyring().wrap(os.urandom(32), context)
        row, _ = IndexKey.objects.get_or_create(
            business_id=business_id,
            defaults={"master_id": master, "wrapped": wrapped},
        )
        stored = [(row.master_id, row.wrapped)]
    [(master, wrapped)] = stored
    return unwrap(master, bytes(wrapped), context)


def index_keys(businesses: list[int]) -> dict[int, bytes]:
    """Those that there are of these businesses, in one statement."""
    held = IndexKey.objects.filter(business_id__in=businesses)
    stored = held.values_list("business_id", "master_id", "wrapped")
    return {
        business_id: unwrap(master, bytes(wrapped), b"index:%d" % business_id)
        for business_id, master, wrapped in stored
    }
