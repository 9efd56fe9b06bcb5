"""A text made of another one, and where in that one each of its characters comes from."""

from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """text[start:end] of the older text reads `characters`, of which each stands for a part.

    `places`: where each character begins and ends; of a piece that is read as one, all of it.
    """

    start: int
    end: int
    characters: str
    places: list[tuple[int, int]]


class View(NamedTuple):
    """`starts` and `ends`: for each character of `text` its offsets in the original."""

    text: str
    starts: list[int]
    ends: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a passage of `text` that is not empty stands in the original."""
        return self.starts[start], max(self.ends[start:end])

    def replaced(self, pieces: Iterable[Piece]) -> "View":
        """The view with these pieces, in order and apart, read otherwise."""
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for piece in pieces:
            texts += self.text[last : piece.start], piece.characters
            starts += self.starts[last : piece.start]
            ends += self.ends[last : piece.start]
            for begun, stop in piece.places:
                starts.append(self.starts[begun] if begun < len(self.starts) else self.ends[-1])
                ends.append(self.ends[stop - 1] if stop > begun else starts[-1])
            last = piece.end
        texts.append(self.text[last:])
        return View(
            "".join(texts),
            starts + self.starts[last:],
            ends + self.ends[last:],
        )


def plain(text: str) -> View:
    """The text as it is."""
    return View(
        text,
        list(range(len(text))),
        list(range(1, len(text) + 1)),
    )


def as_one(start: int, end: int, characters: str) -> Piece:
    """A piece that is only read as a whole."""
    return Piece(start, end, characters, [(start, end)] * len(characters))
