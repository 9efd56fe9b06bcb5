"""Telephone numbers in digits, decided by the `phonenumbers` metadata on candidates only."""

from collections.abc import Iterator
from typing import NamedTuple

from chatlinks.privacy.detection.engine.context import (
    joins,
    last_end,
    mentions,
    near,
    sentence_start,
)
from chatlinks.privacy.detection.engine.detector import Certainty, Detector, Gate
from chatlinks.privacy.detection.engine.digits import (
    DATE,
    TIME,
    DigitRun,
    Group,
    joined,
    windows,
)
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PART
from chatlinks.privacy.detection.engine.span import Candidate
from chatlinks.privacy.detection.kinds.phones.naming import AMOUNT, CLAIMED, NUMBER, PHONE
from chatlinks.privacy.detection.kinds.phones.numbering import (
    SURE,
    WRITTEN,
    dialled,
    international,
    national,
)

DIGITS = r"(?:\+ ?)?\(?\d(?:[ .\-/()]{0,3}\d){6,}"
MOST_DIGITS = 15
MOST_GROUPS = 8  # of a number that is not written digit by digit
LONG_RUN = 20  # groups
SHAPES = frozenset().union(*WRITTEN.values())
WHEN = f"{DATE}|{TIME}"
NO_PHONE = (
    r"^(?:\d{1,2}\.\d+|(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2}"
    r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$"
)
"""A number with a decimal point, two years, a date in one."""
EXTENSION = r"(?i)^[ ,;]{0,2}(?:x|ext\.?|extension|extn\.?|#)[ .:]{0,2}\d{1,6}"

Blocked = list[tuple[int, int]]


class _Number(NamedTuple):
    """Digits that may be a phone: their groups, how many digits each has, and whether these are the
    whole run.
    """

    taken: list[Group]
    sizes: tuple[int, ...]
    whole: bool

    @property
    def end(self) -> int:
        return self.taken[-1].end


class _Verdict(NamedTuple):
    """What speaks for the candidate, and what against; one of the two is empty."""

    because: str
    wrong: str


def find_phones(normal: NormalText) -> Iterator[Candidate]:
    for start, end in compiled(DIGITS).spans(normal.scan):
        if normal.hides(start, end):
            continue
        run = normal.run(start, end)
        if len(run.groups) > MOST_DIGITS and run.by_digit:
            continue  # digit by digit the run is the number, and no phone has so many
        blocked = _dates_and_times(normal, start, end)
        first, beginnings = 0, run.beginnings
        while first < beginnings:
            step = 1
            for candidate, last in _from(normal, run, first, blocked):
                yield candidate
                if not candidate.reason:
                    step = last - first
                    break
            first += step


def _dates_and_times(normal: NormalText, start: int, end: int) -> Blocked:
    """Dates and times in the run: no phone may lie across one."""
    text = normal.text[start : end + 1]
    if ":" not in text and "19" not in text and "20" not in text:
        return []  # no time of day, and no year
    blocked: Blocked = []
    for begin, stop in compiled(WHEN).spans(normal.scan[start : end + 1]):
        before, behind = text[max(0, begin - 1) : begin], text[stop : stop + 1]
        if not before.isdigit() and not behind.isdigit():
            blocked.append((start + begin, start + stop))
    return blocked


def _from(
    normal: NormalText,
    run: DigitRun,
    first: int,
    blocked: Blocked,
) -> Iterator[tuple[Candidate, int]]:
    """Candidates that begin with a group, and the group behind them."""
    count, begin = len(run.groups), run.groups[first].start
    amid = count > LONG_RUN and not _prefixed(normal.text, begin)
    most = count if count <= MOST_DIGITS else MOST_GROUPS
    by_digit = not first and run.by_digit
    for last in windows(run, first, 7, MOST_DIGITS, most):
        if by_digit and last - first < count:
            continue  # the run is the number
        group_sizes = run.sizes[first:last]
        if amid and _hopeless(normal.text[begin], group_sizes):
            continue
        number = _Number(run.groups[first:last], group_sizes, whole=last - first == count)
        end = number.end
        if not _shape(number, trunk="(0)" in normal.text[begin:end]):
            continue
        start = _with_prefix(normal.text, begin, end)
        verdict = _judge(normal, number, start, blocked)
        if not verdict.wrong:
            end += _extension(normal, end)
        yield Candidate(start, end, "phone", verdict.wrong, verdict.because), last


def _shape(number: _Number, trunk: bool) -> bool:
    """People write numbers in two to six groups.

    Or digit by digit, and then nothing else is in the run. `trunk`: a zero stands in brackets.
    """
    digits = number.sizes
    if max(digits) == 1:
        return number.whole and len(digits) >= 10
    singles = digits[1:].count(1)
    return len(digits) < MOST_GROUPS + trunk and singles <= 1 + trunk and max(digits) <= 15


def _prefixed(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return "+" in before or "(" in before


def _hopeless(first: str, digits: tuple[int, ...]) -> bool:
    """Digits amid others that nothing further on would take for a phone, told by their look: the
    first of them, and how many stand together.

    Of a text of digits alone there are hundreds: asking what is said before each of them took
    40 ms of a visitor's message (`bin/bench visitors`).
    """
    count = sum(digits)
    if first == "0":
        return count < 9
    return count < 10 or digits not in SHAPES or (count == 10 and first == "1")


def _with_prefix(text: str, start: int, end: int) -> int:
    if not start or text[start - 1] not in "+( ":
        return start
    closed = ")" in text[start:end]
    for prefix in ("(+", "+ ", "+", "(") if closed else ("+ ", "+"):
        if text.endswith(prefix, 0, start):
            return start - len(prefix)
    return start


def _extension(normal: NormalText, end: int) -> int:
    """How long the extension is that follows a number."""
    if normal.text[end : end + 3].lstrip(" ,;")[:1] not in ("x", "X", "e", "E", "#"):
        return 0
    return max(0, compiled(EXTENSION).reach(normal.scan[end : end + 20]))


def _judge(
    normal: NormalText,
    number: _Number,
    start: int,
    blocked: Blocked,
) -> _Verdict:
    text, end = normal.text, number.end
    if any(start < stop and end > begin for begin, stop in blocked):
        return _Verdict("", "it is a date or a time")
    if _is_part(text, start, end):
        return _Verdict("", PART)
    digits = joined(text, number.taken)
    if "+" in text[start : number.taken[0].start + 1]:
        because = international(_without_trunk(text[start:end], digits))
        return _Verdict(because, "" if because else "no country has such a number")
    return _judge_local(normal, number, digits, start)


def _is_part(text: str, start: int, end: int) -> bool:
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    if joins(left[-1:]):
        return True
    if joins(right[:1]) and not compiled(EXTENSION).seen(text[end : end + 20]):
        return True
    joints = "-/.," if end - start < 9 else "-."  # so long, two may stand as 9876543210/9876543211
    if len(left) == 2 and left[0].isdigit() and left[1] in joints:
        return True
    return len(right) == 2 and right[1].isdigit() and right[0] in joints + ":"


def _without_trunk(written: str, digits: str) -> str:
    """+44 (0)20 …: the zero in brackets is for those who call from inside the country."""
    place = written.find("(0)")
    if place < 0:
        return digits
    before = sum(character.isdigit() for character in written[:place])
    return digits[:before] + digits[before + 1 :]


def _judge_local(normal: NormalText, number: _Number, digits: str, start: int) -> _Verdict:
    end = number.end
    called = last_end(normal, PHONE, start) if mentions(normal, PHONE) else -1
    claimed = last_end(normal, CLAIMED, start, 28) if mentions(normal, CLAIMED) else -1
    if claimed > called and claimed > sentence_start(normal, start):
        return _Verdict("", "it is called an order, an amount or the like")
    if compiled(AMOUNT).seen(normal.around(start, end, 6, 9)):
        return _Verdict("", "it is an amount of money")
    if _dialable(digits) and number.whole and _named(normal, start, end, called):
        return _Verdict("it is called a phone number", "")
    alone = normal.is_all(start, end)
    because = _unnamed(digits, normal.text[start:end], number, alone)
    if because:
        return _Verdict(because, "")
    return _Verdict("", "no region has such a number, and nothing near calls it a phone")


def _named(normal: NormalText, start: int, end: int, called: int) -> bool:
    if called >= 0 or (mentions(normal, NUMBER) and near(normal, NUMBER, start, end, (24, 0))):
        return True
    return mentions(normal, PHONE) and near(normal, PHONE, start, end, (0, 24))


def _dialable(digits: str) -> bool:
    return bool(digits.strip("0")) and (len(digits) >= 8 or digits[0] != "0")


def _unnamed(digits: str, written: str, number: _Number, alone: bool) -> str:
    """Without a word beside it: by the way it is written and by where it would ring."""
    if digits.startswith("00") and 10 <= len(digits) <= 15:
        return international(digits[2:])
    if compiled(NO_PHONE).seen(written):
        return ""
    because = _with_code(digits, number, alone)
    if because:
        return because
    if digits[0] == "1" and len(digits) == 10:
        return ""  # nobody's number begins so, but time stamps do
    region = _region(digits, written, number, alone)
    return f"{SURE}{region}" if region else ""


def _with_code(digits: str, number: _Number, alone: bool) -> str:
    """Why digits are a number with its country code, though nothing says that it has one."""
    if len(digits) not in (12, 13) or not number.whole:
        return ""
    group_sizes = number.sizes
    code_apart = group_sizes[0] <= 3 and len(group_sizes) > 1
    if not (code_apart or alone or digits.startswith(("91", "44"))):
        return ""
    because = international(digits)
    return because if because.startswith(SURE) else ""


def _region(digits: str, written: str, number: _Number, alone: bool) -> str:
    """Where a number without a country code would ring; "" if nowhere."""
    if digits[0] == "0" or written[0] == "(" or alone:
        return national(digits) if len(digits) >= 9 or alone else ""
    if len(digits) < 10 and not number.whole:
        return ""
    group_sizes = number.sizes
    for region, shapes in WRITTEN.items():
        if group_sizes in shapes and dialled(digits, region):
            return region
    return ""


DETECTORS = (
    Detector(
        kind="phone",
        hint=DIGITS,
        find=find_phones,
        says="a telephone number",
        certainty=Certainty.LIKELY,
        gate=Gate.NUMBERS,
    ),
)
