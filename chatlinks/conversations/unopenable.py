"""Users of whom nothing can be opened with the keys at hand, as where a master key was lost.

Nothing can be masked by what is known of them, so nothing is stored of them, and the log says of
whom.
"""

import logging
import time

from chatlinks.privacy.sealing import CannotOpen

logger = logging.getLogger(__name__)
OFTEN = 60.0  # seconds between two lines of one user, however much comes of them
MOST = 1_000  # users that are remembered for it
told: dict[int, float] = {}  # when the next line may be written, by contact


def tell(problem: CannotOpen) -> None:
    """In the log, which user it is, and nothing of theirs."""
    now = time.monotonic()
    if now < told.get(problem.contact_id, now):
        return
    if len(told) >= MOST:
        told.clear()
    told[problem.contact_id] = now + OFTEN
    logger.error("Nothing is written of this user: %s", problem)
