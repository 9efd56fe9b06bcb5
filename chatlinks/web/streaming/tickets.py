"""Tickets: which topics a page may hear of, and until when. Signed, so nobody makes their own."""

import time
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.core import signing
from django.core.signing import BadSignature, Signer

SALT = "chatlinks_live"
HOLDS = 12 * 3600  # seconds a ticket is good for; a page open for longer is loaded again
TYPING = "chatlinks typing"
TYPING_HOLDS = (
    3600  # seconds a ticket to say so is good for; the page gets another with each message
)
LONGEST_TYPING = 300  # characters
# What a right to read hangs on: whoever got a ticket before it changed asks for another, and is
# asked who they are.
ACCESS = "access:"


class Ticket(NamedTuple):
    topics: list[str]
    at: float  # when it was made, in seconds as time.time() counts them
    until: float

    @property
    def of_access(self) -> list[str]:
        """Those of its topics at whose change it ends."""
        return [topic for topic in self.topics if topic.startswith(ACCESS)]


@cache
def signer() -> Signer:
    return Signer(salt=SALT)


def ticket(topics: Iterable[str], until: datetime | None = None) -> str:
    """What a page shows when it asks about its topics; no longer than until then."""
    now = time.time()
    ends = now + HOLDS
    if until is not None:
        ends = min(ends, until.timestamp())
    return signer().sign(",".join([f"{now:.3f}", f"{ends:.3f}", *sorted(set(topics))]))


def opened(text: str) -> Ticket:
    """Raises BadSignature for what isn't ours or is too old."""
    at, until, *topics = signer().unsign(text).split(",")
    if float(until) <= time.time():
        raise BadSignature
    return Ticket(topics, float(at), float(until))


def typing_ticket(topic: str) -> str:
    """What a page shows to say that its reader types: heard of by whoever follows the topic."""
    return signing.dumps(topic, salt=TYPING)


def opened_typing(text: str) -> str:
    """The topic; raises BadSignature."""
    return str(
        signing.loads(
            text[:LONGEST_TYPING],
            salt=TYPING,
            max_age=TYPING_HOLDS,
        )
    )
