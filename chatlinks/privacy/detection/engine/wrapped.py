"""Texts that read otherwise than they are written, and how they read."""

from collections.abc import Sequence

from chatlinks.privacy.detection.engine.gates import Joint
from chatlinks.privacy.detection.engine.linear import LinearPattern
from chatlinks.privacy.detection.engine.normalise import plain_twins
from chatlinks.privacy.encodings import MARKS, View, decoded
from chatlinks.privacy.encodings.view import Piece, plain

OTHER_DIGITS = r"[A-Za-z]{2}(?:[^\x00-\x7F\PN]|[\x{FF0B}\x{FF21}-\x{FF5A}]|\+[^\x00-\x7F\PN])"
"""A word of Latin letters that touches a digit of another script, or a full-width letter."""


class Wrapped:
    """Finds the few texts with encodings, markup or a word that touches the number it names."""

    __slots__ = ("_glued", "_marks")

    def __init__(self, glued: str) -> None:
        self._glued = LinearPattern(glued) if glued else None
        self._marks = LinearPattern(f"{MARKS}|{glued}|{OTHER_DIGITS}" if glued else MARKS)

    def among(self, texts: Sequence[str], joint: Joint) -> list[int]:
        """Positions of those that may read otherwise, or that go over lines."""
        places = joint.among(self._marks)
        if joint.scan.count(b"\n") >= len(texts) > 0:
            places.update(place for place, text in enumerate(texts) if "\n" in text)
        return sorted(places)

    def is_wrapped(self, text: str) -> bool:
        """Whether it is one of those that `among` would name, of one text alone."""
        return "\n" in text or self._marks.seen(text.encode(errors="replace"))

    def views(
        self,
        texts: Sequence[str],
        places: list[int],
    ) -> list[tuple[int, View]]:
        """How the texts at these positions read, where that is otherwise than they are written."""
        views: list[tuple[int, View]] = []
        for place in places:
            view = self._view(texts[place])
            if view:
                views.append((place, view))
        return views

    def _view(self, text: str) -> View | None:
        view = decoded(text)
        reads = view.text if view else text
        apart = list(self._apart(reads))
        if apart:
            view = (view or plain(text)).replaced(apart)
        return view

    def _apart(self, text: str) -> list[Piece]:
        """A space behind each word that touches a number."""
        if self._glued is None:
            return []
        reads = text if text.isascii() else text.translate(plain_twins())
        scan = reads.encode() if reads.isascii() else reads
        ends = [end for group in (1, 2) for _, end in self._glued.spans(scan, group)]
        return [Piece(end, end, " ", [(end, end)]) for end in sorted(set(ends))]
