"""The demo: three invented businesses, their people and about 2,400 conversations.

- `businesses`, `people`: who there is; `web_chats`, `live_side`: what the businesses have set up
- `storytelling/`: how the conversations come about, in the import format
- `load`: puts all of it into the database, by the same door as anybody's
- `spotlights`: the conversations worth opening first; `values`: what of them is personal
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from chatlinks.demo.businesses import BUSINESSES
from chatlinks.demo.people import PEOPLE
from chatlinks.demo.spotlights import SPOTLIGHTS
from chatlinks.demo.storytelling.plan import SHARES, Planner
from chatlinks.demo.values import leaks, personal_values

__all__ = [
    "BUSINESSES",
    "PEOPLE",
    "SPOTLIGHTS",
    "generate",
    "leaks",
    "personal_values",
]


def generate(
    now: datetime,
    conversations: int = 2400,
    seed: int = 7,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Business keys and conversations in the import format, each business's oldest first.

    All times lie before `now`, which must carry a time zone; the same arguments give the same
    conversations.
    """
    if now.tzinfo is None:
        raise ValueError("now must carry a time zone")
    left = conversations
    for business in BUSINESSES:
        is_last = business is BUSINESSES[-1]
        share = left if is_last else round(conversations * SHARES[business.key])
        left -= share
        for conversation in Planner(business, now, seed).conversations(share):
            yield business.key, conversation
