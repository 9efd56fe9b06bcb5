"""The demo: three invented businesses, their people and about 2,400 conversations in the import format."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from chatlinks.demo.cast import BUSINESSES, PEOPLE
from chatlinks.demo.plan import SHARES, Planner
from chatlinks.demo.spotlight import Spotlight, spotlight
from chatlinks.demo.values import leaks, personal_values

__all__ = ["BUSINESSES", "PEOPLE", "Spotlight", "generate", "leaks", "personal_values", "spotlight"]


def generate(
    now: datetime, conversations: int = 2400, seed: int = 7
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Business keys and conversations in the import format, each business's oldest first.

    All times lie before `now`, which must carry a time zone; the same arguments give the same conversations.
    """
    if now.tzinfo is None:
        raise ValueError("now must carry a time zone")
    left = conversations
    for business in BUSINESSES:
        share = left if business is BUSINESSES[-1] else round(conversations * SHARES[business.key])
        left -= share
        for conversation in Planner(business, now, seed).conversations(share):
            yield business.key, conversation
