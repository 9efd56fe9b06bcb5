"""Lines of a chat's text: where a message begins, who wrote it, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chatlinks.intake.importers.dates import Stamp, plain, stamp_of
from chatlinks.intake.importers.whatsapp.wording import LRM, NOTICES, has_word

BRACKETS = re.compile(
    r"^[\u200e\u200f\u202a-\u202e\ufeff]*\[(?P<stamp>[^\]\n]{8,60})\]\s?(?P<rest>.*)"
)
DASH = re.compile(
    r"^[\u200e\u200f\u202a-\u202e\ufeff]*(?P<stamp>[^\[\n]{8,60}?)\s[-–]\s(?P<rest>.*)"
)
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


def beginning(line: str) -> tuple[Stamp, str] | None:
    """(when, what follows), if a message begins here."""
    for shape in (BRACKETS, DASH):
        match = shape.match(line)
        if match and (stamp := stamp_of(match["stamp"])):
            return stamp, match["rest"]
    return None


def written_lines(text: str) -> Iterator[WrittenLine | int]:
    """Each message; the number of a line before the first of them that belongs to none."""
    current: WrittenLine | None = None
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        begun = beginning(line) if line[:1] and not line[0].isalpha() else None
        if begun:
            if current:
                yield current
            current = opened(number, *begun)
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
    before = author.casefold()
    return has_word(before, NOTICES) or author.count('"') % 2 == 1 or author.count("“") == 1


def tidy_name(name: str) -> str:
    """Without the sign of those who aren't in the address book, and marks of direction."""
    return " ".join(plain(name.translate(MARKS)).split()).removeprefix("~").strip()


def readable(text: str) -> str:
    return text.translate(MARKS).strip()


def marked_as_notice(text: str) -> bool:
    """An iPhone puts a mark of direction before what WhatsApp itself says."""
    return text.startswith(LRM)
