"""How each language asks, made ready: one pattern a list, one search for all of them."""

from functools import cache
from typing import NamedTuple

from chatlinks.privacy.detection.told.tables.all import LANGUAGES
from chatlinks.privacy.detection.told.tables.language import Language, phrases
from chatlinks.privacy.detection.told.texts.plain import loose
from chatlinks.privacy.detection.told.texts.ports import Pattern, PatternSet
from chatlinks.privacy.detection.told.texts.vocabulary import bounded


class Asking(NamedTuple):
    """How one language asks: kinds with their patterns in order, and what makes it a question."""

    language: str
    asks: tuple[tuple[str, Pattern], ...]
    gate: PatternSet
    signs: Pattern


@cache
def asking(place: int) -> Asking:
    """How the language at this place of the tables asks; made when it is met first."""
    language = LANGUAGES[place]
    sources = [bounded(language.code, phrases(ask.phrases)) for ask in language.asks]
    kinds = [ask.kind for ask in language.asks]
    return Asking(
        language.code,
        tuple(zip(kinds, map(Pattern, sources), strict=True)),
        PatternSet(list(map(loose, sources))),
        Pattern(_signs(language)),
    )


@cache
def ask_gate() -> PatternSet:
    """Which languages' words for what is asked may occur."""
    return PatternSet(list(map(loose, ask_sources())))


def ask_sources() -> list[str]:
    sources = []
    for language in LANGUAGES:
        listed = [phrase for ask in language.asks for phrase in phrases(ask.phrases)]
        sources.append(bounded(language.code, listed))
    return sources


def _signs(language: Language) -> str:
    return bounded(language.code, [*phrases(language.asking), r"\?"]) + r"|\?|:\s*$"
