"""All the rules, the surest first: where two find the same passage, the first names it."""

from functools import cache
from typing import NamedTuple

from chatlinks.privacy.detectors import (
    bank,
    cards,
    contact,
    dates,
    europe,
    india,
    network,
    phones,
    secrets,
    uk,
    us,
    world,
)
from chatlinks.privacy.detectors.linear import Pattern, Patterns
from chatlinks.privacy.detectors.numbers import NUMBER
from chatlinks.privacy.detectors.rule import Rule

PROFILES = ("strict", "balanced")

RULES: tuple[Rule, ...] = (
    *secrets.RULES[:-2],
    *contact.RULES,
    *cards.RULES,
    *bank.RULES[:1],
    *india.RULES,
    *us.RULES,
    *uk.RULES,
    *world.RULES,
    *europe.RULES,
    *bank.RULES[1:],
    *network.RULES,
    *dates.RULES,
    *phones.RULES,
    *secrets.RULES[-2:],
)


class Catalogue(NamedTuple):
    """The rules of a profile, with what tells in one pass over a text which of them can find anything in it.

    `rules[n]` needs pattern `needs[n]` of `hints` as well, when that is not -1.
    """

    rules: tuple[Rule, ...]
    hints: Patterns
    needs: tuple[int, ...]
    gate: Pattern


@cache
def catalogue(profile: str) -> Catalogue:
    """Raise ValueError for a profile that does not exist. Compiled at the first use, in about a second."""
    if profile not in PROFILES:
        raise ValueError(f"There is no detection profile “{profile}”; there are: {', '.join(PROFILES)}.")
    rules = (*RULES, NUMBER) if profile == "strict" else RULES
    hints = [rule.hint for rule in rules]
    needed = list(dict.fromkeys(rule.needs for rule in rules if rule.needs))
    needs = tuple(len(hints) + needed.index(rule.needs) if rule.needs else -1 for rule in rules)
    return Catalogue(rules, Patterns(hints + needed), needs, Pattern(_any_of(hints)))


def _any_of(hints: list[str]) -> str:
    return "|".join(f"(?:{hint})" for hint in dict.fromkeys(hints))
