"""How much a cue promises a name where it stands, and what is none though a cue promises one."""

from chatlinks.privacy.detection.told.lists.lexicon import first_names, word_scale
from chatlinks.privacy.detection.told.lists.sorts import Sort, is_company, sort_of
from chatlinks.privacy.detection.told.tables.said_of_oneself import NOUN_ENDS
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.ports import Pattern
from chatlinks.privacy.detection.told.texts.reading import Reading, Word
from chatlinks.privacy.detection.told.texts.vocabulary import Role, SpokenCue
from chatlinks.privacy.detection.told.values.firmness import Firmness
from chatlinks.privacy.detection.told.values.names import ParsedName

SELDOM = 3.7  # the scale up to which a word may be a name between two phrases
PATRONYMS = frozenset("بن بنت ابن bin binti binte bint ibn".split())
"""What stands inside nothing but a name: هاجر بنت سعيد."""
WEAK_LABELS = Pattern(
    "^(?:from|to|cc|contact|customer|patient|guest|passenger|para|de|cliente|kunde|kundin|kontakt|"
    "client|contacto|contato|contatto|klient|kontak|pelanggan)[ :=-]*$"
)
"""What stands before many things: "From: Billing"."""
NAMING = Pattern(
    "(?:naam|nam|name(?: is|'s| was)?|called|named|hei(?:ß|ss)t|namens|s'appelle|se nomme|se llama|"
    "llamad[oa]|se chama|chama-se|chamad[oa]|si chiama|di nome|nazywa si[eę]|ma na imi[eę]|"
    "o imieniu|bernama|namanya|नाम|(?:ا|إ)سم[هـ]*ا?|يدعى|تدعى|зовут|adı)$"
)
"""How a relation ends that a name follows for certain: "my mother's name is", "se llama"."""
NOUNS = {code: Pattern(ends) for code, ends in NOUN_ENDS.items()}
SHORT_HINTS = frozenset({"im", "am"})
"""English ones that are words of other languages: "im Mai"."""


def of_another_language(reading: Reading, cue: SpokenCue, start: int, end: int) -> bool:
    """Whether an English "im" stands in a message that is not English."""
    if cue.language != "en" or reading.low[start:end] not in SHORT_HINTS:
        return False
    return not vocabulary.languages_of(reading) & vocabulary.MIXED_WITH_ENGLISH


def promised(reading: Reading, cue: SpokenCue, start: int, end: int, usual: Firmness) -> Firmness:
    """How much this very phrase promises, where its role promises as much as is usual."""
    if cue.role is Role.LABELS and WEAK_LABELS.seen(reading.low[start:end]):
        return Firmness.HINT
    if cue.role is Role.RELATIONS and NAMING.seen(reading.low[start:end]):
        return Firmness.FIRM
    return usual


def with_patronym(reading: Reading, index: int, promise: Firmness) -> Firmness:
    """The promise, made firm where the word after the first can stand in a name alone."""
    follower = reading.words[index + 1 : index + 2]
    if promise is Firmness.HINT and follower and follower[0].low in PATRONYMS:
        return Firmness.FIRM
    return promise


def is_no_person(
    reading: Reading,
    cue: SpokenCue,
    parsed: ParsedName,
    promise: Firmness,
) -> bool:
    """Whether what stands beside a cue is a company, or what somebody is: "soy Libra"."""
    if cue.role is Role.LABELS and is_company(reading, parsed.first, parsed.last):
        return True
    if promise >= Firmness.FIRM or parsed.first != parsed.last:
        return False
    low = reading.words[parsed.first].low
    if low in vocabulary.said_of_oneself(cue.language):
        return True
    ends_so = cue.language in NOUNS and NOUNS[cue.language].seen(low)
    return ends_so and low not in first_names()


def often_said(reading: Reading, word: Word, language: str) -> bool:
    """Whether it is too frequent a word for a name, and no capital speaks for it."""
    if word.capital and reading.cased:
        return False
    return word_scale(word.low, language) > SELDOM and sort_of(word.low, language) is Sort.WORD
