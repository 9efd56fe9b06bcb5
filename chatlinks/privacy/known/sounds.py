"""How a name sounds, in each way that another script may write it."""

from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from chatlinks.privacy.known.names import words_of
from chatlinks.privacy.known.needles import is_common
from chatlinks.privacy.known.romanising import (
    VOWELS,
    is_han,
    is_hangul,
    is_indic,
    is_latin,
    is_semitic,
    key,
    letters,
    spoken,
)

SHORTEST = 3
"""Sounds of a name that is looked for in another script."""
MOST = 5
"""Vowels that may be written or not, each way of which is looked for."""
ALSO = {
    "sing": ("sin",),
    "sin": ("sing",),
    "rau": ("rav",),
    "rav": ("rau",),
    "saha": ("sah",),
}
"""Sounds that one script spells and another doesn't: Singh, सिंह."""
SURNAMES = {
    "김": "kim",
    "이": "lee",
    "박": "park",
    "최": "choi",
    "정": "jung",
    "강": "kang",
    "조": "cho",
    "윤": "yoon",
    "장": "jang",
    "임": "lim",
    "신": "shin",
    "권": "kwon",
    "황": "hwang",
    "류": "ryu",
    "홍": "hong",
}
"""Korea's, as passports spell them."""


class Family(Enum):
    LATIN = auto()
    INDIC = auto()
    SEMITIC = auto()
    HAN = auto()
    OTHER = auto()


class Sound(NamedTuple):
    """How a name sounds, as scripts of this family write it."""

    text: str
    family: Family


def family_of(character: str) -> Family:
    if is_latin(character):
        return Family.LATIN
    if is_indic(character):
        return Family.INDIC
    if is_semitic(character):
        return Family.SEMITIC
    return Family.HAN if is_han(character) else Family.OTHER


def sounds_of(name: str) -> Iterator[Sound]:
    words = [word for word in words_of(name) if not word.isdigit()]
    if not words:
        return
    for word in words:
        yield from _sounds_of_word(word)
    whole = "".join(words)
    if all(map(is_han, whole)):
        yield from _of_han(whole)
    elif len(words) >= 2 and all(map(is_latin, whole)):
        for order in (words, words[::-1]):
            yield Sound(key("".join(order)).text, Family.HAN)


def _of_han(whole: str) -> Iterator[Sound]:
    """A Chinese name in pinyin: the whole, what follows the surname, and a long surname."""
    parts = [whole, whole[1:], f"{whole[1:]}{whole[0]}"] if len(whole) > 2 else [whole]
    for part in parts:
        yield from _long(key(part).text if len(part) > 1 else "", Family.LATIN)
    surname = letters(whole[0])
    if len(surname) >= 4 and not is_common(surname):
        yield Sound(key(surname).text, Family.LATIN)


def _of_hangul(word: str) -> Iterator[Sound]:
    """A Korean name: its surname as passports spell it, what follows it in two ways of spelling."""
    if len(word) < 2:
        return
    surname = SURNAMES.get(word[0], letters(word[0]))
    rest = "".join(map(letters, word[1:]))
    for spelt in (rest, rest.replace("eo", "u").replace("eu", "u")):
        if len(word) > 2:
            yield from _long(key(spelt).text, Family.LATIN)
        yield from _long(key(f"{surname}{spelt}").text, Family.LATIN)
    if len(word) > 2 and not is_common(surname):
        yield from _long(key(surname).text, Family.LATIN)


@lru_cache(20_000)
def _sounds_of_word(word: str) -> tuple[Sound, ...]:
    """Kept: all names that are known of somebody are made ready with each message of theirs."""
    return tuple(_of_word(word))


def _of_word(word: str) -> Iterator[Sound]:
    own = family_of(word[0])
    if own is Family.HAN:
        return
    if own is Family.LATIN:
        yield from _of_latin(word)
        return
    if all(map(is_hangul, word)):
        yield from _of_hangul(word)
    spellings = list(_spellings(word)) if own is Family.INDIC else [key(word).text]
    for sounds in dict.fromkeys(spellings):
        for each in (sounds, *ALSO.get(sounds, ())):
            if not is_common(each):
                yield from _long(each, Family.LATIN)
    if own is not Family.SEMITIC:
        for other in (Family.INDIC, Family.OTHER):
            yield from _long(key(word).text, other)


def _of_latin(word: str) -> Iterator[Sound]:
    sounds = key(word).text
    soft = word.lower().replace("ci", "si").replace("ce", "se").replace("cy", "sy")
    for each in dict.fromkeys((sounds, key(soft).text, *ALSO.get(sounds, ()))):
        yield from _long(each, Family.OTHER)
        for written in _some_left_out(each, "a", first=1):
            yield from _long(written, Family.INDIC)
        for written in _some_left_out(each, VOWELS, first=0):
            yield from _long(written, Family.SEMITIC)
            yield from _long(written.replace("p", "b"), Family.SEMITIC)


def _long(sounds: str, family: Family) -> Iterator[Sound]:
    if len(sounds) >= SHORTEST and any(sound not in VOWELS for sound in sounds):
        yield Sound(sounds, family)


def _some_left_out(sounds: str, vowels: str, first: int) -> Iterator[str]:
    """Each way to write these sounds with some of these vowels left out.

    Those before `first` stay; a vowel at the end stays, too, but behind two consonants (कृष्ण).
    In a script that writes no short vowel at its beginning, that is an alef, whatever it sounds.
    """
    last = len(sounds) - 1
    free = [
        place
        for place in range(first, len(sounds))
        if sounds[place] in vowels and (place < last or _after_cluster(sounds))
    ]
    if len(free) > MOST:
        free = free[:MOST]
    heads = {sounds[:1], "a"} if not first and sounds[:1] in VOWELS else {sounds[:1]}
    for written in product((True, False), repeat=len(free)):
        gone = {place for place, stays in zip(free, written, strict=True) if not stays}
        kept = [each for place, each in enumerate(sounds) if place and place not in gone]
        for head in heads:
            yield _no_doubles([head, *kept] if 0 not in gone else kept)


def _after_cluster(sounds: str) -> bool:
    return len(sounds) > 3 and sounds[-2] in "rni" and sounds[-3] not in VOWELS


def _no_doubles(sounds: list[str]) -> str:
    return "".join(each for place, each in enumerate(sounds) if sounds[place - 1 : place] != [each])


def _spellings(word: str) -> Iterator[str]:
    """How an Indic word may be spelt in Latin letters: inner vowels come and go, the last goes."""
    said = spoken(word)
    if said[-1:] == ["A"]:
        cluster = len(said) > 2 and said[-2].isalpha() and said[-3] not in "aeiouyA"
        endings = ("", "a") if cluster else ("",)
    else:
        endings = ("".join(said[-1:]),)
    inner = said[:-1]
    free = [place for place, letter in enumerate(inner) if letter == "A"][:MOST]
    for ending in endings:
        for written in product(("a", ""), repeat=len(free)):
            letters = list(inner)
            for place, letter in zip(free, written, strict=True):
                letters[place] = letter
            yield key(f"{''.join(letters).replace('A', 'a')}{ending}").text
