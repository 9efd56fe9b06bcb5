"""A first glance at a message: whether anything in it is worth a reading.

Most messages of an English talk tell nothing, and a reading takes about twenty times as long as
this (`bin/bench told`, `bin/bench import`). What is passed over here tells nothing when it is read,
either: a name begins with a word that lists don't take for an everyday one, and stands beside a
cue, another such word, or alone; everything else needs a cue, a digit or a sign.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from chatlinks.privacy.detection.told import vocabulary
from chatlinks.privacy.detection.told.addresses import street_gate
from chatlinks.privacy.detection.told.lexicon import name_weight, places
from chatlinks.privacy.detection.told.ports import PatternSet
from chatlinks.privacy.detection.told.reading import SPACED
from chatlinks.privacy.detection.told.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.mail_shapes import HINTS
from chatlinks.privacy.detection.told.tables.numbers import DAY_WORDS, NUMBER_WORDS
from chatlinks.privacy.detection.told.tables.words import SKIPPED
from chatlinks.privacy.detection.told.vocabulary import Role

LONGEST = 40  # words; languages are told by so many
ALONE = 80  # letters of a message that may be nothing but a name
KEPT = 50_000  # words weighed and remembered
SENSIBLE = 1.4  # how much more a name than a word something must be to be one, though never else
NEAR = 80  # letters after a cue in which a name begins
SIGNATURE = 8  # words
LABELLING, SIGNING = (Role.LABELS,), (Role.SIGNS_OFF,)
FIRM = (Role.INTRODUCES, Role.SECRETS)
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
FOLLOWING = (Role.FOLLOWS, Role.HONORIFICS, Role.BEFORES)
CALLING = (Role.GREETS, Role.TITLES)
# What the words of a message add up to, each sum in eight bits.
ENGLISH, FOREIGN, NUMBER, NAMED, MAILED = 1, 1 << 8, 1 << 16, 1 << 24, 1 << 32
EIGHT = 0xFF
BEARS = NAMED * EIGHT


class Glance(NamedTuple):
    """What is seen of a message at once."""

    words: int  # how many
    numbered: bool  # holds a number, in figures or in words
    scan: bytes  # in lower case


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
    if any(hint in word for hint in HINTS) or word == "dot":
        weight += MAILED
    return weight


class _Foreign(dict[bytes, bool]):
    """Whether a word may be a name in any of the languages in Latin letters."""

    def __missing__(self, word: bytes) -> bool:
        low = word.decode().strip("'-").removesuffix("'s")
        sorts = {sort_of(low, code) for code in vocabulary.LATIN} if low else set()
        if len(self) >= KEPT:
            self.clear()
        self[word] = not sorts.isdisjoint(NAMELIKE)
        return self[word]


NAMELIKE = (Sort.NAME, Sort.MAYBE, Sort.UNKNOWN)
FOREIGN_NAMES = _Foreign()


class _Cues:
    """The cues of some roles: which of them occur, in one pass."""

    def __init__(self, roles: tuple[Role, ...], code: str = "") -> None:
        self.cues = [
            cue for cue in vocabulary.cues() if cue.role in roles and code in ("", cue.language)
        ]
        self.seen = PatternSet([cue.pattern.source for cue in self.cues]).seen

    def spans(self, scan: bytes) -> Iterator[tuple[Role, int, int]]:
        """Where they stand."""
        for place in self.seen(scan):
            cue = self.cues[place]
            for start, end in cue.pattern.spans(scan, 1):
                yield cue.role, start, end


_cues = cache(_Cues)


class _Sight(NamedTuple):
    """A message while it is glanced at."""

    place: int
    user: bool
    scan: bytes
    words: list[bytes]
    numbered: bool
    named: bool  # holds a word that may be a name
    mailed: bool  # or one of an address


def glances(messages: Sequence[tuple[str, bool]]) -> list[Glance | None]:
    """Of each message (text, whether the user's) that tells nothing in an English talk, a glance.

    None of one that has to be read. One automaton goes over all messages before the next does: one
    that has just run is in the processor's cache.
    """
    sights = [_sight(place, text, user) for place, (text, user) in enumerate(messages)]
    quiet = [sight for sight in sights if sight is not None]
    for tells in TELLS:
        quiet = [sight for sight in quiet if not tells(sight)]
    passed: list[Glance | None] = [None] * len(messages)
    for sight in quiet:
        passed[sight.place] = Glance(len(sight.words), sight.numbered, sight.scan)
    return passed


def _sight(place: int, text: str, user: bool) -> _Sight | None:
    if not text.isascii():
        return None
    scan = text.encode().lower()
    if b"`" in scan:
        scan = scan.replace(b"`", b"'")
    words = scan.translate(SPACED).split()
    if len(words) > LONGEST:
        return None
    total = sum(map(WEIGHTS.__getitem__, words))
    if total & EIGHT <= total >> 8 & EIGHT and any(map(FOREIGN_NAMES.__getitem__, words)):
        return None  # it may be of another language
    return _Sight(
        place,
        user,
        scan,
        words,
        bool(total >> 16 & EIGHT),
        bool(total >> 24 & EIGHT),
        total >= MAILED,
    )


def _labelled(sight: _Sight) -> bool:
    scan = sight.scan
    marks = b"=" in scan or b" -" in scan or b"- " in scan
    if not marks and b":" in scan:  # no time of day
        marks = any(not part[:1].isalnum() for part in scan.split(b":")[1:])
    return marks and bool(_cues(LABELLING).seen(scan))


def _addressed(sight: _Sight) -> bool:
    return sight.numbered and bool(street_gate().seen(sight.scan))


def _asks(sight: _Sight) -> bool:
    return not sight.user and bool(vocabulary.ask_gate().seen(sight.scan))


def _introduces(sight: _Sight) -> bool:
    return sight.user and bool(_cues(FIRM).seen(sight.scan))


def _numbers(sight: _Sight) -> bool:
    return sight.user and sight.numbered and bool(_cues(NUMERIC).seen(sight.scan))


def _mails(sight: _Sight) -> bool:
    if not sight.user:
        return False
    return sight.mailed or b"@" in sight.scan or b"(at" in sight.scan or b"[at" in sight.scan


def _signs(sight: _Sight) -> bool:
    """Whether a few words follow "regards", and the first of them may begin a name."""
    if not sight.user:
        return False
    for _, _, end in _cues(SIGNING).spans(sight.scan):
        words = sight.scan[end:].translate(SPACED).split()
        if words and len(words) <= SIGNATURE and (_begins(words) or not _stop(words[0])):
            return True
    return False


def _names(sight: _Sight) -> bool:
    """Whether a word that may be a name stands where names stand."""
    if not sight.named:
        return False
    scan, words = sight.scan, sight.words
    if not sight.user:
        first = b"," in scan[:40] and bool(WEIGHTS[words[0]] & BEARS)
        return first or _cued(_cues(CALLING, "en").spans(scan), scan)
    named = [bool(WEIGHTS[word] & BEARS) for word in words]
    alone = len(scan) <= ALONE and (sight.numbered or len(words) <= 4)
    if (alone and True in named[:2]) or b"\n" in scan:
        return True
    before = False
    for place, may_be in enumerate(named):
        if may_be and (words[place].endswith(b"'s") or (before and not _place(words, place))):
            return True
        before = may_be
    return _cued(_cues(NAMING, "en").spans(scan), scan)


TELLS = (
    _mails,
    _labelled,
    _addressed,
    _asks,
    _introduces,
    _signs,
    _numbers,
    _names,
)


def _place(words: list[bytes], place: int) -> bool:
    return (words[place - 1] + b" " + words[place]).decode() in places()


def _cued(spans: Iterator[tuple[Role, int, int]], scan: bytes) -> bool:
    """Whether a name may stand before or after one of these cues."""
    for role, start, end in spans:
        if role in FOLLOWING:
            words = scan[:start].translate(SPACED).rsplit(None, 1)
            if words and WEIGHTS[words[-1]] & BEARS:
                return True
        elif _begins(scan[end : end + NEAR].translate(SPACED).split()):
            return True
    return False


def _begins(words: list[bytes]) -> bool:
    """Whether these words may begin with a name, after a title or a small word of one."""
    for word in words:
        if WEIGHTS[word] & BEARS:
            return True
        if word.decode() not in _small_words():
            return False
    return False


@cache
def _small_words() -> frozenset[str]:
    return SKIPPED | vocabulary.titles() | vocabulary.particles()


def _stop(word: bytes) -> bool:
    return sort_of(word.decode(), "en") is Sort.STOP
