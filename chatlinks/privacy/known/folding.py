"""One spelling for all spellings of a value: no case, accents, spaces or punctuation.

Every script's digits are 0-9. Letters that are written one for the other are one: Persian and Urdu
for Arabic, katakana for hiragana, traditional for simplified Chinese. Indic scripts have one sign
for all that is said through the nose, and no dots below.
"""

import unicodedata
from functools import cache
from typing import Any

from opencc import OpenCC

from chatlinks.privacy.detection.engine.linear import LinearPattern

SPECIAL = {
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ß": "ss",
    "ـ": "",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ة": "ه",
    "ی": "ي",
    "ے": "ي",
    "ې": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ۃ": "ه",
    "ں": "ن",
    "ء": "",
}
UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x1100, 0x11FF),  # Hangul, letter by letter
    (0x3040, 0x31FF),  # kana, bopomofo
    (0x3400, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul
    (0xF900, 0xFAFF),  # Han, for older encodings
    (0xFF66, 0xFFDC),  # kana and Hangul of half width
    (0x20000, 0x3FFFF),
)
INDIC = range(0x0900, 0x0D80)
NUKTA, CANDRABINDU, ANUSVARA = 0x3C, 0x01, 0x02
"""Offsets in the block of each Indic script."""
NASALS = (0x19, 0x1E, 0x23, 0x28, 0x2E)
NO_VOWEL = 0x4D
CONSONANTS = (0x15, 0x39)


def _nasal_in(block: int) -> str:
    nasals = "".join(chr(block + offset) for offset in NASALS)
    first, last = (chr(block + offset) for offset in CONSONANTS)
    return f"[{nasals}]{chr(block + NO_VOWEL)}[{first}-{last}]"


NASAL = LinearPattern("|".join(map(_nasal_in, INDIC[::0x80])))
"""A nasal without a vowel in front of another consonant, which most write as a dot: सञ्जय, संजय."""
HIRAGANA = 0x60
"""How far in front of the katakana."""


class _Fold(dict[int, str | None]):
    """Code point to what is left of it, None for nothing; filled as characters are met.

    None, not "": `str.translate` drops a character more quickly than it puts none in its place.
    """

    def __missing__(self, code: int) -> str | None:
        folded = self[code] = _folded(chr(code)) or None
        return folded


def _folded(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    special = SPECIAL.get(character, character)
    plain = unicodedata.normalize("NFKD", special.casefold()).casefold()
    kept = [each for each in plain if is_word(each) and not is_accent(each)]
    return "".join(_one_for_all(SPECIAL.get(each, each)) for each in kept)


def _one_for_all(character: str) -> str:
    """The letter that stands for all that are written for it."""
    if len(character) != 1:
        return character
    if "\u30a1" <= character <= "\u30f6":
        return chr(ord(character) - HIRAGANA)
    if character >= "\u3400" and unspaced(character) and not "\uac00" <= character <= "\ud7af":
        return _simplified(character)
    if ord(character) in INDIC:
        block, offset = ord(character) & ~0x7F, ord(character) & 0x7F
        return chr(block + ANUSVARA) if offset == CANDRABINDU else character
    return character


def _simplified(character: str) -> str:
    """A Chinese character as it is written in China, also one of Japan."""
    for converter in _converters():
        character = converter.convert(character)
    return character


@cache
def _converters() -> tuple[Any, ...]:
    return OpenCC("jp2t"), OpenCC("t2s")


def is_accent(character: str) -> bool:
    """Marks that a writer may leave out: Latin, Greek and Cyrillic accents, Arabic vowels, Hebrew
    points, the dot below of Indic letters, and what chooses a letter's shape.

    Other Indic signs are none.
    """
    return (
        "\u0300" <= character <= "\u036f"
        or "\u064b" <= character <= "\u065f"
        or "\u0591" <= character <= "\u05c7"
        or "\u0610" <= character <= "\u061a"
        or "\u06d6" <= character <= "\u06ed"
        or "\ufe00" <= character <= "\ufe0f"
        or character in "\u0640\u0670\u20e3"
        or (ord(character) in INDIC and ord(character) & 0x7F == NUKTA)
    )


def is_word(character: str) -> bool:
    """Letters, digits, and the signs that Indic and Arabic letters carry."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def is_mark(character: str) -> bool:
    """A sign on the letter before it."""
    return unicodedata.category(character)[0] == "M"


def unspaced(character: str) -> bool:
    """Whether the script puts no spaces between words (or, as Korean, hangs particles on them)."""
    return any(first <= ord(character) <= last for first, last in UNSPACED)


FOLD = _Fold()
ASCII = range(128)
IN_BYTES = bytes(ord(FOLD[code] or "\0") if code in ASCII else code for code in range(256))
DROPPED = bytes(code for code in ASCII if not FOLD[code])


def fold(text: str) -> str:
    """The letters and digits of `text`, folded.

    ASCII as bytes: `str.translate` takes four times as long, and an import folds each text about
    three times (`bin/bench import`).
    """
    if text.isascii():
        return text.encode().translate(IN_BYTES, DROPPED).decode()
    folded = text.translate(FOLD)
    return folded if folded.isascii() else _nasals_as_dots(folded)


def _nasals_as_dots(folded: str) -> str:
    pieces: list[str] = []
    last = 0
    for start, _ in NASAL.spans(folded):
        pieces += folded[last:start], _dot(folded[start])
        last = start + 2
    return "".join([*pieces, folded[last:]]) if pieces else folded


def _dot(nasal: str) -> str:
    return chr((ord(nasal) & ~0x7F) + ANUSVARA)


def fold_places(text: str) -> tuple[str, list[int]]:
    """The same, and for each folded character the offset in `text` that it came from."""
    pieces = [FOLD[ord(character)] or "" for character in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    folded = "".join(pieces)
    if folded.isascii():
        return folded, places
    dropped = {start + 1 for start, _ in NASAL.spans(folded)}
    if dropped:
        places = [place for index, place in enumerate(places) if index not in dropped]
    return _nasals_as_dots(folded), places
