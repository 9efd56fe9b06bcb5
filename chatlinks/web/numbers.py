"""Numbers in an address, bounded in one place.

In a path they are written `<number:…>`, once this module is imported; of a query `number` reads
them.
"""

from django.urls import register_converter

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


class NumberInPath:
    """Of a row; one that no row can have is an address of nothing: 404."""

    regex = r"[0-9]{1,19}"

    def to_python(self, text: str) -> int:
        parsed = number(text)
        if parsed is None:
            raise ValueError
        return parsed

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(NumberInPath, "number")
