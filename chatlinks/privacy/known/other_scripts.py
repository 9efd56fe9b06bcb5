"""A known name in another script than the one that it is known in: priya for प्रिया, and back."""

from collections.abc import Iterator
from enum import Enum, auto
from itertools import product
from typing import NamedTuple

import ahocorasick_rs

from chatlinks.privacy.detection.engine.span import Span
from chatlinks.privacy.detection.told import lexicon
from chatlinks.privacy.known.names import words_of
from chatlinks.privacy.known.needles import Needle, Stands, is_common
from chatlinks.privacy.known.romanising import (
    VOWELS,
    Key,
    is_han,
    is_hangul,
    is_indic,
    is_latin,
    is_semitic,
    key,
    letters,
    spoken,
)
from chatlinks.privacy.known.standing import end_with_accents, is_bounded

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
SAID = 3.5
"""How often a word is said (`word_scale`) that is none of the names that it sounds like."""
NEEDLE = Needle("", "name", Stands.TIGHT)


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


class OtherScripts:
    """Finds names in scripts that they are not known in."""

    __slots__ = ("_at", "_search", "_skeletons", "_sounds", "only_foreign")

    def __init__(self, names: list[str]) -> None:
        sounds: dict[Sound, None] = {}
        self._skeletons: dict[str, list[str]] = {}
        for name in names:
            sounds.update(dict.fromkeys(_sounds(name)))
            for word in words_of(name):
                if is_semitic(word[0]):
                    self._note_skeleton(word)
        self._sounds = list(sounds)
        self._at = [sound.text for sound in self._sounds]
        self._search = _automaton(self._at)
        self.only_foreign = all(map(is_latin, "".join(names)))
        """Whether there is nothing to find in a text of Latin letters alone."""

    def _note_skeleton(self, word: str) -> None:
        sounds = key(word).text
        bones = _skeleton(sounds)
        if len(bones) >= SHORTEST:
            self._skeletons.setdefault(bones, []).append(sounds)

    def find(self, text: str) -> list[Span]:
        if self._search is None or (self.only_foreign and all(map(is_latin, text))):
            return []
        sounding = key(text)
        spans = list(self._hits(text, sounding))
        if self._skeletons:
            spans += self._by_skeleton(text, sounding)
        return spans

    def _hits(self, text: str, sounding: Key) -> Iterator[Span]:
        assert self._search is not None
        places = sounding.places
        hits = self._search.find_matches_as_indexes(sounding.text, overlapping=True)
        for index, first, last in hits:
            start, end = places[first], end_with_accents(text, places[last - 1] + 1)
            if family_of(text[start]) is not self._sounds[index].family:
                continue
            cut = (first and places[first - 1] == start) or places[last : last + 1] == [end - 1]
            end = _to_end(text, end)
            if not cut and is_bounded(text, start, end, NEEDLE) and not _said(text[start:end]):
                yield Span(start, end, "name")

    def _by_skeleton(self, text: str, sounding: Key) -> Iterator[Span]:
        """Words of Latin letters that a name of a script without short vowels may be."""
        place = 0
        for word in sounding.text.split(" "):
            names = self._skeletons.get(_skeleton(word), ()) if word else ()
            if any(_written_in(name, word) for name in names):
                start, end = sounding.places[place], sounding.places[place + len(word) - 1] + 1
                end = _to_end(text, end)
                bounded = is_bounded(text, start, end, NEEDLE)
                if is_latin(text[start]) and bounded and not _said(text[start:end]):
                    yield Span(start, end, "name")
            place += len(word) + 1


def _said(word: str) -> bool:
    """Whether a word is one of every day, and nobody's name: "called" for خالد."""
    low = word.lower()
    return lexicon.word_scale(low) >= SAID and lexicon.name_weight(low) < -SAID


def _to_end(text: str, end: int) -> int:
    """Past letters that don't sound: the h of Fatimah, the second l of Shell, a vowel sign."""
    while end < len(text) and text[end].isalnum() and _silent(text[end - 1], text[end]):
        end += 1
    return end_with_accents(text, end)


def _silent(before: str, letter: str) -> bool:
    if is_latin(letter) and letter in "hH":
        return True
    return key(before + letter).text == key(before).text


def _automaton(sounds: list[str]) -> ahocorasick_rs.AhoCorasick | None:
    if not sounds:
        return None
    return ahocorasick_rs.AhoCorasick(
        sounds,
        implementation=ahocorasick_rs.Implementation.NoncontiguousNFA,
    )


def _skeleton(sounds: str) -> str:
    """The consonants alone, no two alike side by side."""
    bones = [sound for sound in sounds if sound not in "aiuv"]
    return "".join(each for place, each in enumerate(bones) if bones[place - 1 : place] != [each])


def _written_in(name: str, word: str) -> bool:
    """Whether the vowels that a name is written with are all in the word, in their places."""
    rest = iter(word.replace("v", "u"))
    return all(sound in rest for sound in name.replace("v", "u"))


def _sounds(name: str) -> Iterator[Sound]:
    words = [word for word in words_of(name) if not word.isdigit()]
    if not words:
        return
    for word in words:
        yield from _of_word(word)
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
