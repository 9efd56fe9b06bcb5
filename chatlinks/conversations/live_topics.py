"""What open pages hear of a conversation, by name."""

from collections.abc import Iterable

from chatlinks.conversations import signals
from chatlinks.web.streaming import live


def chat(conversation_id: int) -> str:
    """A message, an event, a change of state."""
    return f"chat:{conversation_id}"


def masked_anew(conversation_id: int) -> str:
    """What was there before reads otherwise: something in it is hidden now, or no longer."""
    return f"anew:{conversation_id}"


def announce_masked_anew(conversation_ids: Iterable[int]) -> None:
    """To open pages, and to rooms that keep copies."""
    ids = sorted(conversation_ids)
    if ids:
        live.announce(map(masked_anew, ids))
        signals.masked_anew.send(None, conversation_ids=ids)
