"""UTF-8 that was read as Latin-1 or as Windows-1252: "JosÃ©"."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.linear import LinearPattern
from chatlinks.privacy.encodings.view import Piece

WINDOWS = {
    bytes([code]).decode("cp1252", "replace"): code
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""What Windows-1252 has where Latin-1 has control characters."""
FOLLOWS = r"[\x{80}-\x{BF}" + "".join(rf"\x{{{ord(each):X}}}" for each in WINDOWS) + "]"
RUN = rf"(?:[\x{{C2}}-\x{{F4}}]{FOLLOWS}{{1,3}})+"
PATTERN = LinearPattern(RUN)


def mended(text: str) -> Iterator[Piece]:
    for start, end in PATTERN.spans(text):
        yield from _mended(text, start, end)


def _mended(text: str, start: int, end: int) -> Iterator[Piece]:
    """Sequence by sequence: one that is broken leaves the others as they are."""
    place = start
    while place < end:
        size = _size(text[place])
        character = _character(text[place : place + size]) if place + size <= end else ""
        if character:
            yield Piece(
                place,
                place + size,
                character,
                [(place, place + size)],
            )
            place += size
        else:
            place += 1


def _size(lead: str) -> int:
    """How many bytes the sequence has that begins with this one."""
    code = ord(lead)
    if 0xC2 <= code < 0xE0:
        return 2
    return 3 if 0xE0 <= code < 0xF0 else 4


def _character(written: str) -> str:
    codes = [WINDOWS.get(each, ord(each)) for each in written]
    if max(codes) > 0xFF:
        return ""
    try:
        read = bytes(codes).decode()
    except UnicodeDecodeError:
        return ""
    return read if len(read) == 1 else ""
