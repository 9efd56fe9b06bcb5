"""The longest messages that a stranger may send, made of all that masking looks for: of each cue of
each language, each detector and pattern, each encoding, each script. They are made from the tables,
so what is added there is measured here.
"""

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, count, cycle, islice

from bench.asking.pattern_examples import examples
from chatlinks.privacy.detection.kinds import DETECTORS, PATTERNS
from chatlinks.privacy.detection.told.lists.lexicon import cjk_names, first_names
from chatlinks.privacy.detection.told.tables import native_names, unspaced
from chatlinks.privacy.detection.told.tables.all import LANGUAGES
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.vocabulary import Role, SpokenCue
from chatlinks.privacy.encodings import decode

LONGEST = 4000  # characters of a visitor's message
UNSEEN = "\u200b"
NATIVE = {
    "ar": native_names.ARABIC,
    "hi": native_names.DEVANAGARI,
    "ru": native_names.CYRILLIC,
}
NUMBERED = (Role.VALUED, Role.BIRTHS, Role.ADDRESSES)
WRITTEN = ("lost my card ", "a", "\ufdfa", "a\u0300\u0316\u0300\u0316", "a@", "1 ", "12 ", "123 ")
AGAIN = ("12345 ", "4111 1111 1111 1111 ", "+91 98765 43210 ", "a@b.cc ", "1/2/90 ", "mr ")

ANY_DIGITS = str(7**5000).replace("0", "")
ONE_OF_A_KIND = re.compile(r"^(?:written|pattern: .*\.0|detector: .*\d(?:, unseen)?$)")

Values = Callable[[], Iterator[str]]


def longest(pieces: Iterable[str]) -> str:
    """As many of them as a message may hold."""
    text = ""
    for piece in pieces:
        text += piece
        if len(text) >= LONGEST:
            break
    return text[:LONGEST].strip()


def hostile_texts() -> dict[str, str]:
    """Each message by a name that says what it is made of."""
    texts = {f"written: {piece!r}": longest(cycle([piece])) for piece in (*WRITTEN, *AGAIN)}
    every = (of_cues, of_shared_cues, of_detectors, of_encodings, of_scripts, of_rows)
    for name, pieces in (each for make in every for each in make()):
        texts[name] = longest(pieces)
    texts |= {
        f"{name}, varied": varied(texts[name]) for name in texts if ONE_OF_A_KIND.search(name)
    }
    return {name: text for name, text in texts.items() if text}


def varied(text: str) -> str:
    """With other digits in each number: what was made of one then says nothing of the next."""
    digits = cycle(ANY_DIGITS)
    return "".join(next(digits) if each in "123456789" else each for each in text)


# ── What may follow a cue ─────────────────────────────────────────────────────────────────────


def names_of(language: str) -> Iterator[str]:
    """One after the other, no two alike: a value of its own each."""
    if language in NATIVE:
        return cycle(NATIVE[language].split())
    if language in vocabulary.UNSPACED:
        families = sorted(cjk_names(language))
        return (f"{family}{chr(0x5C0F + place)}" for place, family in enumerate(cycle(families)))
    return cycle(short_names())


@cache
def short_names() -> list[str]:
    return [name.title() for name in sorted(first_names()) if 3 <= len(name) <= 4]


def numbers() -> Iterator[str]:
    return map(str, count(1001))


def dates() -> Iterator[str]:
    return (f"{1 + place % 28}/{1 + place % 12}/{60 + place % 39}" for place in count())


def streets() -> Iterator[str]:
    return (f"{place} Elm Street, Springfield" for place in count(1))


def values_after(cue: SpokenCue) -> dict[str, Values]:
    """What makes the most of a cue, and what others wait for."""
    named = {"names": lambda: names_of(cue.language), "numbers": numbers}
    if cue.role not in NUMBERED:
        return named
    return named | {"dates": dates, "streets": streets}


# ── Messages ──────────────────────────────────────────────────────────────────────────────────

Messages = Iterator[tuple[str, Iterable[str]]]


def of_cues() -> Messages:
    for cue in vocabulary.cues():
        phrases = sorted((each.strip() for each in examples(cue.source)), key=len)
        name = f"cue: {cue.language} {cue.role} {cue.kind}".strip()
        yield f"{name}, alone", (f"{phrase} " for phrase in cycle(phrases))
        yield f"{name}, unseen", (f"{UNSEEN}\n{phrase}" for phrase in cycle(phrases[:1]))
        for sort, values in values_after(cue).items():
            yield f"{name}, {sort}", after(phrases[0], values())


def of_shared_cues() -> Messages:
    """Of the phrases that most languages have in common: each may judge what follows."""
    for role in Role:
        cues = [cue for cue in vocabulary.cues() if cue.role is role]
        phrases = (set(map(str.strip, examples(cue.source, 200))) for cue in cues)
        shared = Counter(chain.from_iterable(phrases))
        for phrase, many in shared.most_common(2):
            yield f"shared: {role} {phrase} {many}, names", after(phrase, names_of("en"))
            yield f"shared: {role} {phrase} {many}, words", after(phrase, mixed_words())


def mixed_words() -> Iterator[str]:
    """Everyday words of one language after the other: what is a name in some is none in others."""
    own = [language.stops.split()[:40] for language in LANGUAGES if language.stops]
    return cycle(word.title() for words in zip(*own, strict=False) for word in words)


def after(phrase: str, values: Iterator[str]) -> Iterator[str]:
    return (f"{phrase} {value}. " for value in values)


def of_rows() -> Messages:
    """Of the patterns of scripts without spaces."""
    for place, (language, firmness, source) in enumerate(unspaced.ROWS):
        yield f"row: {language} {firmness} {place}", cycle(f"{each}。" for each in examples(source))


def of_detectors() -> Messages:
    for place, detector in enumerate(DETECTORS):
        for turn, hint in enumerate(examples(detector.hint)):
            name = f"detector: {detector.kind} {place}.{turn}"
            yield name, cycle([f"{hint} "])
            yield f"{name}, numbers", after(hint, numbers())
            yield f"{name}, unseen", cycle([f"{UNSEEN}\n{hint}"])
    for place, pattern in enumerate(PATTERNS):
        shape = examples(pattern.shape, 1)
        words = examples(pattern.words, 2) if pattern.named else [""]
        for turn, word in enumerate(words):
            name = f"pattern: {pattern.kind} {place}.{turn}"
            yield name, cycle([f"{word} {each} ".lstrip() for each in shape])


def of_encodings() -> Messages:
    """Of each mark of an encoding; and values in each way that a text may be put."""
    for turn, mark in enumerate(examples(decode.MARKS, 40)):
        yield f"mark {turn}: {mark[:8]!r}", cycle([f"{mark} "])
        yield f"mark {turn}: {mark[:8]!r}, e-mail", cycle([f"{mark}a@b.cc "])
    ways: dict[str, Callable[[str], str]] = {
        "entities": lambda text: "".join(f"&#{ord(each)};" for each in text),
        "percent": lambda text: "".join(f"%{ord(each):02X}" for each in text),
        "percent twice": lambda text: "".join(f"%25{ord(each):02X}" for each in text),
        "quoted printable": lambda text: "".join(f"={ord(each):02X}" for each in text),
        "unseen between": UNSEEN.join,
        "full width": lambda text: "".join(chr(ord(each) + 0xFEE0) for each in text),
        "markup between": "<b></b>".join,
        "underscores": lambda text: text.replace(" ", "_"),
        "tabs": lambda text: text.replace(" ", "\t"),
        "lines": lambda text: text.replace(" ", "\n"),
    }
    for way, put in ways.items():
        for value in ("a@b.cc", "4111 1111 1111 1111", "pin 1234", "my name is Bob."):
            yield f"in {way}: {value}", cycle([f"{put(value)} "])


def of_scripts() -> Messages:
    """Of each script's letters; and each language's names and words."""
    letters: dict[str, list[str]] = defaultdict(list)
    for code in range(0xA0, min(sys.maxunicode, 0x20000)):
        letter = chr(code)
        if unicodedata.category(letter)[0] in "LMN":
            letters[unicodedata.name(letter, "?").split()[0]].append(letter)
    for script, own in letters.items():
        words = ["".join(own[place : place + 5]) + " " for place in range(0, len(own), 5)]
        yield f"script: {script.lower()}", cycle(words)
    for language in LANGUAGES:
        yield f"names: {language.code}", apart(names_of(language.code))
        yield f"pairs of names: {language.code}", pairs(names_of(language.code))
        yield f"words: {language.code}", apart(cycle(language.stops.split() or ["a"]))


def apart(words: Iterator[str]) -> Iterator[str]:
    return (f"{word} " for word in words)


def pairs(names: Iterator[str]) -> Iterator[str]:
    for name in names:
        yield f"{name} {next(islice(names, 1), '')}, "
