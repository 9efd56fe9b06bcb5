"""What a column of Message Analysis is. Page, CSV and reports all go by tables of these.

A column is one entry: in `message_columns.py`, or in `conversation_columns.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from markupsafe import Markup, escape

from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.lists.looks import ListedRow, Look

Row = TypeVar("Row", bound=ListedRow)


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column of a list.

    `text` says that it holds text of a conversation, and that is so unless said otherwise: then it
    is empty where the conversation was masked by an older policy, or where the reader wrote it.
    """

    name: str  # in addresses: show=…
    heading: str
    sql: str  # over what the list's statement joins; read by `expression` alone
    look: Look
    text: bool = True
    selectable: bool = False  # shown only where a reader chose it
    on_page: bool = True
    in_file: bool = True
    page_heading: str = ""  # where the page says it in other words than the file
    label: str | None = None  # beside the value on a narrow page, in other words than its heading
    follows: str = ""  # on the page, the name of the column that it stands behind

    def expression(self, hidden: str) -> str:
        """Its SQL: the one way of a column into a statement. `hidden`: SQL, are texts so?"""
        return empty_if(hidden, self.sql) if self.text else self.sql

    @cached_property
    def head(self) -> Markup:
        """The attributes of its `<th>`."""
        return attributes([("class", "number" if self.look.classes == "number" else "")])

    @cached_property
    def cell(self) -> Markup:
        """The attributes of its `<td>`s."""
        label = self.heading if self.label is None else self.label
        direction = "auto" if self.look.own_direction else ""
        return attributes([("class", self.look.classes), ("data-label", label), ("dir", direction)])


def attributes(named: Iterable[tuple[str, str]]) -> Markup:
    """Of an element: those that aren't empty."""
    return Markup("").join(Markup(' {}="{}"').format(*each) for each in named if each[1])


def stale(rules: int) -> str:
    """Was conversation `c` masked by an older policy than this?"""
    return f"c.rules < {int(rules)}"


def hidden_if_stale(sql: str, rules: int) -> str:
    """Text of conversation `c`; "" where an older policy may have left open what is hidden."""
    return empty_if(stale(rules), sql)


def empty_if(hidden: str, sql: str) -> str:
    return f"CASE WHEN {hidden} THEN '' ELSE {sql} END"


def select_list(columns: Iterable[Column[Row]], hidden: str) -> str:
    return "".join(f",\n  {column.expression(hidden)}" for column in columns)


def in_file(columns: Iterable[Column[Row]], chosen: Sequence[str]) -> list[Column[Row]]:
    """Those of a CSV, in its order: the table's."""
    return [column for column in columns if column.in_file and shown(column, chosen)]


def on_page(columns: Iterable[Column[Row]], chosen: Sequence[str]) -> list[Column[Row]]:
    """Those of the page, in its order: the table's, but for those that follow some other."""
    every = [column for column in columns if column.on_page and shown(column, chosen)]
    ordered = [column for column in every if not column.follows]
    for column in every:
        if column.follows:
            names = [each.name for each in ordered]
            last = column.follows not in names
            ordered.insert(len(names) if last else names.index(column.follows) + 1, column)
    return ordered


def shown(column: Column[Row], chosen: Sequence[str]) -> bool:
    return not column.selectable or column.name in chosen


def cells(
    columns: Sequence[Column[Row]],
    row: Row,
    asked: MessageFilters,
) -> Markup:
    """A row's `<td>`s. What a look draws is escaped here, unless it is Markup."""
    drawn = [
        f"<td{column.cell}>{escape(column.look.draw(value, row, asked))}</td>"
        for column, value in zip(columns, row.values, strict=True)
    ]
    return Markup("\n".join(drawn))  # noqa: S704, each is escaped


def written(
    columns: Sequence[Column[Row]],
    row: Row,
    asked: MessageFilters,
) -> list[Any]:
    """A row as a CSV has it."""
    return [
        column.look.write(value, row, asked)
        for column, value in zip(columns, row.values, strict=True)
    ]
