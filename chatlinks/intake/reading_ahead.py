"""While a batch is written, a second process reads the texts of the next one (`privacy/ahead`).

Telling and detecting take two fifths of an import (`bin/bench import`).
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from chatlinks.conversations.records.read_ahead import unread_of
from chatlinks.conversations.store import IncomingConversation
from chatlinks.privacy.ahead.companion import Companion
from chatlinks.privacy.ahead.shapes import Ahead, nothing
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import Business

WORTH_IT = 2_000  # messages of a batch; a process takes as long to start as they to be read
T = TypeVar("T")


def with_next(items: Iterator[T]) -> Iterator[tuple[T, T | None]]:
    """Each with the one behind it. Where that can't be had, its error comes after this one."""
    item = next(items, None)
    while item is not None:
        try:
            following = next(items, None)
        except Exception:
            yield item, None
            raise
        yield item, following
        item = following


def read_ahead(
    companion: Companion,
    business: Business,
    batch: Sequence[IncomingConversation],
) -> Ahead:
    """By the policy as it stands; another one that holds when the batch is written drops it."""
    messages = sum(len(each.conversation.messages) for each in batch)
    if messages < WORTH_IT or not companion.is_free or (os.cpu_count() or 1) < 2:
        return nothing
    unread = unread_of(
        catalogue.policy_of(business),
        ZoneInfo(business.time_zone),
        [each.conversation for each in batch],
    )
    return cache(companion.ask(unread))
