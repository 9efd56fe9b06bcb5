"""The conversations worth opening first, in the order in which to show them."""

from typing import NamedTuple


class Spotlight(NamedTuple):
    """Where to find a conversation by its external id, and what it shows."""

    business: str
    id: str
    caption: str


SPOTLIGHTS = [
    Spotlight(
        "bank",
        "bank-echo",
        "Handed to an agent; bot, buttons and file names repeat details",
    ),
    Spotlight(
        "bank",
        "bank-late-name",
        "The name comes at the tenth message, in two halves",
    ),
    Spotlight(
        "airline",
        "airline-arabic",
        "Arabic, right to left",
    ),
    Spotlight(
        "airline",
        "airline-group",
        "600 messages: passports and phones of a whole choir",
    ),
    Spotlight(
        "food",
        "food-emoji",
        "Very long words and addresses, emoji, a birthday cake",
    ),
    Spotlight(
        "food",
        "food-guest",
        "A guest without a name, waiting in the queue right now",
    ),
    Spotlight(
        "bank",
        "bank-expired",
        "Hindi; the bot's 24 hours are over",
    ),
    Spotlight(
        "airline",
        "airline-unknown",
        "Messages of types that no page knows",
    ),
]
