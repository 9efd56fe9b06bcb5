"""One spelling for all spellings of a value: no case, accents, spaces or punctuation.

Every script's digits are 0-9.
"""

import unicodedata

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
}
UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul
    (0x20000, 0x3FFFF),
)


class _Fold(dict[int, str | None]):
    """Code point to what is left of it, None for nothing; filled as characters are met.

    None, not "": `str.translate` takes it a quarter faster (27 % on `bin/bench detect`'s messages).
    """

    def __missing__(self, code: int) -> str | None:
        folded = self[code] = _folded(chr(code)) or None
        return folded


def _folded(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    special = SPECIAL.get(character, character)
    plain = unicodedata.normalize("NFKD", special.casefold())
    kept = [each for each in plain if is_word(each) and not is_accent(each)]
    return "".join(SPECIAL.get(each, each) for each in kept)


def is_accent(character: str) -> bool:
    """Marks that a writer may leave out: Latin, Greek and Cyrillic accents, Arabic vowels.

    Indic signs are none.
    """
    return (
        "\u0300" <= character <= "\u036f"
        or "\u064b" <= character <= "\u065f"
        or character == "\u0670"
    )


def is_word(character: str) -> bool:
    """Letters, digits, and the signs that Indic and Arabic letters carry."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def unspaced(character: str) -> bool:
    """Whether the script puts no spaces between words (or, as Korean, hangs particles on them)."""
    return any(first <= ord(character) <= last for first, last in UNSPACED)


FOLD = _Fold()


def fold(text: str) -> str:
    """The letters and digits of `text`, folded."""
    return text.translate(FOLD)


def fold_places(text: str) -> tuple[str, list[int]]:
    """The same, and for each folded character the offset in `text` that it came from."""
    pieces = [FOLD[ord(character)] or "" for character in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), places
