"""Is it a file of one JSON object a line at all? Asked before anything is read."""

import codecs
import json
from pathlib import Path
from typing import BinaryIO

BYTES_LOOKED_AT = 1024 * 1024
BOTH_LINES = 2
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
NOT_UTF_8 = "{file} isn't in UTF-8, but UTF-16 or UTF-32. Save it as UTF-8."
ANOTHER_KIND = {
    b"\x1f\x8b": "{file} is compressed by gzip. Unpack it first: gunzip -k {file}",
    b"PK\x03\x04": "{file} is a ZIP or Excel file. Unpack it, or have it written as JSON lines.",
    b"BZh": "{file} is compressed by bzip2. Unpack it first: bunzip2 -k {file}",
    b"\xfd7zXZ": "{file} is compressed by xz. Unpack it first: unxz -k {file}",
    b"\x28\xb5\x2f\xfd": "{file} is compressed by zstd. Unpack it first: unzstd -k {file}",
}
ONE_A_LINE = " One conversation a line is wanted; this makes it so:\n"
A_LIST = "{file} is one JSON list." + ONE_A_LINE + "jq -c '.[]' {file} > conversations.jsonl"
SPREAD = (
    "{file} spreads an object over several lines."
    + ONE_A_LINE
    + "jq -c . {file} > conversations.jsonl"
)
A_TABLE = (
    "{file} looks like a table (CSV), but its columns have other names than usual. Say which is"
    " which with --from csv --map COLUMN=text and so on; docs/importers.md says how."
)


def what_is_wrong(path: Path) -> str:
    """What the file is in place of one object a line, and what to do; "" if it looks right.

    Raises OSError.
    """
    with path.open("rb") as file:
        said = problem(file)
    return said.format(file=path)


def problem(file: BinaryIO) -> str:
    start = file.read(BYTES_LOOKED_AT)
    for magic, said in ANOTHER_KIND.items():
        if start.startswith(magic):
            return said
    # Of ASCII in UTF-16 and UTF-32 every other byte at least is NUL.
    if start.startswith(WIDE) or b"\0" in start[:2]:
        return NOT_UTF_8
    text = start.removeprefix(codecs.BOM_UTF8)
    lines = [line.strip() for line in text.splitlines() if line.strip()][:BOTH_LINES]
    first, second = [*lines, b"", b""][:BOTH_LINES]
    if first.startswith(b"[") and (not second or not is_json(first)):
        return A_LIST
    if first.startswith(b"{") and second[:1] in (b'"', b"}") and not is_json(first):
        return SPREAD
    if is_row(first) and is_row(second) and row_widths_agree(first, second):
        return A_TABLE
    return ""


def is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def is_row(line: bytes) -> bool:
    return bool(line) and line[:1] not in b"{["


def row_widths_agree(first: bytes, second: bytes) -> bool:
    """Has the second line a comma, semicolon or tab for each of the first at least?"""
    return any(0 < first.count(mark) <= second.count(mark) for mark in (b",", b";", b"\t"))
