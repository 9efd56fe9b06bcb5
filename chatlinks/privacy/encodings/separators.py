"""Blanks, tabs and underscores between the groups of a number, and what is not seen in it."""

from collections.abc import Iterator
from itertools import pairwise

from chatlinks.privacy.detection.engine.linear import LinearPattern
from chatlinks.privacy.encodings.view import Piece, as_one

BLANK = r"[ \x{A0}\x{2000}-\x{200A}\x{202F}\x{3000}]"
WIDE = rf"{BLANK}?\t{BLANK}?|{BLANK}{{2,3}}"
"""A tab, or two or three blanks: more of them are a table's."""
SPELT = r"(?i:dot|point|punto|ponto|punkt|at|zero|one|two|three|four|five|six|seven|eight|nine)\b"
WIDE_MARK = rf"[\pL\pN,.](?:{WIDE})(?:\p{{Nd}}|{SPELT})|\p{{Nd}},?(?:{WIDE})[\pL\pN]"
GAPS = LinearPattern(rf"[\pL\pN,.](?:{WIDE})")
UNDERSCORED_MARK = r"\p{Nd}_[A-Za-z\p{Nd}]|[A-Z]_\p{Nd}"
PART = r"[A-Za-z\p{Nd}./,-]+"
UNDERSCORED = LinearPattern(
    rf"(?:^|[^\w./=@-])(\+?{PART}(?:_{PART})+)(?:[;:!?)\"'»]|[^\x00-\x7F]|\s|$)"
)
GROUP, LONGEST = 5, 12  # letters, or letters and digits, of one group of a number
FILES = ("IMG", "VID", "DSC", "PXL", "MVI", "AUD", "PTT", "DOC", "WA", "SCR", "PANO")
"""What a camera's file begins with: those are no numbers of anybody."""
UNSEEN = r"[\x{AD}\x{34F}\x{200B}-\x{200F}\x{2060}-\x{2064}\x{FEFF}]"
UNSEEN_MARK = rf"[A-Za-z0-9]{UNSEEN}+[A-Za-z0-9]"
UNSEEN_PIECES = LinearPattern(UNSEEN + "+")
MARKS = "|".join((WIDE_MARK, UNDERSCORED_MARK, UNSEEN_MARK))
MARKED, WIDELY, LOW, HIDDEN = map(LinearPattern, (MARKS, WIDE_MARK, UNDERSCORED_MARK, UNSEEN_MARK))


def closed_up(text: str) -> tuple[str, list[Piece]]:
    """Wide gaps as one blank, underscores between groups as dashes; nothing for what is unseen.

    Where one character stands for one, it is in the text that is returned, and else a piece of
    that: a list for each of two thousand tabs keeps the collector busy (`bin/bench visitors`).
    """
    scan = text.encode() if text.isascii() else text
    pieces: list[Piece] = []
    if not MARKED.seen(scan):
        return text, pieces
    even = list(text)
    if WIDELY.seen(scan):
        for start, end in _gaps(text, scan):
            if end - start == 1:
                even[start] = " "
            else:
                pieces.append(as_one(start, end, " "))
    if LOW.seen(scan):
        for place, joint in _dashes(text, scan):
            even[place] = joint
    if HIDDEN.seen(scan):
        pieces += [as_one(*span, "") for span in UNSEEN_PIECES.spans(scan)]
    return "".join(even), sorted(pieces)


def _gaps(text: str, scan: str | bytes) -> Iterator[tuple[int, int]]:
    for start, end in GAPS.spans(scan):
        follower = text[end : end + 1]
        if follower.isalnum() or follower in ("(", "+"):
            yield start + 1, end


def _dashes(text: str, scan: str | bytes) -> Iterator[tuple[int, str]]:
    """Where an underscore stands, and how it reads."""
    for start, end in UNDERSCORED.spans(scan, 1):
        parts = text[start:end].rstrip(".,").split("_")
        if not _grouped(parts):
            continue
        place = start
        for part, follower in pairwise(parts):
            place += len(part) + 1
            dashed = len(follower) == 1 and follower is parts[-1]
            yield place - 1, "-" if dashed else " "


def _grouped(parts: list[str]) -> bool:
    """Whether these are the groups of a number, a plate or a date, and no file's name."""
    if parts[0].startswith(FILES) or not any(each.isdigit() for each in "".join(parts)):
        return False
    return all(map(_is_group, parts))


def _is_group(part: str) -> bool:
    if any(map(str.isdigit, part)):
        return len(part) <= LONGEST
    return len(part) <= GROUP and (part.isupper() or part.istitle())
