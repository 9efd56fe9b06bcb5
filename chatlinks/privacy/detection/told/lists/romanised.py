"""Listed names in Latin letters: without accents, and from Cyrillic, Greek and Devanagari."""

import unicodedata

from chatlinks.privacy.detection.told.tables.scripts import (
    CONSONANTS,
    CYRILLIC,
    GREEK,
    LETTERS,
    SIGNS,
    VOWELS,
)


def in_latin(low: str) -> set[str]:
    """The folded name's plain spellings; empty for one that has none but itself."""
    first = low[:1]
    if first < "\u0250":
        plain = _plain(low)
        return {plain} if plain != low else set()
    if first in CYRILLIC or first in GREEK:
        table = CYRILLIC if first in CYRILLIC else GREEK
        bare = _plain(low) if table is GREEK else low
        return {"".join(table.get(letter, letter) for letter in bare).replace("-", "")}
    return {_devanagari(low)} if first in CONSONANTS or first in VOWELS else set()


def _plain(low: str) -> str:
    if low.isascii():
        return low
    swapped = "".join(LETTERS.get(letter, letter) for letter in low)
    parts = unicodedata.normalize("NFD", swapped)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _devanagari(low: str) -> str:
    """A consonant is followed by a short "a" unless a sign follows or the name ends."""
    text: list[str] = []
    letters = unicodedata.normalize("NFC", low).replace("\u093c", "")
    for place, letter in enumerate(letters):
        following = letters[place + 1 : place + 2]
        if letter in CONSONANTS:
            text.append(CONSONANTS[letter])
            bare = following in SIGNS and following not in "ंँः"
            if following and not bare and following != "\u094d":
                text.append("a")
        else:
            text.append(VOWELS.get(letter, SIGNS.get(letter, "")))
    return "".join(text)
