"""A text as it is read here: folded letter by letter, so that offsets stay, and cut into words."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from operator import itemgetter
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from chatlinks.privacy.detection.told.texts.ports import Pattern

T = TypeVar("T")
P = ParamSpec("P")

WORD = Pattern(r"[\pL\pM\pN]+(?:['`-][\pL\pM\pN]+)*")
ASCII_WORD = Pattern(r"[A-Za-z0-9]+(?:['`-][A-Za-z0-9]+)*")
DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९〇一二三四五六七八九十")
TWINS = {
    "\u0130": "i",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\uff07": "'",
    "\u00b4": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\uff0c": ",",
    "\u060c": ",",
    "\u3001": ",",
    "\uff1a": ":",
    "\u3002": ".",
    "\u0964": ".",
    "\uff1f": "?",
    "\u061f": "?",
    "\u00bf": " ",
    "\u00a1": " ",
}


class _Folding(dict[int, str]):
    """Code point to its folded twin of the same length; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        twin = TWINS.get(letter) or _folded(letter)
        self[code] = twin
        return twin


def _folded(letter: str) -> str:
    if letter.isspace():
        return "\n" if letter in "\n\r\v\f\u2028\u2029" else " "
    plain = unicodedata.normalize("NFKC", letter)
    low = plain.lower()
    if len(low) == 1 and (low.isalnum() or low.isascii()):
        return low
    return letter.lower() if len(letter.lower()) == 1 else letter


_FOLDING = _Folding()


class Word(NamedTuple):
    """A word and where it stands; `low` is folded."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def spaced_bytes() -> bytes:
    """For `bytes.translate`: lower case, and a blank for whatever is in no word."""
    return bytes(
        ord(chr(code).lower()) if code < 128 and (chr(code).isalnum() or chr(code) in "'-") else 32
        for code in range(256)
    )


SPACED = spaced_bytes()
LEADS = bytes(code & 0xC0 != 0x80 for code in range(256))
"""For `bytes.translate`: a one for each byte that begins a character."""
DOUBLED = (b"''", b"--", b"'-", b"-'")


def ascii_words(scan: bytes) -> Iterator[tuple[int, int]]:
    """What ASCII_WORD matches. One search a word takes three times as long (`bin/bench told`)."""
    spaced = scan.translate(SPACED)
    if any(mark in spaced for mark in DOUBLED):
        yield from ASCII_WORD.spans(scan)
        return
    end = 0
    for piece in spaced.split():
        start = spaced.index(piece, end)
        end = start + len(piece)
        word = piece.strip(b"'-")
        if word:
            start += piece.index(word)
            yield start, start + len(word)


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """What stands between blanks."""
    end = 0
    for piece in text.split():
        start = text.index(piece, end)
        end = start + len(piece)
        yield start, end


class Reading:
    """One message: `text` as written, `low` folded to the same length, its words at need."""

    __slots__ = (
        "_cased",
        "_encoded",
        "_kept",
        "_looks",
        "_passed",
        "_pieces",
        "_starts",
        "_words",
        "cues",
        "dates",
        "languages",
        "low",
        "numbers",
        "scan",
        "text",
    )

    def __init__(self, text: str) -> None:
        if not text.isascii():
            text = text.encode(errors="replace").decode()  # halves of surrogate pairs
        self.text = text
        if text.isascii():
            self.low = text.lower().replace("`", "'")
            self.scan: str | bytes = self.low.encode()
        else:
            self.low = text.translate(_FOLDING)
            self.scan = self.low
        self._words: list[Word] | None = None
        self._encoded: bytes | None = None
        self._passed: list[int] = []
        self._looks: dict[str, bytes] = {}
        self._starts: list[int] = []
        self._cased: bool | None = None
        self._pieces: list[tuple[int, int]] | None = None
        self._kept: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self.cues: list[int] | None = None
        self.dates: list[tuple[int, int]] | None = None
        self.numbers: dict[bool, list[tuple[int, int]]] = {}
        self.languages: frozenset[str] | None = None

    def once(
        self,
        look: Callable[Concatenate["Reading", P], Iterable[T]],
        *asked: P.args,
        **no_more: P.kwargs,
    ) -> tuple[T, ...]:
        """What `look` sees in this text, kept: who reads it before a lock is taken need not read it
        again under the lock.
        """
        key = (look, *asked)
        if key not in self._kept:
            self._kept[key] = tuple(look(self, *asked, **no_more))
        kept: tuple[T, ...] = self._kept[key]
        return kept

    @property
    def encoded(self) -> bytes:
        """`scan` as RE2 sees it; `characters` leads back."""
        if self._encoded is None:
            scan = self.scan
            self._encoded = scan if isinstance(scan, bytes) else scan.encode()
        return self._encoded

    def characters(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Offsets in `encoded` as offsets in the text; counted once for all, at the first."""
        if self.scan is self.encoded:
            return spans
        if not self._passed:
            self._passed = [0, *accumulate(self.encoded.translate(LEADS))]
        passed = self._passed
        return [(passed[start], passed[end]) for start, end in spans]

    def looks(self, language: str, look: Callable[[str, str], int]) -> bytes:
        """What `look` says of each word in this language: a byte a word."""
        if language not in self._looks:
            self._looks[language] = bytes([look(word.low, language) for word in self.words])
        return self._looks[language]

    @property
    def has_digits(self) -> bool:
        return not DIGITS.isdisjoint(self.low)

    @property
    def has_capitals(self) -> bool:
        return self.text != self.low

    @property
    def words(self) -> list[Word]:
        """In order; a possessive 's is no part of its word."""
        if self._words is None:
            if isinstance(self.scan, bytes):
                self._words = self._ascii_words(self.scan)
            else:
                self._words = [self._word(*span) for span in WORD.spans(self.scan)]
            self._starts = [word.start for word in self._words]
        return self._words

    def _ascii_words(self, scan: bytes) -> list[Word]:
        spaced = scan.translate(SPACED)
        if b"'" in spaced or b"-" in spaced:
            return [self._word(*span) for span in ascii_words(scan)]
        words: list[Word] = []
        text, low, end = self.text, self.low, 0
        for piece in spaced.split():
            start = spaced.index(piece, end)
            end = start + len(piece)
            words.append(Word(start, end, text[start:end], low[start:end]))
        return words

    def _word(self, start: int, end: int) -> Word:
        if end - start > 3 and self.low[end - 2 : end] == "'s":
            end -= 2
        return Word(start, end, self.text[start:end], self.low[start:end])

    def index(self, offset: int) -> int:
        """Position of the first word that starts at `offset` or later."""
        words = self.words
        return bisect_left(self._starts, offset) if words else 0

    def piece_from(self, offset: int) -> tuple[int, int]:
        """Offsets of what stands here up to a blank, or of what follows the blank here.

        Cut once for all: a label can stand hundreds of times in one text.
        """
        if self._pieces is None:
            self._pieces = list(pieces_of(self.text))
        place = bisect_right(self._pieces, offset, key=itemgetter(1))
        if place == len(self._pieces):
            return len(self.text), len(self.text)
        start, end = self._pieces[place]
        return max(start, offset), end

    @property
    def cased(self) -> bool:
        """Whether capitals say something here: some words have them, and some have not."""
        if self._cased is None:
            letters = [word for word in self.words if word.text[:1].isalpha()]
            capitals = sum(word.capital for word in letters)
            shouted = self.text.upper() == self.text
            few = len(letters) < 4 or capitals <= 0.8 * len(letters)
            self._cased = bool(capitals) and few and not shouted
        return self._cased

    def gap(self, index: int) -> str:
        """What stands between the word at `index` and the one before it."""
        words = self.words
        if index <= 0:
            return self.low[: words[0].start] if words else ""
        if index >= len(words):
            return self.low[words[-1].end :]
        return self.low[words[index - 1].end : words[index].start]

    def opens_sentence(self, index: int) -> bool:
        """Whether the word stands where every word has a capital."""
        return index == 0 or any(mark in self.gap(index) for mark in ".!?\n:;")

    def closes_clause(self, index: int) -> bool:
        """Whether nothing, or punctuation, stands between this word and the next."""
        if index + 1 >= len(self.words):
            return True
        return any(mark in self.gap(index + 1) for mark in ".!?\n:;,")
