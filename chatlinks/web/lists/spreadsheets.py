"""CSV of which a spreadsheet runs nothing."""

import csv
import io
from collections.abc import Iterable
from typing import Any

BOM = "\ufeff"  # by which spreadsheets know that it is UTF-8
# What a formula begins with, to some spreadsheet.
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_text(lines: Iterable[Iterable[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([[defused(cell) for cell in line] for line in lines])
    return out.getvalue()


def defused(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula becomes a text again."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(RUN):
        return f"'{cell}"
    return cell
