"""The platform's own rule of `strict`: any number of 6 to 16 digits."""

from collections.abc import Iterator
from itertools import pairwise

from chatlinks.privacy.detection.engine.context import inside_word
from chatlinks.privacy.detection.engine.detector import Certainty, Detector, Gate
from chatlinks.privacy.detection.engine.digits import DATE, Group, groups, sizes
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

SIX = r"\d(?:[ .,\-/_]?\d){5,}"
JOINTS = frozenset({" ", "-", ".", "_", ""})


def find_numbers(normal: NormalText) -> Iterator[Candidate]:
    """Longer numbers too, for a part of them would be hidden anyway."""
    for start, end in compiled(SIX).spans(normal.scan):
        run = groups(normal.text, start, end)
        if _plainly_one(normal.text, run):
            yield Candidate(start, end, "number")
            continue
        for group in run:
            if group.end - group.start >= 6:
                yield Candidate(group.start, group.end, "number")


def _plainly_one(text: str, run: list[Group]) -> bool:
    """One separator throughout, groups like a number's: no date, no amount with its cents."""
    start, end = run[0].start, run[-1].end
    between = {text[one.end : two.start] for one, two in pairwise(run)}
    digits = sizes(run)
    if len(between) != 1 or sum(digits) > 16 or inside_word(text, start, end):
        return False
    if between == {","}:
        return digits[-1] == 3 and max(digits) <= 3
    if compiled(DATE).first(text[start:end]) == (0, end - start):
        return False
    decimal = between == {"."} and len(digits) == 2
    return min(digits[1:]) >= 2 and between <= JOINTS and not decimal


NUMBER = Detector(
    kind="number",
    hint=SIX,
    find=find_numbers,
    says="a number of 6 to 16 digits (the platform's rule)",
    certainty=Certainty.LIKELY,
    gate=Gate.NUMBERS,
)
