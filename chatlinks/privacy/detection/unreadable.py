"""What becomes of a text on which detection fails: it is hidden whole, and the log says where.

A detector that raises is a fault of ours. Its text may hold anything, so none of it is shown; and
it is stored like any other, so nobody's message is lost and nobody's import stops. The log is told
of no text and of no exception's words, which may quote one.
"""

import logging
import time
import traceback
from pathlib import Path

from chatlinks.privacy.detection.engine.span import Span

logger = logging.getLogger(__name__)
UNREADABLE = "unreadable"
"""The kind of a passage that detection failed on."""
NEXT = 600.0  # seconds until a fault at the same place is logged again: a stranger may repeat it
FRAMES = 3
logged: dict[str, float] = {}


def hidden_whole(text: str, problem: Exception) -> list[Span]:
    """All of the text, for it is not known what in it is personal."""
    report(problem)
    return [Span(0, len(text), UNREADABLE)]


def report(problem: Exception) -> None:
    where = place_of(problem)
    now = time.monotonic()
    if now - logged.get(where, -NEXT) < NEXT:
        return
    logged[where] = now
    logger.error("Detection failed, and a text is hidden whole: %s", where)


def place_of(problem: Exception) -> str:
    """Its type, and the lines of code that it came through last."""
    frames = traceback.extract_tb(problem.__traceback__)[-FRAMES:]
    lines = [f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in frames]
    return " > ".join([*lines, type(problem).__name__])
