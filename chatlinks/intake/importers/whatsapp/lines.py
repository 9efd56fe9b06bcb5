"""Lines of a chat's text: where a message begins, who wrote it, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from chatlinks.intake.importers.dates import CLOCK, DATE, Stamp, plain, stamp_of
from chatlinks.intake.importers.whatsapp.wording import LRM, NOTICES, RLM, has_word

BRACKETS = re.compile(
    r"^[\u200e\u200f\u202a-\u202e\ufeff]*\[(?P<stamp>[^\]\n]{8,60})\]\s?(?P<rest>.*)"
)
DASH = re.compile(
    r"^[\u200e\u200f\u202a-\u202e\ufeff]*(?P<stamp>[^\[\n]{8,60}?)\s[-–]\s(?P<rest>.*)"
)
# As an iPhone wrote until 2017, always with seconds.
COLON = re.compile(
    r"^[\u200e\u200f\u202a-\u202e\ufeff]*"
    r"(?P<stamp>\d[^\[\n]{6,40}?:\d{2}:\d{2}(?:\s?[AaPp]\.?\s?[Mm]\.?)?):\s(?P<rest>.*)"
)
SHAPES = {"brackets": BRACKETS, "colon": COLON, "dash": DASH}
MENTION = re.compile(r"@\u2068~?\s?(?P<name>[^\u2069\n]{1,100})\u2069")
PAIRS = ("„“”", "“”", "«»", "「」", "『』", '""')  # quotes: what opens one, and what may close it
AUTHOR = re.compile(r"^(?P<author>[^\n]{1,100}?)\s?[::]\s?(?P<text>.*)")
MARKS = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))


@dataclass(slots=True)
class WrittenLine:
    """A message, or a notice of WhatsApp's own (without an author), with the lines that follow."""

    number: int  # of its first line, from 1
    stamp: Stamp
    author: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class Style(NamedTuple):
    """How a file writes when something was written: all of it the same way."""

    shape: str
    clock_first: bool


class LineStart(NamedTuple):
    stamp: Stamp
    rest: str
    style: Style


def beginning(line: str) -> LineStart | None:
    """If a message begins here."""
    for name, shape in SHAPES.items():
        match = shape.match(line)
        if match and (stamp := stamp_of(match["stamp"])):
            return LineStart(stamp, match["rest"], Style(name, is_clock_first(match["stamp"])))
    return None


def is_clock_first(text: str) -> bool:
    text = plain(text)
    clock, day = CLOCK.search(text), DATE.search(text)
    return bool(clock and day and clock.start() < day.start())


def written_lines(text: str) -> Iterator[WrittenLine | int]:
    """Each message; the number of a line before the first of them that belongs to none."""
    current: WrittenLine | None = None
    style: Style | None = None  # a line in another is what somebody pasted
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        begun = beginning(line) if line[:1] and not line[0].isalpha() else None
        style = style or (begun.style if begun else None)
        if begun and begun.style == style:
            if current:
                yield current
            current = opened(number, begun.stamp, begun.rest)
        elif current:
            current.lines.append(line)
        elif line.strip():
            yield number
    if current:
        yield current


def opened(number: int, stamp: Stamp, rest: str) -> WrittenLine:
    match = AUTHOR.match(rest)
    if match is None or is_notice(rest, match["author"]):
        return WrittenLine(number, stamp, "", [rest])
    return WrittenLine(
        number,
        stamp,
        tidy_name(match["author"]),
        [match["text"]],
    )


def is_notice(rest: str, author: str) -> bool:
    """A wording with a colon of its own, such as `Priya created group "Cards: new"`."""
    return has_word(author.casefold(), NOTICES) or any(is_open(author, each) for each in PAIRS)


def is_open(text: str, pair: str) -> bool:
    """Does a quote begin in it that ends behind it?"""
    opens, closes = pair[0], pair[1:]
    if opens in closes:
        return text.count(opens) % 2 == 1
    return text.count(opens) > sum(map(text.count, closes))


def tidy_name(name: str) -> str:
    """Without the sign of those who aren't in the address book, and marks of direction."""
    return " ".join(plain(name.translate(MARKS)).split()).removeprefix("~").strip()


def readable(text: str) -> str:
    return MENTION.sub(r"@\g<name>", text).translate(MARKS).strip()


def mentioned(text: str) -> list[str]:
    """Names of those whom a message mentions: others of a group, who may never write."""
    return [tidy_name(each["name"]) for each in MENTION.finditer(text)]


def marked_as_notice(text: str) -> bool:
    """An iPhone puts a mark of direction before what WhatsApp itself says."""
    return text.startswith(LRM) or (text.startswith(RLM) and has_word(text, NOTICES))
