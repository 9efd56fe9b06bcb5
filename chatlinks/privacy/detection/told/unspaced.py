"""Names told in Chinese, Japanese and Korean."""

from collections.abc import Iterator
from functools import cache

from chatlinks.privacy.detection.told.lexicon import cjk_names, cjk_words
from chatlinks.privacy.detection.told.ports import Pattern, PatternSet
from chatlinks.privacy.detection.told.reading import Reading
from chatlinks.privacy.detection.told.tables.unspaced import NOT_NAMED, ROWS
from chatlinks.privacy.detection.told.tables.unspaced_ends import COMPOUND, SENTENCE_ENDS
from chatlinks.privacy.detection.told.turns import Kind, Reach, Sign, Strength, ToldSpan

COMMON = 4.0  # the scale from which a word is no name without a firm cue


class _Row:
    __slots__ = ("firmness", "language", "pattern")

    def __init__(
        self,
        language: str,
        firmness: str,
        source: str,
    ) -> None:
        self.language, self.firmness, self.pattern = language, firmness, Pattern(source)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_Row(*row) for row in ROWS)


@cache
def _gate() -> PatternSet:
    return PatternSet([row.pattern.source for row in _rows()])


def told_unspaced(reading: Reading, asked: bool = False) -> Iterator[ToldSpan]:
    """Names in one message; with `asked`, a reply to the question for one."""
    if isinstance(reading.scan, bytes):
        return
    for place in sorted(_gate().seen(reading.scan)):
        row = _rows()[place]
        alone = row.pattern.source.startswith("^")
        for start, end in row.pattern.spans(reading.scan, 1):
            low = reading.low[start:end]
            start += len(low) - len(low.lstrip(" ・"))
            end -= len(low) - len(low.rstrip(" ・"))
            firmness = "firm" if asked and alone else row.firmness
            end = _trimmed(reading, start, end, row.language)
            if start < end and _named(reading.low[start:end], row.language, firmness):
                yield _span(reading, start, end, firmness, alone and not asked)


def _span(
    reading: Reading,
    start: int,
    end: int,
    firmness: str,
    alone: bool,
) -> ToldSpan:
    text = reading.text[start:end]
    if alone:
        return ToldSpan.weak(start, end, Kind.NAME, Sign.ALONE, text)
    strength = Strength.STRONG
    reach = Reach.CONTACT if firmness == "firm" and len(text) > 1 else Reach.CONVERSATION
    if len(text) < 2:
        reach = Reach.PLACE
    return ToldSpan(
        start=start,
        end=end,
        kind=Kind.NAME,
        why=Sign.CUE,
        strength=strength,
        reach=reach,
        value=text,
    )


def _trimmed(
    reading: Reading,
    start: int,
    end: int,
    language: str,
) -> int:
    """Chinese names have a family name of one or two letters and one or two more."""
    if language != "zh" or "·" in reading.low[start:end]:
        return end
    family = 2 if reading.low[start : start + 2] in COMPOUND else 1
    return min(end, start + family + 2)


def _named(low: str, language: str, firmness: str) -> bool:
    """Whether it may be a name: built like one and, without a firm cue, no common word."""
    bare = low.replace(" ", "")
    if not bare or bare in NOT_NAMED[language] or any(letter.isdigit() for letter in bare):
        return False
    if bare.endswith(SENTENCE_ENDS[language]) or bare[0] in "我你您他她它姓叫":
        return False
    scale = cjk_words(language).get(bare, 0.0)
    if firmness == "firm":
        return scale < 5.0 and not (language == "ja" and len(bare) > 14)
    if language == "ja":
        return _japanese(low, scale, firmness)
    family = 2 if bare[:2] in COMPOUND else 1
    listed = bare[:family] in cjk_names(language)
    if firmness == "honorific":
        return listed and len(bare) <= family + 2
    return listed and family < len(bare) <= family + 2 and scale < COMMON


def _japanese(low: str, scale: float, firmness: str) -> bool:
    names = cjk_names("ja")
    bare = low.replace(" ", "").replace("・", "")
    if bare in names:
        return True
    if any(bare[:size] in names and len(bare) - size <= 3 for size in (4, 3, 2, 1)):
        return len(bare) > 1 and (scale < COMMON)
    if firmness == "honorific":
        return False
    foreign = all("\u30a0" <= letter <= "\u30ff" for letter in bare)
    return foreign and len(bare) >= 3 and scale < 3.5
