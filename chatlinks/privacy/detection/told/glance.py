"""A first glance at messages: what in each may be worth a reading.

Most messages of an English talk tell nothing, and a reading takes about twenty times as long as
this (`bin/bench told`, `bin/bench import`). What is passed over here tells nothing when it is read,
either: a name begins with a word that lists don't take for an everyday one, and stands beside a
cue, another such word, or alone; everything else needs a cue, a digit or a sign.

Messages are glanced at together, as many as there are: one search over all, each on a line of its
own, says where the phrases of a list occur. Message by message it takes three times as long.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from chatlinks.privacy.detection.told.asked.askings import ask_sources
from chatlinks.privacy.detection.told.lists.lexicon import places
from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.words import SKIPPED
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.plain import plain, plain_gate
from chatlinks.privacy.detection.told.texts.ports import Pattern, PatternSet
from chatlinks.privacy.detection.told.texts.reading import SPACED
from chatlinks.privacy.detection.told.texts.vocabulary import ENGLISH, Role
from chatlinks.privacy.detection.told.turns import (
    ALL,
    ASKED,
    CALLED,
    CUED,
    LONE,
    MAILS,
    PAIRED,
    SIGNED,
    STREET,
    TO_READ,
    Glance,
)
from chatlinks.privacy.detection.told.values.addresses import street_sources
from chatlinks.privacy.detection.told.word_weights import (
    BEARS,
    MAILED,
    NUMBERS,
    WEIGHTS,
    bears,
    is_named_in,
    languages_of,
)
from chatlinks.privacy.detection.unreadable import report

LONGEST = 40  # words; languages are told by so many
ALONE = 80  # letters of a message that may be nothing but a name
NEAR = 80  # letters after a cue in which a name begins
SIGNATURE = 8  # words
LABELLING, SIGNING = (Role.LABELS,), (Role.SIGNS_OFF,)
FIRM = (Role.INTRODUCES, Role.SECRETS)
BOTH_SIDES = (Role.ENCLOSES, Role.ENCLOSES_THIRD)
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
SPACED_LINES = SPACED[:10] + b"\n" + SPACED[11:]
MAIL_SIGNS = Pattern(r"@|\(at|\[at")


def glances(messages: Sequence[tuple[str, bool]]) -> list[Glance]:
    """A glance at each message: text, and whether it is the user's.

    Where that fails, each is to be read.
    """
    try:
        return _glances(messages)
    except Exception as problem:
        report(problem)
        return [TO_READ] * len(messages)


def _glances(messages: Sequence[tuple[str, bool]]) -> list[Glance]:
    seen = [TO_READ] * len(messages)
    for user, look in ((True, _look_at_users), (False, _look_at_others)):
        rows = [
            place
            for place, (text, own) in enumerate(messages)
            if own is user and text.isascii() and "\n" not in text
        ]
        if rows:
            side = _Side([messages[place][0] for place in rows])
            look(side)
            for place, glance in zip(rows, side.glances(), strict=True):
                seen[place] = glance
    return seen


class _Side:
    """The messages of one side, in ASCII and of one line each, while they are glanced at."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.scan = "\n".join(texts).encode().lower().replace(b"`", b"'")
        self.lines = self.scan.split(b"\n")
        self.words = [each.split() for each in self.scan.translate(SPACED_LINES).split(b"\n")]
        weigh = WEIGHTS.__getitem__
        self.totals = [sum(map(weigh, words)) for words in self.words]
        self.numbered = [place for place, total in enumerate(self.totals) if total & NUMBERS]
        self.named = [place for place, total in enumerate(self.totals) if total & BEARS]
        self.parts = [0] * len(self.lines)

    def add(self, part: int, rows: Iterable[int]) -> None:
        for place in rows:
            self.parts[place] |= part

    def among(
        self,
        gate: Pattern,
        rows: Sequence[int] | None = None,
    ) -> Iterable[int]:
        """In which of these lines, or of all, the pattern occurs."""
        if rows is None:
            return gate.pieces(self.scan, _ends(self.lines))
        lines = [self.lines[place] for place in rows]
        hits = gate.pieces(b"\n".join(lines), _ends(lines))
        return [rows[hit] for hit in hits]

    def glances(self) -> Iterator[Glance]:
        rows = zip(
            self.parts,
            self.words,
            self.totals,
            self.lines,
            strict=True,
        )
        for parts, words, total, line in rows:
            if len(words) > LONGEST:
                yield TO_READ
                continue
            languages = languages_of(total, words)
            if languages != ENGLISH and is_named_in(languages, words):
                parts = ALL
            yield Glance(
                parts,
                len(words),
                bool(total & NUMBERS),
                languages,
                line,
            )


def _ends(lines: Iterable[bytes]) -> list[int]:
    return list(accumulate(len(line) + 1 for line in lines))


# ── What may tell something ───────────────────────────────────────────────────────────────────


def _look_at_users(side: _Side) -> None:
    side.add(CUED, side.among(_gate(LABELLING + FIRM)))
    side.add(CUED, side.among(_gate(BOTH_SIDES, "en"), side.named))
    side.add(CUED, side.among(_gate(NUMERIC), side.numbered))
    side.add(STREET, side.among(_street_gate(), side.numbered))
    side.add(SIGNED, filter(lambda row: _signs(side.lines[row]), side.among(_gate(SIGNING))))
    side.add(MAILS, side.among(MAIL_SIGNS))
    side.add(MAILS, [row for row, total in enumerate(side.totals) if total >= MAILED])
    cued = side.among(_gate(NAMING, "en"), side.named)
    side.add(CUED, [row for row in cued if _cued(NAMING, side.lines[row])])
    for row in side.named:
        side.parts[row] |= _named(
            side.lines[row],
            side.words[row],
            side.totals[row],
        )


def _look_at_others(side: _Side) -> None:
    side.add(ASKED, side.among(_ask_gate()))
    side.add(CALLED, side.among(_gate(LABELLING)))
    side.add(STREET, side.among(_street_gate(), side.numbered))
    called = side.among(_gate(CALLING, "en"), side.named)
    side.add(CALLED, [row for row in called if _cued(CALLING, side.lines[row])])
    for row in side.named:
        if b"," in side.lines[row][:40] and bears(side.words[row][0]):
            side.parts[row] |= CALLED


class _Cues:
    """The cues of some roles, of one language or of all: which of them occur, in one pass."""

    def __init__(self, roles: tuple[Role, ...], code: str = "") -> None:
        self.cues = [
            cue for cue in vocabulary.cues() if cue.role in roles and code in ("", cue.language)
        ]
        sources = [cue.source for cue in self.cues]
        self.gate = plain_gate(sources)
        self.seen = PatternSet(list(map(plain, sources))).seen

    def spans(self, line: bytes) -> Iterator[tuple[Role, int, int]]:
        """Where they stand."""
        for place in self.seen(line):
            cue = self.cues[place]
            for start, end in cue.pattern.spans(line, 1):
                yield cue.role, start, end


_cues = cache(_Cues)


def _gate(roles: tuple[Role, ...], code: str = "") -> Pattern:
    return _cues(roles, code).gate


@cache
def _ask_gate() -> Pattern:
    return plain_gate(ask_sources())


@cache
def _street_gate() -> Pattern:
    return plain_gate(street_sources())


def _signs(line: bytes) -> bool:
    """Whether a few words follow "regards", and the first of them may begin a name."""
    for _, _, end in _cues(SIGNING).spans(line):
        words = line[end:].translate(SPACED).split()
        if words and len(words) <= SIGNATURE and (_begins(words) or not _stop(words[0])):
            return True
    return False


def _named(line: bytes, words: list[bytes], total: int) -> int:
    """Which parts a user's message has by words that may be names."""
    parts = 0
    named = [WEIGHTS[word] & BEARS for word in words]
    if len(line) <= ALONE and (total & NUMBERS or len(words) <= 4) and any(named[:2]):
        parts |= LONE
    if b"'s" in line and any(each.endswith(b"'s") and bears(each) for each in words):
        parts |= PAIRED
    before = 0
    for place, here in enumerate(named):
        if here and before and not _place(words, place):
            return parts | PAIRED
        before = here
    return parts


def _place(words: list[bytes], second: int) -> bool:
    return (words[second - 1] + b" " + words[second]).decode() in places()


def _cued(roles: tuple[Role, ...], line: bytes) -> bool:
    """Whether a name may stand before or after one of the English cues."""
    for role, start, end in _cues(roles, "en").spans(line):
        if role in FOLLOWING:
            words = line[:start].translate(SPACED).rsplit(None, 1)
            if words and bears(words[-1]):
                return True
        elif _begins(line[end : end + NEAR].translate(SPACED).split()):
            return True
    return False


def _begins(words: list[bytes]) -> bool:
    """Whether these words may begin with a name, after a title or a small word of one."""
    for word in words:
        if bears(word):
            return True
        if word.decode() not in _small_words():
            return False
    return False


@cache
def _small_words() -> frozenset[str]:
    return SKIPPED | vocabulary.titles() | vocabulary.particles()


def _stop(word: bytes) -> bool:
    return sort_of(word.decode(), "en") is Sort.STOP
