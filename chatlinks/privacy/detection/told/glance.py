"""A first glance at a message: whether anything in it is worth a reading.

Most messages of an English talk tell nothing, and a reading takes about twenty times as long as
this (`bin/bench told`, `bin/bench import`). What is passed over here tells nothing when it is read,
either: a name begins with a word that lists don't take for an everyday one, and stands beside a
cue, another such word, or alone; everything else needs a cue, a digit or a sign.
"""

from functools import cache
from typing import NamedTuple

from chatlinks.privacy.detection.told import vocabulary
from chatlinks.privacy.detection.told.addresses import street_gate
from chatlinks.privacy.detection.told.lexicon import name_weight, places
from chatlinks.privacy.detection.told.ports import PatternSet
from chatlinks.privacy.detection.told.shapes import HINTS
from chatlinks.privacy.detection.told.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.numbers import DAY_WORDS, NUMBER_WORDS
from chatlinks.privacy.detection.told.vocabulary import Role

LONGEST = 40  # words; languages are told by so many
ALONE = 80  # letters of a message that may be nothing but a name
KEPT = 50_000  # words weighed and remembered
SENSIBLE = 1.4  # how much more a name than a word something must be to be one, though never else
FIRM = (Role.INTRODUCES, Role.SECRETS, Role.SIGNS_OFF)
NUMERIC = (Role.BIRTHS, Role.ADDRESSES, Role.VALUED)
NAMING = (
    Role.HINTS,
    Role.FOLLOWS,
    Role.TITLES,
    Role.HONORIFICS,
    Role.RELATIONS,
    Role.RECIPIENTS,
    Role.BEFORES,
)
CALLING = (Role.GREETS, Role.TITLES)
# What the words of a message add up to, each sum in eight bits.
ENGLISH, FOREIGN, NUMBER, NAMED = 1, 1 << 8, 1 << 16, 1 << 24
EIGHT = 0xFF


class Glance(NamedTuple):
    """What is seen of a message at once."""

    words: int  # how many
    numbered: bool  # holds a number, in figures or in words
    scan: bytes  # in lower case


def _spaced() -> bytes:
    """Bytes to lower case; what no word holds to a blank."""
    return bytes(
        ord(chr(code).lower()) if code < 128 and (chr(code).isalnum() or chr(code) in "'-") else 32
        for code in range(256)
    ).replace(b"`", b"'")


SPACED = _spaced()


class _Weights(dict[bytes, int]):
    """What a word adds; filled as words are met, and emptied when there are very many."""

    def __missing__(self, word: bytes) -> int:
        weight = _weight(word.decode())
        if len(self) >= KEPT:
            self.clear()
        self[word] = weight
        return weight


WEIGHTS = _Weights()


def _weight(word: str) -> int:
    low = word.strip("'-")
    if low.endswith("'s") and len(low) > 3:
        low = low[:-2]
    if not low:
        return 0
    codes = vocabulary.everyday_in(low)
    weight = 0
    if "en" not in codes and codes:
        weight += FOREIGN + NAMED * ("hi-Latn" in codes)
    elif len(codes) == 1:
        weight += ENGLISH
    sort = sort_of(low, "en")
    if sort is Sort.NUMBER or low in NUMBER_WORDS or low in DAY_WORDS or low in vocabulary.months():
        weight += NUMBER
    letter = sort is Sort.LETTER and low not in "ia"
    sensible = sort is Sort.STOP and name_weight(low) > SENSIBLE
    if letter or sensible or sort in (Sort.NAME, Sort.MAYBE, Sort.UNKNOWN):
        weight += NAMED
    return weight


@cache
def _cues(roles: tuple[Role, ...], code: str = "") -> PatternSet:
    sources = [
        cue.pattern.source
        for cue in vocabulary.cues()
        if cue.role in roles and code in ("", cue.language)
    ]
    return PatternSet(sources)


def tells_nothing(text: str, user: bool) -> Glance | None:
    """A glance at a message that tells nothing in an English talk; None if it has to be read."""
    if not text.isascii():
        return None
    scan = text.lower().encode()
    words = scan.translate(SPACED).split()
    if len(words) > LONGEST:
        return None
    total = sum(map(WEIGHTS.__getitem__, words))
    if total & EIGHT <= total >> 8 & EIGHT:
        return None
    numbered = bool(total >> 16 & EIGHT)
    if _labelled(scan) or (numbered and street_gate().seen(scan)):
        return None
    named = total >= NAMED
    if user:
        told = _user_tells(scan, numbered) or (named and _user_names(scan, words))
    else:
        told = vocabulary.ask_gate().seen(scan) or (named and _other_names(scan, words))
    return None if told else Glance(len(words), numbered, scan)


def _labelled(scan: bytes) -> bool:
    marks = b":" in scan or b"=" in scan or b" -" in scan or b"- " in scan
    return marks and bool(_cues((Role.LABELS,)).seen(scan))


def _user_tells(scan: bytes, numbered: bool) -> bool:
    if _cues(FIRM).seen(scan) or (numbered and _cues(NUMERIC).seen(scan)):
        return True
    return any(hint in scan for hint in SHAPE_HINTS)


SHAPE_HINTS = tuple(hint.encode() for hint in HINTS)


def _user_names(scan: bytes, words: list[bytes]) -> bool:
    """Whether a word that may be a name stands where names stand."""
    named = [WEIGHTS[word] >= NAMED for word in words]
    if (len(scan) <= ALONE and True in named[:2]) or b"'s" in scan or b"\n" in scan:
        return True
    for place in range(1, len(words)):
        if named[place] and named[place - 1]:
            if (words[place - 1] + b" " + words[place]).decode() not in places():
                return True
    return bool(_cues(NAMING, "en").seen(scan))


def _other_names(scan: bytes, words: list[bytes]) -> bool:
    if b"," in scan[:40] and WEIGHTS[words[0]] >= NAMED:
        return True
    return bool(_cues(CALLING, "en").seen(scan))
