"""A filtered view as CSV, a batch at a time: masked as on the page, and nothing in it that a spreadsheet would run."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.http import QueryDict

from chatlinks.analytics.lists import conversations, list_totals, messages
from chatlinks.analytics.lists.filters import Filters
from chatlinks.analytics.lists.list_totals import Count
from chatlinks.analytics.lists.paging import Place
from chatlinks.analytics.period import Period
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import Row
from chatlinks.privacy.masking import MARK
from chatlinks.workspaces.models import Business

BATCH = 2_000  # rows fetched at once
BOM = "\ufeff"  # by which spreadsheets know that it is UTF-8
RUN = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # what a formula begins with, to some spreadsheet
Cells = list[Any]


class Sheet(NamedTuple):
    """One view: what its columns are called, how its rows are fetched, counted and written."""

    title: str
    heads: Callable[[list[str]], list[str]]
    fetch: Callable[[Filters, Place, int], list[Row]]
    size: Callable[[Filters], Count]
    source: str
    where: Callable[[Filters], Condition]
    cells: Callable[[Row, Filters, list[str]], Cells]


def message_heads(chosen: list[str]) -> list[str]:
    usual = [
        "Body",
        "Message by",
        "View Chat",
        "Conversation ID",
        "Created at",
        "Full name",
        "Last node",
        "Sub story",
        "Broken",
        "Smart assist",
    ]
    return usual + [messages.OPTIONAL[name] for name in chosen]


def message_cells(row: Row, filters: Filters, chosen: list[str]) -> Cells:
    (at, id_, text, _, stale, sender, kind, node, story, confidence, code, translation, broken, assist, conversation, user,
     named, token, total) = row  # fmt: skip
    note = messages.note(text, stale, kind)
    extra = {
        "confidence": confidence,
        "id": id_,
        "language": code,
        "translation": translation,
        "total": total,
        "user": user,
    }
    return [
        f"[{note}]" if note else text, messages.SENDERS[sender], chat(filters, conversation, token, id_), conversation,
        moment(at, filters), MARK if named else "", node, story, yes(broken), yes(assist), *(extra[name] for name in chosen),
    ]  # fmt: skip


def conversation_heads(chosen: list[str]) -> list[str]:
    return [
        "Last node", "View Chat", "Full name", "Time of creation", "Responses from user", "Responses from bot",
        "Responses from assistant", "Responses from others", "Broken messages", "Conversation ID", "User ID",
    ]  # fmt: skip


def conversation_cells(row: Row, filters: Filters, chosen: list[str]) -> Cells:
    at, id_, node, named, by_user, by_bot, by_agent, by_other, broken, user, token, first = row
    counts = [by_user, by_bot, by_agent, by_other, broken]
    return [
        node,
        chat(filters, id_, token, first),
        MARK if named else "",
        moment(at, filters),
        *counts,
        id_,
        user,
    ]


def fetch_messages(filters: Filters, place: Place, limit: int) -> list[Row]:
    return messages.fetch(filters, place, limit, total=True, told=False)


SHEETS = {
    "messages": Sheet(
        "Messages",
        message_heads,
        fetch_messages,
        messages.count,
        messages.SOURCE,
        messages.where,
        message_cells,
    ),
    "conversations": Sheet(
        "Conversations",
        conversation_heads,
        conversations.fetch,
        conversations.count,
        conversations.SOURCE,
        conversations.where,
        conversation_cells,
    ),
}


def read(query: str, business: Business) -> tuple[Filters, list[str]]:
    """(filters, chosen columns) out of an address's query."""
    given = QueryDict(query)
    wanted = given.getlist("show")
    period = Period.read(given, business.time_zone)
    return Filters.read(given, business, period), [
        name for name in messages.OPTIONAL if name in wanted
    ]


def more_than(most: int, sheet: Sheet, filters: Filters) -> bool:
    return not filters.nothing and list_totals.more_than(most, sheet.source, sheet.where(filters))


def batches(sheet: Sheet, filters: Filters, chosen: list[str]) -> Iterator[tuple[str, int]]:
    """(text, rows in it): the head first, then rows, newest first."""
    yield BOM + written([sheet.heads(chosen)]), 0
    place = Place()
    while found := [] if filters.nothing else sheet.fetch(filters, place, BATCH):
        yield written([sheet.cells(row, filters, chosen) for row in found]), len(found)
        if len(found) < BATCH:
            return
        place = Place(found[-1][0], found[-1][1])


def written(lines: list[Cells]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([[defused(cell) for cell in line] for line in lines])
    return out.getvalue()


def defused(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula becomes a text again."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(RUN) else cell


def chat(filters: Filters, conversation: int, token: str | None, message: int | None) -> str:
    return (
        f"{settings.BASE_URL}{messages.address(filters.business.pk, conversation, token, message)}"
    )


def moment(at: Any, filters: Filters) -> str:
    return str(at.astimezone(filters.period.zone).isoformat(timespec="seconds"))


def yes(flag: bool) -> str:
    return "yes" if flag else ""
