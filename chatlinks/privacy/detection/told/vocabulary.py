"""The languages' tables, made ready: one pattern a list, one search for all of them."""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from chatlinks.privacy.detection.told.ports import Pattern, PatternSet
from chatlinks.privacy.detection.told.reading import Reading
from chatlinks.privacy.detection.told.tables.all import LANGUAGES
from chatlinks.privacy.detection.told.tables.language import Language, phrases, word_set

LETTER = r"\pL\pM\pN"
UNSPACED = frozenset({"ja", "ko", "zh"})


class Role(StrEnum):
    """What a cue says of the words beside it."""

    INTRODUCES = "introduces"
    HINTS = "hints"
    FOLLOWS = "follows"
    LABELS = "labels"
    TITLES = "titles"
    HONORIFICS = "honorifics"
    RELATIONS = "relations"
    RECIPIENTS = "recipients"
    BEFORES = "befores"
    GREETS = "greets"
    BIRTHS = "births"
    ADDRESSES = "addresses"
    VALUED = "valued"


class Cue(NamedTuple):
    """One list of one language as a pattern, of which group 1 is the phrase itself."""

    role: Role
    language: str
    pattern: Pattern
    kind: str = ""


def bounded(language: str, alternatives: list[str], tail: str = "") -> str:
    """A pattern for any of the phrases as words of their own; in group 1 with their tail."""
    body = "|".join(alternatives)
    if language in UNSPACED:
        return f"((?:{body}){tail})"
    return f"(?:^|[^{LETTER}'])((?:{body}){tail})(?:[^{LETTER}]|$)"


TAILS = {
    Role.LABELS: r" *(?::|=| -+|-+ )",
}
SIMPLE = (
    Role.INTRODUCES,
    Role.HINTS,
    Role.FOLLOWS,
    Role.LABELS,
    Role.TITLES,
    Role.HONORIFICS,
    Role.RELATIONS,
    Role.RECIPIENTS,
    Role.BEFORES,
    Role.BIRTHS,
    Role.ADDRESSES,
    Role.GREETS,
)


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue of every language."""
    rows: list[Cue] = []
    for language in LANGUAGES:
        for role in SIMPLE:
            listed = phrases(getattr(language, role))
            if listed:
                source = bounded(language.code, listed, TAILS.get(role, ""))
                rows.append(Cue(role, language.code, Pattern(source)))
        for ask in language.valued:
            source = bounded(language.code, phrases(ask.phrases))
            rows.append(Cue(Role.VALUED, language.code, Pattern(source), ask.kind))
    return tuple(rows)


@cache
def cue_gate() -> PatternSet:
    return PatternSet([cue.pattern.source for cue in cues()])


def cues_in(reading: Reading) -> list[Cue]:
    """The cues that occur in a text, in the order of the tables."""
    rows = cues()
    return [rows[place] for place in sorted(cue_gate().seen(reading.scan))]


class Asking(NamedTuple):
    """How one language asks: kinds with their patterns in order, and what makes it a question."""

    language: str
    asks: tuple[tuple[str, Pattern], ...]
    signs: Pattern


@cache
def askings() -> tuple[Asking, ...]:
    rows: list[Asking] = []
    for language in LANGUAGES:
        asks = tuple(
            (ask.kind, Pattern(bounded(language.code, phrases(ask.phrases))))
            for ask in language.asks
        )
        rows.append(Asking(language.code, asks, Pattern(_signs(language))))
    return tuple(rows)


@cache
def ask_gate() -> PatternSet:
    """Which languages' words for what is asked occur."""
    sources = []
    for language in LANGUAGES:
        listed = [phrase for ask in language.asks for phrase in phrases(ask.phrases)]
        sources.append(bounded(language.code, listed))
    return PatternSet(sources)


def _signs(language: Language) -> str:
    return bounded(language.code, [*phrases(language.asking), r"\?"]) + r"|\?|:\s*$"


@cache
def starts(code: str, field: str) -> Pattern:
    """Whether a text begins with one of the language's phrases; group 1 is the phrase."""
    listed = phrases(getattr(_language(code), field))
    if not listed:
        return Pattern(r"^(\x00)")
    end = "" if code in UNSPACED else f"(?:[^{LETTER}]|$)"
    return Pattern(rf"^[^{LETTER}]*((?:{'|'.join(listed)})){end}")


@cache
def sign_offs() -> tuple[tuple[str, Pattern], ...]:
    """Each language's way to end a letter, and what lies between it and the name."""
    rows: list[tuple[str, Pattern]] = []
    for language in LANGUAGES:
        listed = phrases(language.signs_off)
        if listed:
            body = "|".join(listed)
            rows.append((language.code, Pattern(rf"(?:^|[.!?,;\n]) *((?:{body})[ ,.!-]*(?:\n+|$|, ?))")))
    return tuple(rows)


@cache
def _language(code: str) -> Language:
    return next(language for language in LANGUAGES if language.code == code)


@cache
def stops(code: str) -> frozenset[str]:
    """Words never taken for names."""
    own = word_set(_language(code).stops)
    return own if code in UNSPACED else own | word_set(_language("en").stops)


@cache
def fillers(code: str) -> frozenset[str]:
    return word_set(_language(code).fillers) | word_set(_language("en").fillers)


@cache
def particles() -> frozenset[str]:
    return frozenset().union(*(word_set(language.particles) for language in LANGUAGES))


@cache
def titles() -> frozenset[str]:
    """Words before a name that are none of it, of every language."""
    return frozenset().union(*(phrases(language.titles) for language in LANGUAGES))


@cache
def months() -> dict[str, int]:
    """Names of months of every language, folded, to 1-12."""
    named: dict[str, int] = {}
    for language in LANGUAGES:
        for number, group in enumerate(language.months.split(";"), 1):
            named.update(dict.fromkeys(group.split(), number))
    return named
