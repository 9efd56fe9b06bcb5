"""One pass over a text for all encodings, and a few passes for those that lie in one another.

Linear: each pass is one search and one copy, a piece never grows but by a character, and there are
never more than ROUNDS of them.
"""

from collections.abc import Iterator
from html.entities import html5

from chatlinks.privacy.detection.engine.linear import LinearPattern
from chatlinks.privacy.encodings.base64_text import SIGN, WRITTEN, opened
from chatlinks.privacy.encodings.lookalikes import MIXED, as_latin
from chatlinks.privacy.encodings.mojibake import RUN, mended
from chatlinks.privacy.encodings.separators import MARKS as SEPARATORS
from chatlinks.privacy.encodings.separators import closed_up
from chatlinks.privacy.encodings.view import Piece, View, as_one, plain

ROUNDS = 4
QUERY = 200  # characters in front of a plus in which its address is looked at
INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span
    strike strong sub sup tt u var wbr
    """.split()
)
"""Tags that put nothing between what is on their two sides."""
BLOCK = frozenset(
    """
    blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td th thead tr ul
    """.split()
)
PERCENT = r"(?:%[0-9A-Fa-f]{2})+"
ESCAPED = r"%u[0-9A-Fa-f]{4}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}"
ENTITY = r"&#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6});?|&[A-Za-z][A-Za-z0-9]{1,30};"
QUOTED = r"(?:=[0-9A-F]{2})+|=\r?\n"
TAG = rf"</?(?i:{'|'.join(sorted(INLINE | BLOCK))})(?:[ \t\r\n/][^<>]*)?>|<!--[^<>]*-->"
MARKUP = r"(?:^|[^*])\*{2,3}(?:[^*]|$)|_{2,3}|~~|\|\||``?"
SINGLE = r"(?:^|[^*_~`])[*_~`]\d|\d[*_~`](?:[^*_~`]|$)"
BACKSLASH = r"\\[_*.@+()\[\]!#~`>-]"
PIECES = LinearPattern(
    "|".join((PERCENT, ESCAPED, ENTITY, QUOTED, TAG, BACKSLASH, r"\*+|_+|~+|\|\|+|`+|\+", WRITTEN))
)
PLUS = r"[?&=][^\s?&]{0,80}\w\+\w"
MARKS = "|".join(
    (
        PERCENT,
        ESCAPED,
        ENTITY,
        QUOTED,
        TAG,
        BACKSLASH,
        MARKUP,
        SINGLE,
        PLUS,
        SIGN,
        RUN,
        MIXED,
        SEPARATORS,
    )
)
"""What occurs in every text that reads otherwise than it is written."""
MARKED = LinearPattern(MARKS)
STRONG_QUOTED = LinearPattern(
    r"=\r?\n|=[C-F][0-9A-F]=[89AB][0-9A-F]|(?:=[0-9A-F]{2}){3}|[A-Za-z0-9]=40[A-Za-z0-9]|=3D"
)
"""Signs that a text is quoted-printable, and no address with "page=20" in it."""


def may_read_otherwise(text: str) -> bool:
    """Whether it is worth a call of `decoded`."""
    return MARKED.seen(text.encode(errors="replace"))


def decoded(text: str) -> View | None:
    """The text without its encodings; None when it has none."""
    if not may_read_otherwise(text):
        return None
    view: View | None = None
    for number in range(ROUNDS):
        reads = view.text if view else text
        pieces = list(_pieces(reads, as_sent=number == 0))
        if not pieces and not reads.isascii():
            pieces = list(mended(reads))
        if not pieces:
            break
        view = (view or plain(text)).replaced(pieces)
    reads = view.text if view else text
    even, gaps = closed_up(reads)
    if even != reads:
        view = (view or plain(text))._replace(text=even)
    if gaps:
        view = (view or plain(text)).replaced(gaps)
    reads = view.text if view else text
    latin = as_latin(reads)
    if latin != reads:
        view = (view or plain(text))._replace(text=latin)
    return view if view and view.text != text else None


def _pieces(text: str, as_sent: bool) -> Iterator[Piece]:
    """`as_sent`: a plus in an address is a blank; one that was written as %2B is none."""
    quoted = "=" in text and STRONG_QUOTED.seen(text)
    for start, end in PIECES.spans(text.encode() if text.isascii() else text):
        first = text[start]
        if first == "%":
            yield from _percent(text, start, end)
        elif first == "&":
            yield from _entity(text, start, end)
        elif first == "<":
            yield as_one(start, end, _of_tag(text[start:end]))
        elif first == "\\":
            yield as_one(start, end, _of_backslash(text[start + 1 : end]))
        elif first == "=":
            yield from _quoted(text, start, end) if quoted else ()
        elif first == "+":
            yield from _blank(text, start) if as_sent else ()
        elif first in "*~|`" or not text[start:end].strip("_"):
            yield from _marker(text, start, end)
        else:
            within = list(opened(text, start, end))
            yield from within
            if as_sent and not within:
                for place in range(start, end):
                    yield from _blank(text, place) if text[place] == "+" else ()


def _percent(text: str, start: int, end: int) -> Iterator[Piece]:
    if text[start + 1] == "u":
        yield as_one(start, end, chr(int(text[start + 2 : end], 16)))
        return
    yield _bytes(text[start:end].replace("%", ""), start, end)


def _quoted(text: str, start: int, end: int) -> Iterator[Piece]:
    if text[end - 1] == "\n":
        yield as_one(start, end, "")
        return
    yield _bytes(text[start:end].replace("=", ""), start, end)


def _bytes(hexadecimal: str, start: int, end: int) -> Piece:
    """Bytes written with three characters each; UTF-8 or, when they are not, Latin-1."""
    written = bytes.fromhex(hexadecimal)
    try:
        characters = written.decode()
    except UnicodeDecodeError:
        characters = written.decode("latin-1")
        return Piece(
            start,
            end,
            characters,
            [(at, at + 3) for at in range(start, end, 3)],
        )
    places: list[tuple[int, int]] = []
    place = start
    for character in characters:
        size = 3 * len(character.encode())
        places.append((place, place + size))
        place += size
    return Piece(start, end, characters, places)


def _blank(text: str, start: int) -> Iterator[Piece]:
    """A plus that stands for a blank, in what follows the question mark of an address."""
    between = text[start - 1 : start].isalnum() and text[start + 1 : start + 2].isalnum()
    address = text[max(0, start - QUERY) : start].rpartition(" ")[2] if between else ""
    if "=" in address and ("?" in address or "&" in address):
        yield as_one(start, start + 1, " ")


def _entity(text: str, start: int, end: int) -> Iterator[Piece]:
    name = text[start + 1 : end].rstrip(";")
    if not name.startswith("#"):
        character = html5.get(f"{name};", "")
        if character:
            yield as_one(start, end, character)
        return
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000:
        yield as_one(start, end, chr(code))


def _of_tag(tag: str) -> str:
    name = tag.strip("</>").replace("/", " ").split(maxsplit=1)
    return "" if not name or name[0].lower() in INLINE or tag.startswith("<!") else "\n"


def _of_backslash(escaped: str) -> str:
    if escaped[0] not in "ux" or len(escaped) == 1:
        return escaped
    character = chr(int(escaped[1:], 16))
    return " " if 0xD800 <= ord(character) < 0xE000 else character


def _marker(text: str, start: int, end: int) -> Iterator[Piece]:
    """What makes bold, slanted or struck out.

    A run of more than three is none (six asterisks are a mark of ours), and a single one only at
    the edge of digits: between them it multiplies.
    """
    size = end - start
    if size > 3:
        return
    if size == 1:
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        if before.isalnum() == after.isalnum():
            return
        if text[start] != "`" and not (before.isdigit() or after.isdigit()):
            return
    yield as_one(start, end, "")
