"""All the rules, the surest first: where two find the same passage, the first names it."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from chatlinks.privacy.detectors import (
    bank,
    cards,
    contact,
    dates,
    europe,
    india,
    network,
    phones,
    plates,
    secrets,
    uk,
    us,
    world,
)
from chatlinks.privacy.detectors.linear import Pattern, Patterns
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.numbers import ANY_SIX, NUMBER
from chatlinks.privacy.detectors.rule import Rule
from chatlinks.privacy.detectors.span import Candidate
from chatlinks.privacy.detectors.table import UNCALLED, Row, Table

PROFILES = ("strict", "balanced")

SURE = (*secrets.TOKENS, *contact.RULES, *bank.RULES, *cards.RULES)
ROWS: tuple[Row, ...] = (
    *india.ROWS, *us.ROWS, *uk.ROWS, *world.ROWS, *europe.ROWS, *bank.ROWS, *network.ROWS,
)  # fmt: skip
LESS_SURE = (*uk.RULES, *network.RULES, *dates.RULES, *plates.RULES, *phones.RULES, *secrets.NAMED)


class Catalogue:
    """The rules of a profile. `gates` are patterns one of which occurs in every text that holds anything."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.table = Table(ROWS)
        self._hints = Patterns([rule.hint for rule in rules])
        families = _families(rules)
        self.gates = [Pattern("|".join(f"(?:{hint})" for hint in dict.fromkeys(family))) for family in families]

    def find(self, page: Page) -> list[Candidate]:
        """What stands, the surest first."""
        seen = sorted(self._hints.seen(page.scan))
        sure = bisect_left(seen, len(SURE))
        found = self._found(page, seen[:sure])
        rows = self.table.find(page)
        if rows:
            named = [candidate for rank, candidate in rows if rank < UNCALLED]
            page.hide(named)
            found += named
        found += self._found(page, seen[sure:])
        return found + [candidate for rank, candidate in rows if rank >= UNCALLED]

    def _found(self, page: Page, places: list[int]) -> list[Candidate]:
        """What these rules find; each is told what those before it found."""
        found: list[Candidate] = []
        for place in places:
            stands = [each for each in self.rules[place].find(page) if not each.reason]
            if stands:
                page.hide(stands)
                found += stands
        return found

    def explain(self, page: Page) -> Iterator[tuple[str, Candidate]]:
        """What each rule says it looks for, and each candidate it looked at."""
        for index in self._hints.seen(page.scan):
            for candidate in self.rules[index].find(page):
                yield self.rules[index].says, candidate
        for row, candidate in self.table.explain(page):
            yield row.says or row.kind.replace("_", " "), candidate


def _families(rules: tuple[Rule, ...]) -> list[list[str]]:
    """Hints in a few groups, each small enough for one automaton; all that needs five digits on end is one group."""
    shapes = [row.shape for row in ROWS if not row.only_digits() and not row.five_digits()]
    hints = [rule.hint for rule in rules if rule not in (NUMBER, *DIGIT_RULES)]
    spoken = [rule.hint for rule in (*cards.RULES[1:], *dates.RULES, *secrets.NAMED)]
    tokens = [rule.hint for rule in secrets.TOKENS]
    others = [hint for hint in hints if hint not in (*spoken, *tokens)]
    return [[ANY_SIX, r"\d{5}"], tokens, spoken, others, shapes[::2], shapes[1::2]]


DIGIT_RULES = (cards.RULES[0], phones.RULES[0])


@cache
def catalogue(profile: str) -> Catalogue:
    """Raise ValueError for a profile that does not exist. Made once, in a fraction of a second."""
    if profile not in PROFILES:
        raise ValueError(f"There is no detection profile “{profile}”; there are: {', '.join(PROFILES)}.")
    rules = (*SURE, *LESS_SURE)
    return Catalogue((*rules, NUMBER) if profile == "strict" else rules)
