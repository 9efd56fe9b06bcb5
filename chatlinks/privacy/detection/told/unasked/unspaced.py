"""Names told in Chinese, Japanese and Korean."""

from collections.abc import Iterator
from functools import cache

from chatlinks.privacy.detection.told.lists.lexicon import cjk_names, cjk_words
from chatlinks.privacy.detection.told.tables.unspaced import NOT_NAMED, ROWS
from chatlinks.privacy.detection.told.tables.unspaced_ends import (
    COMPOUND,
    GIVEN_ENDS,
    KANA_NAMES,
    KIN_NEVER,
    OTHER_PEOPLES,
    PARTICLES,
    SENTENCE_ENDS,
    SURE_FAMILIES,
    TRADES,
)
from chatlinks.privacy.detection.told.texts.ports import Pattern, PatternSet
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind, Reach, Sign, Strength, ToldSpan

SECOND = Pattern(r"^[ 　・=＝]([\p{Katakana}ー]{2,14})")
COMMON = 4.0  # the scale from which a word is no name without a firm cue
SELDOM = 3.4  # the scale below which kanji before an honorific are a name that no list has
SAID = 4.6  # the scale of a word that a longer passage begins with, which is no name then
FULL = 4  # letters of a Chinese name of another people: 古力娜扎


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
            if row.firmness == "reading":
                yield from _read_aloud(reading, start, end)
                continue
            firmness = "firm" if asked and alone else row.firmness
            end = _trimmed(reading, start, end, row)
            if row.language == "ja" and row.firmness == "firm":
                end = _second_word(reading, end)
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


def _read_aloud(
    reading: Reading,
    start: int,
    end: int,
) -> Iterator[ToldSpan]:
    """A name in kanji, and in brackets how it is read: 長谷川（はせがわ）."""
    low = reading.low[start:end]
    bracket = max(low.find("("), low.find("（"))
    kanji = low[:bracket].strip(" 　").removesuffix("様").removesuffix("さん")
    scale = cjk_words("ja").get(kanji, 0.0)
    if not _japanese(kanji, scale, "hint") or (scale > SELDOM and kanji not in cjk_names("ja")):
        return
    yield _span(reading, start, start + len(kanji), "firm", alone=False)
    yield _span(reading, start + bracket + 1, end - 1, "firm", alone=False)


def _second_word(reading: Reading, end: int) -> int:
    """Where a foreign name of two words ends: サンダース ミチコ."""
    low = reading.low
    match = SECOND.first(low[end : end + 16], 1) if _is_katakana(low[end - 1 : end]) else None
    return end if match is None else end + match[1]


def _is_katakana(letter: str) -> bool:
    return "\u30a0" <= letter <= "\u30ff"


def _trimmed(
    reading: Reading,
    start: int,
    end: int,
    row: _Row,
) -> int:
    """Chinese names have a family name of one or two letters and one or two more."""
    if row.language != "zh" or "·" in reading.low[start:end]:
        return end
    rare = row.firmness == "firm" or reading.low[start] in OTHER_PEOPLES
    if rare and end - start <= FULL:
        return end
    family = 2 if reading.low[start : start + 2] in COMPOUND else 1
    return min(end, start + family + 2)


def _named(
    low: str,
    language: str,
    firmness: str,
) -> bool:
    """Whether it may be a name: built like one and, without a firm cue, no common word."""
    bare = low.replace(" ", "")
    if not bare or bare in NOT_NAMED[language] or any(letter.isdigit() for letter in bare):
        return False
    if bare.endswith(SENTENCE_ENDS[language]) or bare[0] in "我你您他她它姓叫了不到过的":
        return False
    scale = cjk_words(language).get(bare, 0.0)
    if language == "ko" and firmness == "kin":
        return scale < SELDOM
    if language == "ko" and bare[-1] in PARTICLES and cjk_words("ko").get(bare[:-1], 0.0) > SELDOM:
        return False
    if firmness == "firm":
        return scale < 5.0 and not (language == "ja" and len(bare) > 14)
    if language == "ja":
        return _japanese(low, scale, firmness)
    family = 2 if bare[:2] in COMPOUND else 1
    if language == "zh" and bare[0] in OTHER_PEOPLES and len(bare) == FULL:
        return scale < COMMON and not _begins_with_a_word(bare, language)
    listed = bare[:family] in cjk_names(language) and not _begins_with_a_word(bare, language)
    if firmness == "honorific":
        return listed and len(bare) <= family + 2
    return listed and family < len(bare) <= family + 2 and scale < COMMON


def _begins_with_a_word(bare: str, language: str) -> bool:
    """Whether it is a word and what is hung on it: 明天吧, 예약자."""
    if len(bare) < 3 or bare[:2] in COMPOUND or bare[0] in SURE_FAMILIES:
        return False
    least = SAID if language == "zh" else SELDOM
    return cjk_words(language).get(bare[:2], 0.0) >= least


def _japanese(
    low: str,
    scale: float,
    firmness: str,
) -> bool:
    names = cjk_names("ja")
    bare = low.replace(" ", "").replace("・", "")
    if firmness == "kin":
        return _kins(bare, scale)
    if bare in names:
        return True
    if any(bare[:size] in names and len(bare) - size <= 3 for size in (4, 3, 2, 1)):
        return len(bare) > 1 and (scale < COMMON)
    if firmness == "honorific":
        return False
    if firmness == "called" and all("\u4e00" <= letter <= "\u9fff" for letter in bare):
        return len(bare) > 1 and scale < SELDOM and bare[-1] not in TRADES
    foreign = all(map(_is_katakana, bare))
    return foreign and len(bare) >= 3 and scale < 3.5


def _kins(bare: str, scale: float) -> bool:
    """Whether it is how somebody of the family is called: 妻の千尋."""
    if bare in KANA_NAMES:
        return True
    if bare in KIN_NEVER or len(bare) < 2 or scale >= COMMON or not "\u4e00" <= bare[0] <= "\u9fff":
        return False
    return bare in cjk_names("ja") or bare[-1] in GIVEN_ENDS
