"""Whatever shows a conversation is noted first, or where it can't be, not shown in full."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import Error, OperationalError

logger = logging.getLogger(__name__)

# The disk is full; or this is a copy that takes no writing, as during a fail-over.
TAKES_NOTHING = (psycopg.errors.DiskFull, psycopg.errors.ReadOnlySqlTransaction)


class NotRecorded(OperationalError):
    """The database can be read, and takes no record. Where nobody catches it, the page is a 503."""


@contextmanager
def to_be_recorded() -> Iterator[None]:
    try:
        yield
    except Error as problem:
        if not isinstance(problem.__cause__, TAKES_NOTHING):
            raise
        logger.error("A visit can't be recorded: %s", problem.__cause__)
        raise NotRecorded from problem
