"""Every opening of a link is a visit.

Where it shows personal details, the unsealing is recorded in the same statement. Where nothing can
be recorded, nothing is unsealed.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from django.db import Error, OperationalError

from chatlinks.database.rows import execute, prepared
from chatlinks.links.gate import Viewer
from chatlinks.privacy.sealing import Vault, unseal, unseal_own_words

logger = logging.getLogger(__name__)

# The disk is full; or this is a copy that takes no writing, as during a fail-over.
TAKES_NOTHING = (psycopg.errors.DiskFull, psycopg.errors.ReadOnlySqlTransaction)


class NotRecorded(OperationalError):
    """The database can be read, and takes no record. Where nobody catches it, the page is a 503."""


VISIT = """INSERT INTO links_visit (business_id, link_id, person_id, at, shown)
           VALUES (%s, %s, %s, now(), %s)"""
# Where nothing was unsealed the answer doesn't wait for the disk: a power cut may lose the visits
# of its last second.
UNHURRIED = f"{VISIT} RETURNING set_config('synchronous_commit', 'off', true)"


@contextmanager
def to_be_recorded() -> Iterator[None]:
    try:
        yield
    except Error as problem:
        if not isinstance(problem.__cause__, TAKES_NOTHING):
            raise
        logger.error("A visit can't be recorded: %s", problem.__cause__)
        raise NotRecorded from problem


def visit(viewer: Viewer, why: str = "opened the chat link") -> Vault | None:
    """Record the visit; the contact's vault where personal details are shown, else None.

    Raises NotRecorded.
    """
    access = viewer.access
    values = [access.business_id, access.link_id, viewer.person_id, viewer.shown]
    with to_be_recorded():
        if not viewer.shown:
            prepared(UNHURRIED, values)
            return None
        return unseal(
            access.key_row,
            person_id=viewer.person_id,
            conversation_id=access.conversation_id,
            why=why,
            beside=(VISIT, values),
        )


# By their members' links, masked.
VISIT_ALL = """
INSERT INTO links_visit (business_id, link_id, person_id, at, shown)
SELECT l.business_id, l.id, %s, now(), false
FROM links_chatlink l WHERE l.conversation_id = ANY(%s) AND l.audience = 'members'"""


def visit_all(person_id: int, conversation_ids: Sequence[int]) -> None:
    """Many conversations taken along at once, masked, each a visit. Raises NotRecorded."""
    with to_be_recorded():
        execute(VISIT_ALL, [person_id, list(conversation_ids)])


def read_on(viewer: Viewer, why: str) -> Vault | None:
    """The vault for more of a link that was opened already.

    No visit, but an unsealing of its own. Raises NotRecorded.
    """
    if not viewer.shown:
        return None
    with to_be_recorded():
        return unseal(
            viewer.access.key_row,
            person_id=viewer.person_id,
            conversation_id=viewer.access.conversation_id,
            why=why,
        )


def open_own_words(viewer: Viewer) -> Vault | None:
    """The vault for what the viewer wrote themselves, and for nothing else; it is recorded.

    None where nothing can be opened or recorded, and for whoever isn't a member any more.
    """
    if viewer.unrecorded or viewer.access.master is None or not viewer.is_member:
        return None
    assert viewer.writer_id is not None
    try:
        with to_be_recorded():
            return unseal_own_words(
                viewer.access.key_row,
                person_id=viewer.writer_id,
                conversation_id=viewer.access.conversation_id,
            )
    except NotRecorded:
        return None
