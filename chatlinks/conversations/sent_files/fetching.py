"""Files are fetched once from where their source has them, a few at a time.

Requests go out of no transaction. Where a source doesn't answer, it is asked again later and later;
whatever was sent is judged by what it holds, and sealed with its user's key.
"""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from chatlinks.conversations.live import files
from chatlinks.conversations.live.file_types import tidy
from chatlinks.conversations.live.files import BIGGEST, TABLE, Unfit
from chatlinks.conversations.live_topics import announce_masked_anew
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.parts import FILE_CONTENT, FILE_NAME, FILE_SOURCE, MESSAGE
from chatlinks.conversations.sent_files import queue, signed_in
from chatlinks.conversations.sent_files.signed_in import Way
from chatlinks.conversations.sent_files.states import AWAITED, FAILED, KEPT, Failure
from chatlinks.database.rows import execute, rows, typed
from chatlinks.privacy.sealing import CannotOpen, Vault
from chatlinks.web import outgoing
from chatlinks.web.outgoing import NoAnswer, TooMuch
from chatlinks.workspaces.lock import lock_business

SECONDS = 10.0  # for one of them: nobody else's jobs wait longer for it
AT_ONCE = 8
TRIES = 6
FIRST_WAIT = timedelta(minutes=1)  # then four times as long, and so on: six hours in all
AGAIN = (408, 425, 429)  # as all from 500 on: another time may do
REFUSED = (401, 403)
logger = logging.getLogger(__name__)

CLAIM = f"""
UPDATE {TABLE} f SET tries = f.tries + 1, next_at = %s + %s * power(4, f.tries)
FROM conversations_conversation c
WHERE c.id = f.conversation_id AND c.business_id = f.business_id AND f.id = ANY(ARRAY(
  SELECT id FROM {TABLE}
  WHERE business_id = %s AND state = '{AWAITED}' AND source IS NOT NULL AND next_at <= %s
  ORDER BY next_at, id LIMIT {AT_ONCE} FOR UPDATE SKIP LOCKED))
RETURNING f.id, f.conversation_id, c.contact_id, f.source, f.name, f.tries"""
DUE = f"""
SELECT DISTINCT business_id FROM {TABLE}
WHERE state = '{AWAITED}' AND source IS NOT NULL AND next_at <= %s"""
STILL = f"""
SELECT f.id, f.conversation_id, c.contact_id, f.source, f.name, f.tries
FROM {TABLE} f
JOIN conversations_conversation c
  ON c.id = f.conversation_id AND c.business_id = f.business_id
WHERE f.business_id = %s AND f.id = %s AND f.state = '{AWAITED}' AND f.source IS NOT NULL
FOR UPDATE OF f"""

BY_USER = f"""
SELECT EXISTS (
  SELECT FROM {TABLE} f
  JOIN {MESSAGE.name} m
    ON m.conversation_id = f.conversation_id AND m.business_id = f.business_id
    AND m.external_hash = f.message_hash
  WHERE f.id = %s AND f.business_id = %s AND m.sender = 'user')"""


class AwaitedFile(NamedTuple):
    id: int
    conversation_id: int
    contact_id: int
    source: bytes
    name: bytes
    tries: int


class Fetched(NamedTuple):
    """What became of one: its content; or why there is none; or neither, and it is tried again."""

    content: bytes = b""
    why: Failure | None = None
    is_late: bool = False

    @property
    def is_settled(self) -> bool:
        return self.why is not None or bool(self.content)


def work(business_id: int) -> None:
    """The job: some that are due. What is left waits behind other jobs, as it may take long."""
    claimed = claim(business_id)
    if not claimed:
        return
    ways = ways_to(business_id, claimed)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        fetched = list(pool.map(fetch, ways.values()))
    for file, result in zip(ways, fetched, strict=True):
        try:
            settle(business_id, file.id, last_of(file, result))
        except Exception:  # whatever is wrong with one, the others are kept; it is due again later
            logger.exception("File %s can't be kept.", file.id)
    if fetched and all(each.is_late for each in fetched):
        put_off(business_id)
    queue.defer(business_id)


def claim(business_id: int) -> list[AwaitedFile]:
    """Should this process end meanwhile, they are due again later."""
    now = timezone.now()
    return typed(AwaitedFile, CLAIM, [now, FIRST_WAIT, business_id, now])


def ways_to(business_id: int, claimed: Sequence[AwaitedFile]) -> dict[AwaitedFile, Way | None]:
    """How each is asked for. One of a user of whom nothing can be opened waits, and holds up none
    of the others.
    """
    ways: dict[AwaitedFile, Way | None] = {}
    for file in claimed:
        try:
            vault = vault_of(business_id, file)
            if vault is not None:
                ways[file] = way_to(business_id, address_of(file, vault))
        except CannotOpen as problem:
            logger.error("File %s isn't asked for: %s", file.id, problem)
    return ways


def vault_of(business_id: int, file: AwaitedFile) -> Vault | None:
    """None: its user was forgotten. Raises CannotOpen."""
    known = contacts.by_id(business_id, [file.contact_id]).get(file.contact_id)
    return known.vault if known else None


def address_of(file: AwaitedFile, vault: Vault) -> str:
    return FILE_SOURCE.open_bytes(vault, file.id, file.source).decode()


def way_to(business_id: int, address: str) -> Way | None:
    """None: it is handed out to whoever is signed in there, and nobody can."""
    if find := signed_in.finder_of(address):
        return find(business_id, address)
    return partial(outgoing.fetch, address, SECONDS, BIGGEST)


def fetch(way: Way | None) -> Fetched:
    """In a thread of its own; asks no database."""
    if way is None:
        return Fetched(why="refused")
    try:
        answer = way()
    except TooMuch:
        return Fetched(why="too_big")
    except NoAnswer as problem:
        return Fetched(why="address" if problem.is_final else None, is_late=problem.is_late)
    except Exception:
        logger.exception("A file couldn't be asked for.")
        return Fetched()
    if answer.status == 200:
        return Fetched(answer.body, why=None if answer.body else "empty_file")
    if answer.status in AGAIN or answer.status >= 500:
        return Fetched()
    return Fetched(why="refused" if answer.status in REFUSED else "gone")


def last_of(file: AwaitedFile, fetched: Fetched) -> Fetched:
    """Nobody is asked for ever."""
    if not fetched.is_settled and file.tries >= TRIES:
        return Fetched(why="unreachable")
    return fetched


def put_off(business_id: int) -> None:
    """A source that keeps us waiting isn't asked for the next one at once."""
    now = timezone.now()
    execute(
        f"""UPDATE {TABLE} SET next_at = %s
            WHERE business_id = %s AND state = '{AWAITED}' AND next_at <= %s""",
        [now + FIRST_WAIT, business_id, now],
    )


@transaction.atomic
def settle(business_id: int, id_: int, fetched: Fetched) -> None:
    """Meanwhile its message may be gone, or its user another or forgotten: as it is now, counts."""
    if not fetched.is_settled:
        return
    lock_business(business_id)
    for file in typed(AwaitedFile, STILL, [business_id, id_]):
        vault = vault_of(business_id, file)
        if vault is None:
            continue
        if fetched.why is None:
            try:
                keep(business_id, file, vault, fetched.content)
            except Unfit as problem:
                fail(business_id, file, problem.why)
        else:
            fail(business_id, file, fetched.why)
        announce_masked_anew([file.conversation_id])


def keep(
    business_id: int,
    file: AwaitedFile,
    vault: Vault,
    content: bytes,
) -> None:
    """Raises Unfit."""
    [(by_user,)] = rows(BY_USER, [file.id, business_id])
    media_type, content = files.fit(content, by_user=by_user)
    name = tidy(FILE_NAME.open_bytes(vault, file.id, file.name).decode(), media_type)
    execute(
        f"""UPDATE {TABLE}
            SET state = '{KEPT}', media_type = %s, size = %s, name = %s, content = %s,
                source = NULL, next_at = NULL
            WHERE id = %s AND business_id = %s""",
        [
            media_type,
            len(content),
            FILE_NAME.seal_bytes(vault, file.id, name.encode()),
            FILE_CONTENT.seal_bytes(vault, file.id, content),
            file.id,
            business_id,
        ],
    )


def fail(business_id: int, file: AwaitedFile, why: str) -> None:
    execute(
        f"""UPDATE {TABLE} SET state = '{FAILED}', why = %s, source = NULL, next_at = NULL
            WHERE id = %s AND business_id = %s""",
        [why, file.id, business_id],
    )


def businesses_waiting() -> Iterator[int]:
    """Those of which some are due, though their job may be gone."""
    yield from (int(row[0]) for row in rows(DUE, [timezone.now()]))
