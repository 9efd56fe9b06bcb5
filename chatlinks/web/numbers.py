"""Numbers in an address, bounded in one place."""

MOST = 2**62
LONGEST_NUMBER = 19  # digits


def number(text: str | None) -> int | None:
    """A number out of an address; None for anything else, or for one that no row can have."""
    if not text or len(text) > LONGEST_NUMBER:
        return None
    if not (text.isascii() and text.isdigit()):
        return None
    parsed = int(text)
    return parsed if parsed < MOST else None
