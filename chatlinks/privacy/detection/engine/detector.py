"""What a detector is, and how far it can be believed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate


class Certainty(IntEnum):
    """How sure it is that a passage is of the kind that a detector says.

    Detectors are asked the surest first. Where two find the same passage, or passages that overlap,
    the whole is hidden and the surer one names it; of equally sure ones, the one that is listed
    first in `kinds/__init__.py` (countries in the order of `countries/__init__.py`, each file from
    top to bottom). A detector may leave out what a surer one has found.
    """

    ISSUED = 6
    """Nothing else is written so: an issuer's prefix, an at sign and a domain, a card's number."""
    NAMED = 5
    """A word near says what it is."""
    PRINTED = 4
    """It is written as this is printed, which is rarely anything else."""
    NAMED_LOOSELY = 3
    """A word near says what sort of number it is, but many a country's may look like this."""
    LIKELY = 2
    """The way it is written and what is said around it speak for it."""
    CHECKED = 1
    """A check digit fits, and nothing else speaks for it."""


class Gate(Enum):
    """With whose hints a detector's own is searched for, in one pass over all texts.

    Each gate is one automaton, and none may grow too large.
    """

    NUMBERS = "six digits or more: the hint is left out, for digits are searched for anyway"
    KEYS = "what issuers put in front of their keys"
    WORDS = "words and signs"


Finder = Callable[[NormalText], Iterator[Candidate]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """A finder of its own, for what a shape, a check and words nearby can't say.

    `hint`: a pattern that occurs wherever `find` can find anything. `says`: what it looks for, in
    words for the page where an admin tries a text.
    """

    kind: str
    hint: str
    find: Finder
    says: str
    certainty: Certainty
    gate: Gate = Gate.WORDS
