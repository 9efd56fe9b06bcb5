"""The platform's own pattern of `strict`: any number of 6 to 16 digits."""

from collections.abc import Iterator
from itertools import pairwise

from chatlinks.privacy.detection.engine.context import inside_word
from chatlinks.privacy.detection.engine.detector import Certainty, Detector, Gate
from chatlinks.privacy.detection.engine.digits import DATE, Group, sizes
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

SIX = r"\d(?:[ .,\-/_]?\d){5,}"
JOINTS = frozenset({" ", "-", ".", "_", ""})
UNITS = words(
    """
    pounds?, dollars?, euros?, rupees?, cents?, pesos?, reais, yen, yuan, rubles?, dirhams?, riyals?
    people, persons?, users?, customers?, visitors?, members?, followers?, views?, copies, units?
    years?, days?, hours?, minutes?, seconds?, times, steps?, points?, miles?, kilomet(?:er|re)s?
    met(?:er|re)s?, feet, foot, km, kms, kg, kgs, lbs?, tons?, tonnes?, lit(?:er|re)s?, gallons?
    square, sq, acres?, calories?, lakhs?, crores?, personnes, personas, pessoas, millas, orang
    """
)
QUANTITY = rf"(?i)(?:[$₹€£¥₩]|(?:^|[^a-z])(?:rs|inr|usd|eur|gbp|aed|sar)\.?) ?\x00|\x00[ -]?{UNITS}"
"""What a number in thousands counts, before or behind the passage that `around` leaves out."""


def find_numbers(normal: NormalText) -> Iterator[Candidate]:
    """Longer numbers too, for a part of them would be hidden anyway."""
    for start, end in compiled(SIX).spans(normal.scan):
        run = normal.run(start, end).groups
        if _plainly_one(normal, run):
            yield Candidate(start, end, "number")
            continue
        for group in run:
            if group.end - group.start >= 6:
                yield Candidate(group.start, group.end, "number")


def _plainly_one(normal: NormalText, run: list[Group]) -> bool:
    """One separator throughout, groups like a number's: no date, no amount with its cents."""
    text = normal.text
    start, end = run[0].start, run[-1].end
    digits = sizes(run)
    if len(run) < 2 or (digits[-1] != 3 and min(digits[1:]) < 2):
        return False
    between = {text[one.end : two.start] for one, two in pairwise(run)}
    if len(between) != 1 or sum(digits) > 16 or inside_word(text, start, end):
        return False
    if digits == (4, 4) and between == {"-"} and all(_is_year(text, group) for group in run):
        return False
    if between == {","}:
        return digits[-1] == 3 and max(digits) <= 3 and not _counts_something(normal, start, end)
    if compiled(DATE).first(text[start:end]) == (0, end - start):
        return False
    decimal = between == {"."} and len(digits) == 2
    return min(digits[1:]) >= 2 and between <= JOINTS and not decimal


def _is_year(text: str, group: Group) -> bool:
    """Of "2019-2024"."""
    return text[group.start : group.start + 2] in ("19", "20")


def _counts_something(normal: NormalText, start: int, end: int) -> bool:
    """Whether it says how much of what: "a 300,000 pound dress"."""
    return compiled(QUANTITY).seen(normal.around(start, end, 5, 14))


NUMBER = Detector(
    kind="number",
    hint=SIX,
    find=find_numbers,
    says="a number of 6 to 16 digits (the platform's pattern)",
    certainty=Certainty.LIKELY,
    gate=Gate.NUMBERS,
)
