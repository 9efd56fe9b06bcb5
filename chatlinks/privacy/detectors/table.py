"""Rules that are a line of a table: a shape, a check, and the words that have to be near.

All shapes are tried in one pass, but only where a word with a digit in it starts: one automaton for a hundred
shapes stays small when it is anchored, and grows without end when it may start anywhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_letters

from chatlinks.privacy.detectors.linear import Pattern, Patterns
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import CHECKSUMS, Check, compiled, inside_word, near, ordered
from chatlinks.privacy.detectors.span import Candidate

STARTS = Pattern(r"[A-Za-z0-9]{25,}|[A-Za-z]{0,9}[ /.&:-]?\d[A-Za-z0-9]*")
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
        wrong = self.check(page.text[start:end]) if self.check else ""
        if wrong or not self.named or near(page, self.named, start, end):
            return wrong
        if self.free or (self.check in CHECKSUMS and page.is_all(start, end)):
            return "it is called an order or the like" if ordered(page, start) else ""
        return f"nothing near calls it a {self.kind.replace('_', ' ')}"

    def only_digits(self) -> bool:
        """Whether values are digits and separators only."""
        return not any(map(str.isalpha, self.shape.replace("(?i)", "").replace(r"\d", "")))


class Table:
    """Rows, the surest first."""

    __slots__ = ("_names", "_rows", "_shapes", "_words")

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        self._shapes = Patterns([f"(?:{row.shape}){EDGE}" for row in self._rows], anchored=True)
        named = list(dict.fromkeys(row.named for row in self._rows if row.named))
        self._words = Patterns(named)
        self._names = tuple(named.index(row.named) if row.named else -1 for row in self._rows)

    def find(self, page: Page) -> list[tuple[int, Candidate]]:
        """Every candidate that could stand, with its rank: the place of its row."""
        found: list[tuple[int, Candidate]] = []
        called: set[int] | None = None
        for start in _starts(page):
            seen = [] if page.hides(start, start + 1) else self._shapes.seen(page.scan[start : start + REACH])
            if not seen:
                continue
            if called is None:
                called = {-1, *self._words.seen(page.scan)}
            for place in seen:
                if self._names[place] in called:
                    found.append((place, self._candidate(page, place, start)))
                elif self._rows[place].free or (page.is_short() and self._rows[place].check in CHECKSUMS):
                    found.append((place + UNCALLED, self._candidate(page, place, start)))
        return sorted(found)

    def explain(self, page: Page) -> Iterator[tuple[Row, Candidate]]:
        """Candidates with a word near, or that only lack one; not every number that could be anything."""
        called = set(self._words.seen(page.scan))
        for start in _starts(page):
            for place in sorted(self._shapes.seen(page.scan[start : start + REACH])):
                row, candidate = self._rows[place], self._candidate(page, place, start)
                telling = row.check in CHECKSUMS or not row.named or self._names[place] in called
                if telling and candidate.reason != PART:
                    yield row, candidate

    def _candidate(self, page: Page, place: int, start: int) -> Candidate:
        row = self._rows[place]
        end = start + compiled(f"({row.shape}){EDGE}").length(page.scan[start : start + REACH])
        return Candidate(start, end, row.kind, row.doubt(page, start, end), row.says)


def _starts(page: Page) -> list[int]:
    """Where words start that have a digit, or are followed by one that starts with a digit."""
    text = page.text
    found: list[int] = []
    for start, end in STARTS.spans(page.scan):
        word = text[start:end]
        if word[0].isalnum() and not (start and text[start - 1].isalnum()):
            found.append(start)
        if not word.isalnum():  # letters or none, a separator, then a digit
            found.append(end - len(word.lstrip(ascii_letters)) + 1)
    return found
