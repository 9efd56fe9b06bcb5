"""How each language asks, made ready: one pattern a list, one search for all of them."""

from functools import cache
from typing import NamedTuple

from chatlinks.privacy.detection.told.ports import Pattern, PatternSet
from chatlinks.privacy.detection.told.tables.all import LANGUAGES
from chatlinks.privacy.detection.told.tables.language import Language, phrases
from chatlinks.privacy.detection.told.vocabulary import bounded


class Asking(NamedTuple):
    """How one language asks: kinds with their patterns in order, and what makes it a question."""

    language: str
    asks: tuple[tuple[str, Pattern], ...]
    gate: PatternSet
    signs: Pattern


@cache
def askings() -> tuple[Asking, ...]:
    rows: list[Asking] = []
    for language in LANGUAGES:
        asks = tuple(
            (ask.kind, Pattern(bounded(language.code, phrases(ask.phrases))))
            for ask in language.asks
        )
        gate = PatternSet([pattern.source for _, pattern in asks])
        rows.append(Asking(language.code, asks, gate, Pattern(_signs(language))))
    return tuple(rows)


@cache
def ask_gate() -> PatternSet:
    """Which languages' words for what is asked occur."""
    return PatternSet(ask_sources())


def ask_sources() -> list[str]:
    sources = []
    for language in LANGUAGES:
        listed = [phrase for ask in language.asks for phrase in phrases(ask.phrases)]
        sources.append(bounded(language.code, listed))
    return sources


def _signs(language: Language) -> str:
    return bounded(language.code, [*phrases(language.asking), r"\?"]) + r"|\?|:\s*$"
