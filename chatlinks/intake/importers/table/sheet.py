"""A table as it is written: what parts its cells, its headings, its rows."""

import csv
import re
from typing import NamedTuple

from chatlinks.intake.importers.contract import NotThisFormat

DELIMITERS = ",;\t|"
SEP = re.compile(r"^sep=(.)\s*$", re.IGNORECASE)
LOOKED_AT = 64 * 1024  # characters by which the delimiter is told
ROWS_LOOKED_AT = 50

csv.field_size_limit(16 * 2**20)


class Sheet(NamedTuple):
    header: list[str]
    rows: list[list[str]]
    numbers: list[int]  # of each row, as a spreadsheet counts them: blank ones, too


def opened(text: str) -> Sheet:
    """Raises NotThisFormat."""
    text = text.lstrip("\ufeff")
    first, _, rest = text.partition("\n")
    if match := SEP.match(first.strip('"\r')):
        return sheet_of(rest, match[1], above=1)
    return sheet_of(text, likely_delimiter(text), above=0)


def sheet_of(text: str, delimiter: str, *, above: int) -> Sheet:
    """`above`: lines before the headings. Raises NotThisFormat."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        numbered = [
            (number, row)
            for number, row in enumerate(reader, above + 1)
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as problem:
        raise NotThisFormat(f"the table can't be read: {problem}") from problem
    if len(numbered) < 2:
        raise NotThisFormat("it has no row below its headings")
    header = [cell.strip() for cell in numbered[0][1]]
    return Sheet(
        header,
        rows=[row for _, row in numbered[1:]],
        numbers=[number for number, _ in numbered[1:]],
    )


def likely_delimiter(text: str) -> str:
    """The one that parts the first rows most evenly, into the most columns."""
    lines = text[:LOOKED_AT].splitlines()[:ROWS_LOOKED_AT]
    best, most = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        rows = parted(lines, delimiter)
        if not rows or len(rows[0]) < 2:
            continue
        width = len(rows[0])
        even = sum(len(row) == width for row in rows) / len(rows)
        if (even, width) > most:
            best, most = delimiter, (even, width)
    return best


def parted(lines: list[str], delimiter: str) -> list[list[str]]:
    """None, where it doesn't part them at all."""
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return []
