"""Nobody has asked for anything yet, whatever other tests asked for."""

import pytest
from django.core.cache import cache

from chatlinks.conversations import unopenable
from chatlinks.reading.list import total
from chatlinks.reading.live import shared_reads
from chatlinks.web.limits import counter
from chatlinks.web.streaming.live import hub


@pytest.fixture(autouse=True)
def fresh_rates() -> None:
    counter.storage.reset()


def forget_what_was_asked() -> None:
    counter.storage.reset()
    cache.clear()


def forget_what_was_read() -> None:
    """All that a process remembers by the id of a row."""
    forget_what_was_asked()
    unopenable.told.clear()
    total.estimates.kept.clear()
    shared_reads.remembered.kept.clear()
    for topics in (hub.changes, hub.lately, hub.typed, hub.ended):
        topics.clear()
