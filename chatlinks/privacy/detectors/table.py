"""Rules that are a line of a table: a shape, a check, and the words that have to be near.

All shapes are tried in one pass, but only where a word with a digit in it starts: one automaton for a hundred
shapes stays small when it is anchored, and grows without end when it may start anywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_letters, digits

from chatlinks.privacy.detectors.linear import Pattern, Patterns
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import CHECKSUMS, Check, compiled, inside_word, near, ordered
from chatlinks.privacy.detectors.span import Candidate

FIVE = Pattern(r"\\d\{(?:[5-9]|\d\d)[^?]*\}(?:[^?]|$)")
REACH = 120
# Where a value may end: not before a letter or digit, nor before a joint with a digit behind it.
EDGE = r"(?:$|[^0-9A-Za-z\-./]|[\-./](?:$|[^0-9]))"
PART = "it is a part of a longer word or number"
UNCALLED = 1000
"""Added to the rank of what no word near supports: a phone goes before it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Values of one shape. They start with a letter or digit at the start of a word, and within nine letters of a digit
    or with 25 letters and digits on end.

    With neither `named` nor `check` the shape is enough. `named`: the words one of which must be near, unless `free`
    (then a passed check is enough, as long as nothing calls the value an order) or the value is the whole text and
    passes a checksum.
    """

    kind: str
    shape: str
    check: Check | None = None
    named: str = ""
    free: bool = False
    says: str = ""

    def doubt(self, page: Page, start: int, end: int) -> str:
        """What speaks against this passage of the right shape; "" if nothing does."""
        if inside_word(page.text, start, end):
            return PART
        called = not self.named or near(page, self.named, start, end)
        if not (called or self.free or (self.check in CHECKSUMS and page.is_all(start, end))):
            name = self.kind.replace("_", " ")
            return f"nothing near calls it {'an' if name[0] in 'aeiou' else 'a'} {name}"
        wrong = self.check(page.text[start:end]) if self.check else ""
        return wrong or (
            "" if called or not ordered(page, start) else "it is called an order or the like"
        )

    def only_digits(self) -> bool:
        """Whether values are digits and separators only."""
        return not any(map(str.isalpha, self.shape.replace("(?i)", "").replace(r"\d", "")))

    def five_digits(self) -> bool:
        """Whether the shape plainly says that every value has five digits on end."""
        ways = self.shape.removeprefix("(?i)").split("|")
        return "(" not in "".join(ways) and all(map(FIVE.seen, ways))


class Table:
    """Rows, the surest first."""

    __slots__ = ("_checked", "_free", "_lengths", "_names", "_rows", "_shapes", "_words")

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        self._shapes = Patterns([f"(?:{row.shape}){EDGE}" for row in self._rows], anchored=True)
        self._lengths = tuple(f"({row.shape}){EDGE}" for row in self._rows)
        named = list(dict.fromkeys(row.named for row in self._rows if row.named))
        self._words = Patterns(named)
        self._names = tuple(named.index(row.named) if row.named else -1 for row in self._rows)
        self._free = tuple(row.free for row in self._rows)
        self._checked = tuple(row.check in CHECKSUMS for row in self._rows)

    def find(self, pages: Sequence[Page]) -> dict[int, list[tuple[int, Candidate]]]:
        """Place of a page → its candidates that stand, with their rank: the place of their row.

        What lies in a surer one is left out, and so are pages with nothing.
        """
        found: dict[int, list[tuple[int, Candidate]]] = {}
        ends: dict[tuple[int, int], int] = {}
        for rank, place, start in sorted(self._possible(pages)):
            row, page = self._rows[rank % UNCALLED], pages[place]
            end = self._end(page, rank % UNCALLED, start)
            if end > ends.get((place, start), start) and not row.doubt(page, start, end):
                ends[place, start] = end
                found.setdefault(place, []).append(
                    (rank, Candidate(start, end, row.kind, "", row.says))
                )
        return found

    def _possible(self, pages: Sequence[Page]) -> Iterator[tuple[int, int, int]]:
        """Rank, page and start of what has a row's shape, and a word of that row somewhere in the text or no need of one."""
        shaped = [
            (place, start, rows)
            for place, page in enumerate(pages)
            for start, rows in self._shaped(page)
        ]
        called = {
            place: {-1, *self._words.seen(pages[place].scan)}
            for place in {place for place, _, _ in shaped}
        }
        for place, start, rows in shaped:
            for row in rows:
                if self._names[row] in called[place]:
                    yield row, place, start
                elif self._free[row] or (self._checked[row] and pages[place].opens(start)):
                    yield row + UNCALLED, place, start

    def _shaped(self, page: Page) -> Iterator[tuple[int, list[int]]]:
        """Where something has the shape of a row, and of which."""
        for start in _starts(page):
            if not page.hides(start, start + 1) and (
                rows := self._shapes.seen(page.scan[start : start + REACH])
            ):
                yield start, rows

    def explain(self, page: Page) -> Iterator[tuple[Row, Candidate]]:
        """Candidates with a word near, or that only lack one; not every number that could be anything."""
        called = set(self._words.seen(page.scan))
        for start in _starts(page):
            for place in sorted(self._shapes.seen(page.scan[start : start + REACH])):
                row, end = self._rows[place], self._end(page, place, start)
                telling = row.check in CHECKSUMS or not row.named or self._names[place] in called
                doubt = row.doubt(page, start, end) if telling else PART
                if doubt != PART:
                    yield row, Candidate(start, end, row.kind, doubt, row.says)

    def _end(self, page: Page, place: int, start: int) -> int:
        return start + compiled(self._lengths[place]).length(page.scan[start : start + REACH])


KINDS = bytes.maketrans(
    bytes(range(256)), bytes(ord("0" if chr(each) in digits else "a" if chr(each) in ascii_letters else " ") for each in range(256))
)  # fmt: skip
"""For bytes.translate: a digit is "0", a letter "a", all else (also letters that are not ASCII) a blank."""
LONG = b"a" * 25


def _starts(page: Page) -> list[int]:
    """Where words start that have a digit, or are followed by one; and words as long as keys are."""
    text = page.text
    kinds = text.encode("ascii", "replace").translate(KINDS)
    found: list[int] = []
    place = kinds.find(b"0")
    while place >= 0:
        start = kinds.rfind(b" ", 0, place) + 1
        before, joint = (
            (kinds[start - 2 : start - 1], text[start - 1]) if start > 1 else (b" ", " ")
        )
        if before == b"a" and joint in " /.&:-":
            found.append(kinds.rfind(b" ", 0, start - 1) + 1)
        if (
            before != b"0" or joint not in "-./" or start < place
        ):  # else `inside_word` would turn it down
            found.append(start)
        end = kinds.find(b" ", place)
        place = kinds.find(b"0", end) if end >= 0 else -1
    place = kinds.find(LONG)
    while place >= 0:
        found.append(kinds.rfind(b" ", 0, place) + 1)
        place = kinds.find(LONG, place + len(LONG))
    return found
