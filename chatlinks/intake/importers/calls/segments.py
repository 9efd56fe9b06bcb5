"""What somebody said at a stretch, of whatever kind of transcript."""

from math import isfinite
from typing import Any, NamedTuple

UNNAMED = "Speaker "  # begins a speaker who is known by a number
LONGEST_CALL = 10**7  # seconds: a greater offset is none


class Segment(NamedTuple):
    start: float  # seconds from the beginning
    speaker: str
    text: str

    @property
    def name(self) -> str:
        """Of the speaker; nothing, where only a number is known."""
        return "" if self.speaker.startswith(UNNAMED) else self.speaker


def offset(value: Any, *, thousandths: bool = False) -> float:
    """Seconds; those of what is no number, or can't be, are none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return 0.0
    try:
        seconds = float(value) / (1000 if thousandths else 1)
    except (ValueError, OverflowError):
        return 0.0
    return seconds if isfinite(seconds) and 0 <= seconds < LONGEST_CALL else 0.0
