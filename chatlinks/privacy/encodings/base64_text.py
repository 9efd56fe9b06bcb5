"""Texts in base64, as links carry them."""

import base64
import binascii
from collections.abc import Iterator

from chatlinks.privacy.encodings.view import Piece, as_one

WRITTEN = r"[A-Za-z0-9+/_-]{16,}={0,2}"
SIGN = r"[A-Za-z0-9+/_]{16}"
"""What nearly every token has, and few words with hyphens."""
SHORTEST = 12
"""Characters of a token between slashes, where the whole one says nothing."""
STANDARD = str.maketrans("-_", "+/")


def opened(text: str, start: int, end: int) -> Iterator[Piece]:
    """The token text[start:end] read as base64, or those of its parts that can be."""
    whole = read(text[start:end])
    if whole:
        yield as_one(start, end, whole)
        return
    place = start
    for part in text[start:end].split("/"):
        characters = read(part) if len(part) >= SHORTEST and len(part) < end - start else ""
        if characters:
            yield as_one(place, place + len(part), characters)
        place += len(part) + 1


def read(token: str) -> str:
    """The text that a token holds; "" if it holds none."""
    bare = token.rstrip("=").translate(STANDARD)
    if len(bare) % 4 == 1 or bare.isdigit() or bare.islower():
        return ""
    try:
        text = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
    shown = text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return text if shown.isprintable() else ""
