"""The same text with plain digits, letters, spaces and dashes.

So a detector needs to know one spelling of each. Characters are exchanged one for one, which keeps
offsets; only invisible ones are dropped, and then a map leads back.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from chatlinks.privacy.detection.engine.digits import DigitRun, run_of
from chatlinks.privacy.detection.engine.span import Candidate, Slip

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
    "\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u206a\u206b\u206c\u206d\u206e\u206f"
    "\u20e3\u3164\uffa0\ufff9\ufffa\ufffb"
    "\u0332\u0333\u0335\u0336\u0337\u0338\u20d2\u20d8\u20e5\u20eb"
    "\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
)
"""What is not seen, what strikes out or underlines, and the frame of a key around a digit."""
FRAME = "\ufe0f\u20e3"
TWINS = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u30fc\ufe58\ufe63\uff0d",
    ".": "\u00b7\u2022\u2027\u2219\u22c5\u30fb\u3002\uff61\u2024",
    "'": "\u2018\u2019\u201b\u2032\uff07",
    '"': "\u201c\u201d\u201e\u2033\uff02",
}
"""What is read as a dash, a dot or a quotation mark."""
OPENING = " \t\r\n\"'([<:#*-"
CLOSING = " \t\r\n\"')]>.,;!?*-"
SHORT = 40
"""Characters of a text that may be nothing but one value."""


@cache
def plain_twins() -> dict[int, str]:
    """Code point to its plain ASCII twin; made once, when the first text that isn't ASCII comes."""
    table: dict[int, str] = {}
    for code in range(0x80, 0x1FC00):
        twin = _twin(chr(code))
        if twin:
            table[code] = twin
    for twin, characters in TWINS.items():
        table.update(dict.fromkeys(map(ord, characters), twin))
    return table


def _twin(character: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if character.isspace() or unicodedata.category(character) == "Zs":
        return " "
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) == 1 and folded.isascii() and folded.isprintable():
        return folded
    return ""


@cache
def _invisible() -> dict[int, None]:
    tags = range(0xE0000, 0xE0200)  # also 240 more variants of a letter
    return dict.fromkeys([*map(ord, INVISIBLE), *tags])


@cache
def _unseen() -> frozenset[str]:
    return frozenset(map(chr, _invisible()))


class NormalText:
    """One text as detectors read it, and the way back to the original's offsets.

    `text` is the normalised text, `scan` the same for RE2: bytes where it is all ASCII.
    """

    __slots__ = (
        "_alone",
        "_hidden",
        "_original",
        "_places",
        "mentioned",
        "runs",
        "scan",
        "slips",
        "text",
    )

    def __init__(self, original: str) -> None:
        self._original = original
        self._places: list[int] | None = None
        self.text = original if original.isascii() else self._normalised(original)
        self.scan: str | bytes = self.text.encode() if self.text.isascii() else self.text
        self._alone: tuple[int, int] | None = None
        self._hidden: Sequence[tuple[int, int]] = ()
        self.mentioned: dict[str, bool] = {}
        self.runs: dict[tuple[int, int], DigitRun] = {}
        """Runs of digits that a detector has cut into groups: the next one need not."""
        self.slips: list[Slip] = []
        """What has a kind's shape, and a wrong check digit: hidden whole or not at all."""

    def _normalised(self, original: str) -> str:
        plain = original.translate(plain_twins())
        seen = plain.translate(_invisible())
        if len(seen) == len(plain):
            return plain
        dropped = _unseen()
        self._places = [place for place, each in enumerate(plain) if each not in dropped]
        return seen

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a passage of `text` that is not empty."""
        if self._places is None:
            return start, end
        stop = self._places[end - 1] + 1
        framed = self._original[stop : stop + 2]
        return self._places[start], stop + len(framed) - len(framed.lstrip(FRAME))

    def before(self, start: int, length: int) -> str:
        """The last characters in front of a place, `length` at most."""
        return self.text[max(0, start - length) : start]

    def around(
        self,
        start: int,
        end: int,
        before: int,
        after: int,
    ) -> str | bytes:
        """What stands close to a passage, which itself is left out."""
        first, scan = max(0, start - before), self.scan
        if isinstance(scan, bytes):
            return b"%b\0%b" % (scan[first:start], scan[end : end + after])
        return f"{scan[first:start]}\0{scan[end : end + after]}"

    def begins(self) -> int:
        """Where the text begins, but for punctuation."""
        return len(self.text) - len(self.text.lstrip(OPENING))

    def is_all(self, start: int, end: int) -> bool:
        """Whether the passage is all that the text says, but for punctuation around it."""
        if self._alone is None:
            self._alone = self.begins(), len(self.text.rstrip(CLOSING))
        return start <= self._alone[0] and end >= self._alone[1]

    def opens(self, start: int) -> bool:
        """Whether the text is short and begins here: it may be nothing but one value."""
        return len(self.text) <= SHORT and start <= self.begins()

    def hide(self, candidates: list[Candidate]) -> None:
        """Let the detectors that come after know what stands already."""
        if candidates:
            places = [(each.start, each.end) for each in candidates]
            self._hidden = sorted([*self._hidden, *places])

    def run(self, start: int, end: int) -> DigitRun:
        """The digits of a passage, which holds ASCII only, in their groups."""
        run = self.runs.get((start, end))
        if run is None:
            run = self.runs[start, end] = run_of(self.text, start, end)
        return run

    def slip(self, value: Slip) -> None:
        self.slips.append(value)

    def hides(self, start: int, end: int) -> bool:
        """Whether the passage lies in one that stands: then there is nothing more to look for."""
        if not self._hidden:
            return False
        place = bisect_right(self._hidden, (start, len(self.text) + 1)) - 1
        return place >= 0 and end <= self._hidden[place][1]
