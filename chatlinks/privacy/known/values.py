"""Each known value of a contact, wherever and however it is written again.

All values go into one automaton over folded text (no case, accents, spaces or punctuation); only a
hit is looked at closely. What counts as the same value:

- `name`: the whole name in any order of its parts, and each part of two letters or more as a word
  of its own. A part that is also a common word, or has only two letters, counts only where it
  stands as a name (see `common_names`).
- `email`: the whole address, and its user part of three characters or more unless it is a role
  ("info", "sales").
- `phone_number`: its digits with any separators and with, without, or with another spelling of the
  country code.
- any other kind: the whole value, as words of its own.

A value that says too little would black out the text: one character, digits shorter than four, and
everyday words ("yes", "male", "today", "the") count only where they are all that a text says.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import ahocorasick_rs

from chatlinks.privacy.detection.engine.span import Span, merged
from chatlinks.privacy.detection.unreadable import UNREADABLE, hidden_whole, report
from chatlinks.privacy.encodings import decoded, may_read_otherwise
from chatlinks.privacy.known.folding import fold, fold_places
from chatlinks.privacy.known.needles import Needle, Stands, country_code, spellings
from chatlinks.privacy.known.other_scripts import OtherScripts, sounds_latin
from chatlinks.privacy.known.placeholders import is_placeholder
from chatlinks.privacy.known.romanising import is_latin
from chatlinks.privacy.known.standing import (
    BESIDE,
    Counts,
    anywhere,
    end_with_accents,
    phone_start,
    side_by_side,
    stands,
)

Hit = tuple[int, int, int]
"""Which needle, and its first and last place in the folded text (end exclusive)."""


KEPT = 50
"""Texts of which it is kept what stands in them: settling one asks for it several times."""


class KnownValues:
    """The known values of one contact.

    Cheap to build (tens of microseconds) and to search (a few, on a miss).
    """

    __slots__ = (
        "_codes",
        "_heard",
        "_in_latin",
        "_names",
        "_needles",
        "_other_scripts",
        "_search",
        "_seen",
    )

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        """`values`: pairs of kind and value.

        Kinds are `name`, `email`, `phone_number` or any entity's name.
        """
        codes: set[str] = set()
        needles: dict[Needle, None] = {}
        self._names: list[str] = []
        self._other_scripts: OtherScripts | None = None
        self._heard: dict[str, list[Span]] = {}
        self._seen: dict[str, list[Span]] = {}
        for kind, value in values:
            needles.update(dict.fromkeys(spellings(kind, str(value))))
            if kind == "phone_number":
                codes.add(country_code(str(value)))
            elif kind == "name" and not is_placeholder(str(value)):
                self._names.append(str(value))
        self._codes = frozenset(codes - {""})
        self._in_latin = all(map(is_latin, set("".join(self._names))))
        self._needles = [needle for needle in needles if needle.folded]
        self._search = _automaton(self._needles) if self._needles else None

    def find(self, text: str, counts: Counts = anywhere) -> list[Span]:
        """Where any of the values stands in `text`: in order, never overlapping.

        Only those passages are looked at closely that count. All of a text on which this fails.
        """
        if self._search is None:
            return []
        if counts is anywhere and text in self._seen:
            return self._seen[text]
        try:
            spans = self._as_it_reads(text, counts)
        except Exception as problem:
            return hidden_whole(text, problem)
        if counts is anywhere:
            _keep(self._seen, text, spans)
        return spans

    def _as_it_reads(self, text: str, counts: Counts) -> list[Span]:
        """As written, and without its encodings."""
        spans = self._as_written(text, counts)
        view = decoded(text)
        if view is None:
            return spans
        original = view.original
        within = self._as_written(
            view.text,
            counts if counts is anywhere else lambda start, end: counts(*original(start, end)),
        )
        return merged(
            [*spans, *(Span(*original(each.start, each.end), each.kind) for each in within)]
        )

    def _as_written(self, text: str, counts: Counts = anywhere) -> list[Span]:
        assert self._search is not None
        hits = self._search.find_matches_as_indexes(fold(text), overlapping=True)
        foreign = self._in_other_scripts(text, counts)
        if not hits and not foreign:
            return []
        return side_by_side(text, merged([*self._spans(text, hits, counts), *foreign]))

    def _in_other_scripts(self, text: str, counts: Counts = anywhere) -> list[Span]:
        """Names in another script than their own.

        What to look for is made when a first text may hold it.
        """
        if self._in_latin and sounds_latin(text):
            return []
        if self._other_scripts is None:
            self._other_scripts = OtherScripts(self._names)
        if counts is not anywhere:
            return self._other_scripts.find(text, counts)
        if text not in self._heard:
            _keep(self._heard, text, self._other_scripts.find(text))
        return self._heard[text]

    def near(self, text: str) -> bool:
        """Whether `find` is worth asking, of this text or of any piece of it.

        False is sure, and quickly told.
        """
        if self._search is None:
            return False
        try:
            return self._is_near(self._search, text)
        except Exception as problem:
            report(problem)
            return True

    def _is_near(self, search: ahocorasick_rs.AhoCorasick, text: str) -> bool:
        if search.find_matches_as_indexes(fold(text)) or self._in_other_scripts(text):
            return True
        view = decoded(text)
        return view is not None and bool(self._as_written(view.text))

    def among(self, texts: Sequence[str]) -> list[int]:
        """Positions of the texts that `find` is worth asking; the others surely hold none.

        Most conversations hold nothing known, and of the others most texts don't.
        """
        if self._search is None or not self.near("".join(texts)):
            return []
        try:
            return self._standing_in(self._search, texts)
        except Exception as problem:
            report(problem)
            return list(range(len(texts)))

    def _standing_in(
        self,
        search: ahocorasick_rs.AhoCorasick,
        texts: Sequence[str],
    ) -> list[int]:
        folded = list(map(fold, texts))
        ends = list(accumulate(len(each) + 1 for each in folded))
        hits = search.find_matches_as_indexes("\n".join(folded))
        places = {bisect_right(ends, first) for _, first, _ in hits}
        for place, text in enumerate(texts):
            if not (self._in_latin and sounds_latin(text)) or may_read_otherwise(text):
                places.add(place)
        return sorted(places)

    @property
    def codes(self) -> frozenset[str]:
        """Countries' codes that these values tell; each counts in front of all their numbers."""
        return self._codes

    def find_all(self, texts: Iterable[str]) -> list[list[Span]]:
        """`find` for each text."""
        return [self.find(text) for text in texts]

    def find_across(self, texts: Sequence[str]) -> list[list[Span]]:
        """Only the pieces of values that two or three of these messages give in parts, by text."""
        found: list[list[Span]] = [[] for _ in texts]
        if not self.near("".join(texts)):
            return found
        for first in range(len(texts) - 1):
            for count in (2, 3):
                last = first + count
                if last <= len(texts):
                    self._across(texts[first:last], found[first:last])
        return found

    def _across(
        self,
        texts: Sequence[str],
        found: list[list[Span]],
    ) -> None:
        """Only what begins in the first of these texts and ends in the last."""
        for gap in ("", " "):
            over = _over(len(texts[0]), len(gap.join((*texts[:-1], ""))))
            for span in self.find(gap.join(texts), over):
                if span.kind == UNREADABLE and self._fails_on_one_of(texts):
                    continue  # that is hidden whole, and the others are read by themselves
                pieces = _pieces(span, texts, len(gap))
                if len(pieces) < len(texts):
                    continue
                for spans, piece in zip(found, pieces, strict=True):
                    spans.append(piece)

    def _fails_on_one_of(self, texts: Sequence[str]) -> bool:
        return any(span.kind == UNREADABLE for text in texts for span in self.find(text))

    def _spans(
        self,
        text: str,
        hits: list[Hit],
        counts: Counts,
    ) -> list[Span]:
        _, places = fold_places(text)
        if counts is not anywhere:
            last = len(text)
            hits = [
                hit
                for hit in hits
                if counts(
                    max(places[hit[1]] - BESIDE, 0),
                    min(places[hit[2] - 1] + 1 + BESIDE, last),
                )
            ]
        spans: list[Span] = []
        for index, first, last in sorted(hits, key=_longest_first):
            needle = self._needles[index]
            start, end = places[first], end_with_accents(text, places[last - 1] + 1)
            if needle.stands is Stands.PHONE:
                start = phone_start(text, start, self._codes)
            if needle.tail and text.startswith(needle.tail, end):
                end += len(needle.tail)
            if start >= 0 and stands(
                text,
                places[first:last],
                start,
                end,
                needle,
            ):
                spans.append(Span(start, end, needle.kind))
        return spans


def _keep(kept: dict[str, list[Span]], text: str, spans: list[Span]) -> None:
    if len(kept) >= KEPT:
        kept.clear()
    kept[text] = spans


def _over(first: int, last: int) -> Counts:
    """Whether a passage begins before `first` and ends behind `last`."""
    return lambda start, end: start < first and end > last


def _automaton(needles: list[Needle]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        [needle.folded for needle in needles],
        implementation=ahocorasick_rs.Implementation.NoncontiguousNFA,
    )


def _longest_first(hit: Hit) -> int:
    _, first, last = hit
    return first - last


def _pieces(span: Span, texts: Sequence[str], gap: int) -> list[Span]:
    """The parts of a span of the joined texts, in each text that it lies in."""
    place = 0
    pieces: list[Span] = []
    for text in texts:
        start, end = max(span.start - place, 0), min(span.end - place, len(text))
        if start < end:
            pieces.append(Span(start, end, span.kind))
        place += len(text) + gap
    return pieces
