"""Numbers in an address, bounded in one place."""

MOST = 2**62
LONGEST_NUMBER = 19  # digits


def number(given: str | None) -> int | None:
    """A number out of an address; None for anything else, or for one that no row can have."""
    if not (given and given.isascii() and given.isdigit() and len(given) <= LONGEST_NUMBER):
        return None
    return int(given) if int(given) < MOST else None
