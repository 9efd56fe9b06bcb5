"""The languages' tables, made ready: one pattern a list, one search for all of them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from chatlinks.privacy.detection.told.tables.all import LANGUAGES
from chatlinks.privacy.detection.told.tables.enclosures import ENCLOSURES, RELATIONS, Enclosure
from chatlinks.privacy.detection.told.tables.language import Language, phrases, word_set
from chatlinks.privacy.detection.told.tables.said_of_oneself import SAID_OF_ONESELF
from chatlinks.privacy.detection.told.texts.plain import loose, plain
from chatlinks.privacy.detection.told.texts.ports import Pattern, PatternSet, compiled
from chatlinks.privacy.detection.told.texts.reading import Reading

LETTER = r"\pL\pM\pN"
UNSPACED = frozenset({"ja", "ko", "zh"})
SCRIPTS = (("ar", "\u0600", "\u06ff"), ("hi", "\u0900", "\u097f"), ("ru", "\u0400", "\u04ff"))
ENGLISH = frozenset({"en"})
MIXED_WITH_ENGLISH = frozenset({"en", "hi-Latn"})
LATIN = ("en", "hi-Latn", "es", "fr", "de", "pt", "it", "pl", "id", "tr")


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
    SIGNS_OFF = "signs_off"
    BIRTHS = "births"
    ADDRESSES = "addresses"
    VALUED = "valued"
    SECRETS = "secrets"
    ENCLOSES = "encloses"
    ENCLOSES_THIRD = "encloses a third person's"


ENCLOSING = frozenset({Role.ENCLOSES, Role.ENCLOSES_THIRD})
GROUPED = ENCLOSING | {Role.SIGNS_OFF}
"""Roles whose group 1 is less than the pattern but for a letter on each side."""

EASY = frozenset(
    {
        Role.HINTS,
        Role.FOLLOWS,
        Role.TITLES,
        Role.HONORIFICS,
        Role.RELATIONS,
        Role.RECIPIENTS,
        Role.BEFORES,
        Role.GREETS,
    }
)
"""Roles whose phrases are short: "to" is English, and Polish for "this is"."""


PLAIN = 8  # letters of a phrase that is of one language


class SpokenCue(NamedTuple):
    """One list of one language, with a pattern of which group 1 is the phrase itself."""

    role: Role
    language: str
    source: str
    kind: str = ""

    @property
    def pattern(self) -> Pattern:
        """Made where it is needed first: most talks are of one language."""
        return compiled(self.source)

    def places(self, reading: Reading) -> Iterable[tuple[int, int]]:
        """Where its phrases stand in a text.

        A dozen languages have a word such as "PIN", and a text may hold nothing else: searched for
        with groups, it took 40 ms (`bin/bench visitors`).
        """
        if self.language in UNSPACED or self.role in GROUPED:
            return self.pattern.spans(reading.scan, 1)
        return reading.characters(self.pattern.framed(reading.encoded))


def bounded(language: str, alternatives: list[str], tail: str = "") -> str:
    """A pattern for any of the phrases as words of their own; in group 1 with their tail."""
    body = "|".join(alternatives)
    if language in UNSPACED:
        return f"((?:{body}){tail})"
    return f"(?:^|[^{LETTER}'])((?:{body}){tail})(?:[^{LETTER}]|$)"


NAMED = r"[^ \n,.!?:;()\d]+(?: +[^ \n,.!?:;()\d]+){0,2}?"


def enclosed(row: Enclosure) -> str:
    """A pattern for up to three words between two phrases; they are group 1."""
    listed = phrases(row.opens)
    if RELATIONS in listed:
        listed += phrases(_language(row.language).relations)
        listed.remove(RELATIONS)
    opens = "|".join([f"{each},? +" for each in listed if each != "^"] + ["^"] * ("^" in listed))
    closes = "|".join(phrases(row.closes))
    return f"(?:^|[^{LETTER}'])(?:{opens})({NAMED}),? +(?:{closes})(?:[^{LETTER}]|$)"


SIGNED = r"(?:^|[.!?,;\n]) *((?:%s)[ ,.!-]*(?:\n+|$|, ?))"
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
def cues() -> tuple[SpokenCue, ...]:
    """Every cue of every language."""
    rows: list[SpokenCue] = []
    for language in LANGUAGES:
        for role in SIMPLE:
            listed = phrases(getattr(language, role))
            if listed:
                source = bounded(language.code, listed, TAILS.get(role, ""))
                rows.append(SpokenCue(role, language.code, source))
        if language.signs_off:
            source = SIGNED % "|".join(phrases(language.signs_off))
            rows.append(SpokenCue(Role.SIGNS_OFF, language.code, source))
        if language.secrets:
            source = bounded(language.code, phrases(language.secrets))
            rows.append(SpokenCue(Role.SECRETS, language.code, source))
        for ask in language.valued:
            source = bounded(language.code, phrases(ask.phrases))
            rows.append(SpokenCue(Role.VALUED, language.code, source, ask.kind))
    for row in ENCLOSURES:
        role = Role.ENCLOSES_THIRD if row.third else Role.ENCLOSES
        rows.append(SpokenCue(role, row.language, enclosed(row)))
    return tuple(rows)


@cache
def cue_gate() -> PatternSet:
    """Which cues may occur."""
    return PatternSet([loose(cue.source) for cue in cues()])


@cache
def _english_rows() -> list[int]:
    """Which cues count in a message that is English in an English talk."""
    rows, others = enumerate(cues()), EASY | ENCLOSING
    return [place for place, cue in rows if cue.role not in others or cue.language == "en"]


@cache
def _english_gate() -> PatternSet:
    """Their gate, for texts in ASCII; it takes a third of the time of all languages'."""
    return PatternSet([plain(cues()[place].source) for place in _english_rows()])


def cues_in(reading: Reading, language: str = "en") -> list[SpokenCue]:
    """The cues that occur in a text, in the order of the tables.

    Those that are easily other languages' words count only where their language is likely.
    """
    rows = cues()
    if language == "en" and reading.languages == ENGLISH:
        own = _english_rows()
        return [rows[own[place]] for place in sorted(_english_gate().seen(reading.scan))]
    if reading.cues is None:
        reading.cues = sorted(cue_gate().seen(reading.scan))
    return [rows[place] for place in reading.cues if _counts(reading, rows[place], language)]


def _counts(reading: Reading, cue: SpokenCue, talked: str) -> bool:
    """Whether a cue is no other language's word: "mi esposa" is Spanish whatever is around it."""
    if cue.role not in EASY or likely(reading, cue.language, talked):
        return True
    if cue.role is not Role.RELATIONS:
        return False
    return any(end - start >= PLAIN for start, end in cue.places(reading))


def likely(reading: Reading, code: str, talked: str) -> bool:
    """Whether a message may be of this language, in a conversation that has been of `talked`."""
    return code == talked or code not in LATIN or code in languages_of(reading)


def languages_of(reading: Reading) -> frozenset[str]:
    """Languages in Latin letters that a message may be of."""
    if reading.languages is None:
        reading.languages = likely_languages([word.low for word in reading.words[:40]])
    return reading.languages


def language_of(reading: Reading, talked: str) -> str:
    """The language whose lists judge this message's words: told by script, then by words."""
    if isinstance(reading.scan, str):
        for code, first, last in SCRIPTS:
            if any(first <= letter <= last for letter in reading.low[:80]):
                return code
    likely_ones = languages_of(reading)
    if talked in likely_ones or talked not in LATIN:
        return talked if talked in LATIN else "en"
    return next(code for code in LATIN if code in likely_ones)


def likely_languages(lows: Sequence[str]) -> frozenset[str]:
    """Languages that at least as many of the words are everyday words of as of any other."""
    ones = _everyday_ones()
    total = sum([ones.get(low, 0) for low in lows])
    counts = [total >> shift & COUNT for shift in SHIFTS]
    hindi = counts.pop()
    most = max(counts)
    likely = {code for code, count in zip(LATIN, counts, strict=True) if count >= most}
    if hindi >= 2:
        likely.add("hi-Latn")  # people mix it with English
    return frozenset(likely)


SHIFTS = tuple(range(0, 6 * (len(LATIN) + 1), 6))  # where each language's count lies in a sum
COUNT = (1 << 6) - 1


@cache
def _everyday_ones() -> dict[str, int]:
    """Each everyday word to a one for each of its languages, and one if it is Hindi, not English:
    then one sum counts them all.
    """
    ones: dict[str, int] = {}
    for low, codes in _everyday_index().items():
        ones[low] = sum(1 << SHIFTS[LATIN.index(code)] for code in codes)
        if "hi-Latn" in codes and "en" not in codes:
            ones[low] += 1 << SHIFTS[-1]
    return ones


@cache
def _everyday_index() -> dict[str, tuple[str, ...]]:
    """Each everyday word to the languages that it is one of."""
    index: dict[str, tuple[str, ...]] = {}
    for code in LATIN:
        for low in everyday(code):
            index[low] = (*index.get(low, ()), code)
    return index


def everyday_in(low: str) -> tuple[str, ...]:
    """The languages in Latin letters that a word is an everyday one of."""
    return _everyday_index().get(low, ())


@cache
def everyday(code: str) -> frozenset[str]:
    """Words by which a language is told: those never taken for names, and of cues."""
    language = _language(code)
    cued = " ".join((language.introduces, language.hints, language.fillers))
    words = cued.replace(",", " ").split()
    return word_set(language.stops) | {word for word in words if word.isalpha()}


@cache
def starts(code: str, field: str) -> Pattern:
    """Whether a text begins with one of the language's phrases; group 1 is the phrase."""
    listed = phrases(getattr(_language(code), field))
    if not listed:
        return Pattern(r"^(\x00)")
    end = "" if code in UNSPACED else f"(?:[^{LETTER}]|$)"
    return Pattern(rf"^[^{LETTER}]*((?:{'|'.join(listed)})){end}")


@cache
def _language(code: str) -> Language:
    return next(language for language in LANGUAGES if language.code == code)


@cache
def stops(code: str) -> frozenset[str]:
    """Words never taken for names."""
    own = word_set(_language(code).stops)
    return own if code in UNSPACED else own | word_set(_language("en").stops)


@cache
def own_stops(code: str) -> frozenset[str]:
    """Those of the language alone: "Can" is a name in a Turkish or German message."""
    return word_set(_language(code).stops)


@cache
def said_of_oneself(code: str) -> frozenset[str]:
    """Words that are no name after "I am"."""
    return word_set(SAID_OF_ONESELF.get(code, "")) | word_set(SAID_OF_ONESELF["en"])


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
def sure_titles() -> frozenset[str]:
    """Titles that are nothing else in English: not the French "me"."""
    foreign = frozenset(each for each in titles() if len(each) > 1) - everyday("en")
    return foreign | frozenset(phrases(_language("en").titles))


@cache
def months() -> dict[str, int]:
    """Names of months of every language, folded, to 1-12."""
    named: dict[str, int] = {}
    for language in LANGUAGES:
        for number, group in enumerate(language.months.split(";"), 1):
            named.update(dict.fromkeys(group.split(), number))
    return named
