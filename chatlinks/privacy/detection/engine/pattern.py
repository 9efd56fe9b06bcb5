"""A detector that is a row of a table: a shape, a check, and the words that have to be near."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chatlinks.privacy.detection.engine.checks import CHECKSUMS, Check
from chatlinks.privacy.detection.engine.context import (
    inside_word,
    is_order,
    last_end,
    near,
    sentence_start,
)
from chatlinks.privacy.detection.engine.detector import Certainty
from chatlinks.privacy.detection.engine.linear import LinearPattern, words
from chatlinks.privacy.detection.engine.normalise import NormalText

FIVE = LinearPattern(r"\\d\{(?:[5-9]|\d\d)[^?]*\}(?:[^?]|$)")
PART = "it is a part of a longer word or number"
UNNAMED = "nothing near calls it that"
ORDERED = "it is called an order or the like"
LONG, SHORT = 11, 8
"""Characters of a value that is believed with a slip in it: by any of its words, or by its own."""
SHARED = frozenset(
    """
    tax vat fiscal identity national provider insurance resident residence citizen documento
    identidad identificación identidade contribuinte contribuente pas run
    """.split()
)
"""Words that stand beside other numbers as well: a short one they don't name."""
BESIDE = 24
"""Characters in front of such a value in which its name is looked for."""


@dataclass(frozen=True, slots=True)
class PatternDetector:
    """Finds values of one shape. What it needs beside the shape:

    - neither `named` nor `check`: nothing more.
    - `check`: the check passes. It is asked of the passage as it is written.
    - `named`: one of these words is near. They are separated by commas or line ends, and each may
      be a pattern. Two things may stand for the word: `check_suffices`, then a passed check is
      enough, as long as nothing calls the value an order; or the value is the whole text and
      passes a checksum.

    `shape` is RE2. It starts with a letter or digit at the start of a word, and within nine letters
    of a digit or with 25 letters and digits on end. `says`: in a few words, why.

    `certainty` is NAMED where a word has to be near, and PRINTED where none has to, unless another
    is said. Where only a check speaks for a value, it is CHECKED.
    """

    kind: str
    shape: str
    check: Check | None = None
    named: str = ""
    check_suffices: bool = False
    says: str = ""
    certainty: Certainty | None = None

    @property
    def sure(self) -> Certainty:
        """How sure it is, where it has the word that it needs."""
        if self.certainty is not None:
            return self.certainty
        return Certainty.NAMED if self.named else Certainty.PRINTED

    @property
    def words(self) -> str:
        """The pattern of the words one of which has to be near; "" if none has to."""
        return words(self.named) if self.named else ""

    @property
    def has_checksum(self) -> bool:
        return self.check in CHECKSUMS

    @property
    def needs_word(self) -> bool:
        """Whether nothing may stand for the word, not even a check digit."""
        return bool(self.named) and not (self.check_suffices or self.has_checksum)

    def doubt(
        self,
        normal: NormalText,
        start: int,
        end: int,
    ) -> str:
        """What speaks against this passage of the right shape; "" if nothing does."""
        if inside_word(normal.text, start, end):
            return PART
        called = not self.named or near(normal, self.words, start, end)
        alone = self.has_checksum and normal.is_all(start, end)
        if not (called or self.check_suffices or alone):
            return UNNAMED
        wrong = self.check(normal.text[start:end]) if self.check else ""
        if not wrong and not called and is_order(normal, start):
            return ORDERED
        return wrong

    def slips(self, doubt: str) -> bool:
        """Whether only the check digit speaks against a value."""
        return self.has_checksum and doubt not in (PART, UNNAMED, ORDERED)

    def only_digits(self) -> bool:
        """Whether values are digits and separators only."""
        literal = self.shape.replace("(?i)", "").replace(r"\d", "")
        return not any(map(str.isalpha, literal))

    def five_digits(self) -> bool:
        """Whether the shape plainly says that every value has five digits on end."""
        ways = self.shape.removeprefix("(?i)").split("|")
        return "(" not in "".join(ways) and all(map(FIVE.seen, ways))


class Names:
    """What the values of a kind are called, however they are written."""

    def __init__(self, detectors: Iterable[PatternDetector]) -> None:
        listed = ", ".join(each.named for each in detectors if each.named)
        each = [word for word in re.split(r",\s+|\s*\n\s*", listed.strip(" ,\n")) if word]
        own = [word for word in each if word.lower() not in SHARED]
        self.any = words(", ".join(each)) if each else ""
        self.own = words(", ".join(own)) if own else ""

    def call(
        self,
        normal: NormalText,
        start: int,
        end: int,
    ) -> bool:
        """Whether one of the names stands right in front of the value."""
        size = end - start
        names = self.any if size >= LONG else self.own
        if not names or size < SHORT or is_order(normal, start):
            return False
        called = last_end(normal, names, start, BESIDE)
        if called < 0 or called <= sentence_start(normal, start):
            return False
        return size >= LONG or "," not in normal.text[called:start]
