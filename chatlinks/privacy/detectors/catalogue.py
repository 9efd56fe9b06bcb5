"""All the rules, the surest first: where two find the same passage, the first names it."""

from collections.abc import Iterator, Sequence
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
        self.gates = [
            Pattern("|".join(f"(?:{hint})" for hint in dict.fromkeys(family)))
            for family in families
        ]

    def find(self, pages: Sequence[Page]) -> list[list[Candidate]]:
        """What stands on each page, the surest first.

        Rule after rule over all pages, not page after page: an automaton that has just run is in the processor's cache.
        """
        found: list[list[Candidate]] = [[] for _ in pages]
        asked: list[list[int]] = [[] for _ in self.rules]
        for place, page in enumerate(pages):
            for rule in self._hints.seen(page.scan):
                asked[rule].append(place)
        for each, places in zip(self.rules[: len(SURE)], asked, strict=False):
            _ask(each, pages, places, found)
        rows = self.table.find(pages)
        for place, ranked in rows.items():
            _add(
                [candidate for rank, candidate in ranked if rank < UNCALLED],
                pages[place],
                found[place],
            )
        for each, places in zip(self.rules[len(SURE) :], asked[len(SURE) :], strict=True):
            _ask(each, pages, places, found)
        for place, ranked in rows.items():
            found[place] += [candidate for rank, candidate in ranked if rank >= UNCALLED]
        return found

    def explain(self, page: Page) -> Iterator[tuple[str, Candidate]]:
        """What each rule says it looks for, and each candidate it looked at."""
        for index in self._hints.seen(page.scan):
            for candidate in self.rules[index].find(page):
                yield self.rules[index].says, candidate
        for row, candidate in self.table.explain(page):
            yield row.says or row.kind.replace("_", " "), candidate


def _ask(
    rule: Rule, pages: Sequence[Page], places: list[int], found: list[list[Candidate]]
) -> None:
    for place in places:
        _add(
            [each for each in rule.find(pages[place]) if not each.reason],
            pages[place],
            found[place],
        )


def _add(stands: list[Candidate], page: Page, found: list[Candidate]) -> None:
    """The rules that come after are told what was found before."""
    if stands:
        page.hide(stands)
        found += stands


def _families(rules: tuple[Rule, ...]) -> list[list[str]]:
    """Hints in a few groups, each small enough for one automaton. The shapes of rows are kept small by "five digits":
    where these match, all that had begun is dropped."""
    shapes = [row.shape for row in ROWS if not row.only_digits() and not row.five_digits()]
    tokens = [rule.hint for rule in secrets.TOKENS]
    words = [rule.hint for rule in rules if rule not in (NUMBER, *DIGIT_RULES, *secrets.TOKENS)]
    return [[ANY_SIX, r"\d{5}", *shapes], tokens, words]


DIGIT_RULES = (cards.RULES[0], phones.RULES[0])


@cache
def catalogue(profile: str) -> Catalogue:
    """Raise ValueError for a profile that does not exist. Made once, in a fraction of a second."""
    if profile not in PROFILES:
        raise ValueError(
            f"There is no detection profile “{profile}”; there are: {', '.join(PROFILES)}."
        )
    rules = (*SURE, *LESS_SURE)
    return Catalogue((*rules, NUMBER) if profile == "strict" else rules)
