"""A known name in another script than the one that it is known in: priya for प्रिया, and back."""

from collections.abc import Iterator

import ahocorasick_rs

from chatlinks.privacy.detection.engine.span import Span
from chatlinks.privacy.detection.told.lists import lexicon
from chatlinks.privacy.known.folding import is_word
from chatlinks.privacy.known.names import words_of
from chatlinks.privacy.known.needles import Needle, Stands
from chatlinks.privacy.known.romanising import (
    Key,
    is_latin,
    is_semitic,
    key,
)
from chatlinks.privacy.known.sounds import SHORTEST, Sound, family_of, sounds_of
from chatlinks.privacy.known.standing import Counts, anywhere, end_with_accents, is_bounded

SAID = 3.5
"""How often a word is said (`word_scale`) that is none of the names that it sounds like."""
NEEDLE = Needle("", "name", Stands.TIGHT)


class OtherScripts:
    """Finds names in scripts that they are not known in."""

    __slots__ = ("_at", "_search", "_skeletons", "_sounds", "only_foreign")

    def __init__(self, names: list[str]) -> None:
        sounds: dict[Sound, None] = {}
        self._skeletons: dict[str, list[str]] = {}
        for name in names:
            sounds.update(dict.fromkeys(sounds_of(name)))
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

    def find(
        self,
        text: str,
        counts: Counts = anywhere,
    ) -> list[Span]:
        if self._search is None or (self.only_foreign and sounds_latin(text)):
            return []
        sounding = key(text)
        spans = list(self._hits(text, sounding, counts))
        if self._skeletons:
            spans += self._by_skeleton(text, sounding)
        return spans

    def _hits(
        self,
        text: str,
        sounding: Key,
        counts: Counts,
    ) -> Iterator[Span]:
        assert self._search is not None
        places = sounding.places
        hits = self._search.find_matches_as_indexes(sounding.text, overlapping=True)
        for index, first, last in hits:
            start, end = places[first], end_with_accents(text, places[last - 1] + 1)
            if family_of(text[start]) is not self._sounds[index].family or not counts(start, end):
                continue
            cut = (first and places[first - 1] == start) or places[last : last + 1] == [end - 1]
            end = _to_end(text, end)
            if (
                not cut
                and is_bounded(text, start, end, NEEDLE)
                and not _is_everyday(text[start:end])
            ):
                yield Span(start, end, "name")

    def _by_skeleton(
        self,
        text: str,
        sounding: Key,
    ) -> Iterator[Span]:
        """Words of Latin letters that a name of a script without short vowels may be."""
        place = 0
        for word in sounding.text.split(" "):
            names = self._skeletons.get(_skeleton(word), ()) if word else ()
            if any(_written_in(name, word) for name in names):
                start, end = sounding.places[place], sounding.places[place + len(word) - 1] + 1
                end = _to_end(text, end)
                bounded = is_bounded(text, start, end, NEEDLE)
                if is_latin(text[start]) and bounded and not _is_everyday(text[start:end]):
                    yield Span(start, end, "name")
            place += len(word) + 1


def sounds_latin(text: str) -> bool:
    """Whether all its letters are Latin ones; the rest has no sound."""
    return text.isascii() or all(is_latin(each) or not is_word(each) for each in set(text))


def _is_everyday(word: str) -> bool:
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
