"""How values are drawn on the page and written into a file: what a Column's `look` may be."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from markupsafe import Markup

from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.lists.searching import without_links
from chatlinks.privacy.masking import MARK
from chatlinks.reading.text import HIDDEN
from chatlinks.web.drawing.environment import moment

NOTHING = "—"
PARAGRAPH_HTML = Markup('<p dir="auto">%s</p>')


class ListedRow(Protocol):
    """What both lists' rows have."""

    @property
    def at(self) -> datetime: ...

    @property
    def id(self) -> int: ...

    @property
    def values(self) -> Sequence[Any]:
        """One for each column that was asked for, in their order."""


class Look(NamedTuple):
    """How a kind of value is drawn on the page and written into a file.

    Both get the value, its row, and what the reader asked for, with the zone to tell times in.
    What `draw` returns is escaped (`columns.cells`) unless it is Markup.
    """

    classes: str  # of the page's cells
    draw: Callable[[Any, Any, MessageFilters], str]
    write: Callable[[Any, Any, MessageFilters], Any]
    own_direction: bool = False  # its words run their own way, left or right


def unchanged(value: Any, row: ListedRow, asked: MessageFilters) -> Any:
    return value


def draw_number(value: Any, row: ListedRow, asked: MessageFilters) -> str:
    return NOTHING if value is None else str(value)


def draw_share(
    value: float | None,
    row: ListedRow,
    asked: MessageFilters,
) -> str:
    return NOTHING if value is None else f"{value:.2f}"


def draw_words(value: str, row: ListedRow, asked: MessageFilters) -> str:
    return without_links(value) or NOTHING


def draw_paragraph(value: str, row: ListedRow, asked: MessageFilters) -> str:
    return PARAGRAPH_HTML % draw_words(value, row, asked)


def draw_time(value: datetime, row: ListedRow, asked: MessageFilters) -> str:
    return moment(value.astimezone(asked.period.zone))


def write_time(value: datetime, row: ListedRow, asked: MessageFilters) -> str:
    return value.astimezone(asked.period.zone).isoformat(timespec="seconds")


def draw_mark(value: bool, row: ListedRow, asked: MessageFilters) -> str:
    return HIDDEN if value else NOTHING


def write_mark(value: bool, row: ListedRow, asked: MessageFilters) -> str:
    return MARK if value else ""


def draw_flag(value: bool, row: ListedRow, asked: MessageFilters) -> str:
    return "Yes" if value else NOTHING


def write_flag(value: bool, row: ListedRow, asked: MessageFilters) -> str:
    return "yes" if value else ""


NUMBER = Look("number", draw_number, unchanged)
SHARE = Look("number", draw_share, unchanged)  # between 0 and 1
FLAG = Look("", draw_flag, write_flag)
TIME = Look("nowrap", draw_time, write_time)
WORDS = Look("name", draw_words, unchanged, own_direction=True)
PARAGRAPH = Look("says", draw_paragraph, unchanged)
PRESENCE = Look("", draw_mark, write_mark)  # is there a personal detail? True or False
