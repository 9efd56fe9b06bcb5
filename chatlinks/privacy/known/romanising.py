"""How a name sounds, in Latin letters: one key for "Priya", "प्रिया" and "Прия".

Letters by `anyascii`; then those are made one that romanisations use for one sound: c, k and q, z
and j, e, i and y, o and u, v and w, f and p, doubled letters, and an h behind a consonant.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from chatlinks.privacy.known.folding import FOLD, fold, is_accent, is_word

SOUNDS = {
    "c": "k",
    "q": "k",
    "w": "v",
    "z": "j",
    "x": "ks",
    "f": "p",
    "y": "i",
    "e": "i",
    "o": "u",
}
VOWELS = "aiu"
READ_SO = {
    **dict.fromkeys("اأإآٱعء", "a"),
    **dict.fromkeys("ةىۃ", "a"),
    "и": "i",
    "й": "i",
    "ё": "e",
    "х": "h",
    "щ": "s",
    "ц": "ts",
    "ь": "",
    "ъ": "",
    "ー": "",
    "っ": "",
    "ッ": "",
}
"""Where another letter than anyascii's is what names are spelt with."""
SIGNS = {0x01: "n", 0x02: "n", 0x03: "", 0x3C: "", 0x4D: ""}
"""In the block of each Indic script: what makes nasal or breathed, the dot below, "no vowel"."""
INDIC = range(0x0900, 0x0D80)
CONSONANTS = range(0x15, 0x3A)
VOWEL_SIGNS = range(0x3E, 0x4D)
NO_VOWEL = 0x4D


class Key(NamedTuple):
    """A text as it sounds; each run of what is no letter is a space.

    `places`: for each character of it the offset in the text.
    """

    text: str
    places: list[int]


def is_indic(character: str) -> bool:
    return ord(character) in INDIC


def is_semitic(character: str) -> bool:
    """Of a script that leaves short vowels out: Hebrew, Arabic."""
    return "\u0590" <= character <= "\u08ff" or "\ufb1d" <= character <= "\ufefc"


def is_latin(character: str) -> bool:
    return character < "\u0250" or "\u1e00" <= character <= "\u1eff" or "Ａ" <= character <= "ｚ"


def is_hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


@lru_cache(20_000)
def letters(character: str) -> str:
    """A character in small Latin letters; a space for what is no letter."""
    if not is_word(character):
        return " "
    if is_semitic(character) and is_accent(character):
        return ""
    read = READ_SO.get(character)
    if read is not None:
        return read
    if is_indic(character) and (ord(character) & 0x7F) in SIGNS:
        return SIGNS[ord(character) & 0x7F]
    if is_latin(character):
        folded = FOLD[ord(character)] or ""
        return folded if folded.isascii() else ""
    return "".join(filter(str.isalpha, anyascii(unicodedata.normalize("NFKC", character)).lower()))


def key(text: str) -> Key:
    """How the text sounds. Indic consonants get no vowel that isn't written."""
    sounds: list[str] = []
    places: list[int] = []
    before = last = " "  # the letter before, and the last sound
    for place, character in enumerate(text):
        read = _read(text, place)
        breathed = len(read) > 1 or is_latin(character) or _joined(text, place)
        for letter in read:
            if letter == "h" and before not in "aeiouy " and breathed:
                before = letter
                continue
            before = letter
            for sound in SOUNDS.get(letter, letter):
                if sound != last:
                    sounds.append(sound)
                    places.append(place)
                    last = sound
    return Key(_ends("".join(sounds), places), places)


GREEK_PAIRS = {"ου": "", "ευ": "v", "αυ": "v"}


def _read(text: str, place: int) -> str:
    """The letters of a character; of the second of two Greek vowels that are one sound, its own."""
    character = text[place]
    if character in "υύΥΎ" and place:
        pair = GREEK_PAIRS.get(fold(text[place - 1 : place + 1]))
        if pair is not None:
            return pair
    return letters(character)


def _joined(text: str, place: int) -> bool:
    """Whether an Indic letter has no vowel in front of it: the h of चव्हाण."""
    before = text[place - 1 : place]
    return bool(before) and is_indic(before) and ord(before) & 0x7F == NO_VOWEL


def _ends(sounds: str, places: list[int]) -> str:
    """Without an h at the end of a word, which some write: Fatimah."""
    if "h" not in sounds:
        return sounds
    kept = [
        index
        for index, sound in enumerate(sounds)
        if sound != "h" or (index + 1 < len(sounds) and sounds[index + 1] != " ")
    ]
    if len(kept) < len(sounds):
        places[:] = [places[index] for index in kept]
    return "".join(sounds[index] for index in kept)


def spoken(word: str) -> list[str]:
    """The letters of an Indic word with the vowels that are not written.

    Capital A: one that people may leave out when they write it in Latin letters.
    """
    pieces: list[str] = []
    for place, character in enumerate(word):
        pieces.append(letters(character))
        if not is_indic(character) or (ord(character) & 0x7F) not in CONSONANTS:
            continue
        follows = word[place + 1 : place + 3].replace(chr((ord(character) & ~0x7F) | 0x3C), "")[:1]
        offset = ord(follows) & 0x7F if follows and is_indic(follows) else -1
        if offset in VOWEL_SIGNS or offset == NO_VOWEL:
            continue
        pieces.append("a" if place == 0 else "A")
    return list("".join(pieces))
