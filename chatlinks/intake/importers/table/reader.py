"""Rows of a table, put together to conversations by a mapping of its columns to our fields."""

from collections.abc import Iterator
from typing import Any

from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import (
    Choices,
    Format,
    NotThisFormat,
    Piece,
    TableColumn,
)
from chatlinks.intake.importers.drafting import Draft, label, rejected, text_and_files
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.importers.table.columns import mapped
from chatlinks.intake.importers.table.names import told_apart
from chatlinks.intake.importers.table.rows import Row, Table
from chatlinks.intake.importers.table.sheet import Sheet, opened
from chatlinks.intake.load import LeftOut

NO_TEXT = "no column holds what was written; say which with --map COLUMN=text"
NO_TIME = "no column says when it was written; say which with --map COLUMN=at"
EXCESS = (
    "it has more cells than there are headings; a text that holds what parts cells is to stand in"
    " quotes"
)
FEWEST = 3  # columns of a table of messages
NOT_TAKEN = "columns that are none of our fields"


def recognises(archive: Archive) -> bool:
    """Is it called a table, or do its headings name a text, and when or by whom it was written?"""
    if len(archive.documents) != 1 or archive.head[:1] in (b"{", b"["):
        return False
    try:
        sheet = opened(archive.head_text.rpartition("\n")[0] or archive.head_text)
        places = mapped(sheet.header, {})
    except NotThisFormat:
        return False
    if archive.documents[0].name.casefold().endswith((".csv", ".tsv")):
        return len(sheet.header) >= FEWEST
    others = {"at", "date", "from", "author"} & places.keys()
    return "text" in places and len(others) >= 2


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    for document, text in archive.texts(archive.documents[:1]):
        sheet = opened(text)
        places = mapped(sheet.header, choices.columns)
        if "text" not in places:
            raise NotThisFormat(NO_TEXT)
        if not {"at", "date"} & places.keys():
            raise NotThisFormat(NO_TIME)
        if "author" not in choices.columns.values():
            places = told_apart(sheet, places)
        table = Table(sheet, places, choices)
        yield table.ask_who()
        yield from conversations(table, document.name)
        if left := len(sheet.header) - len(set(places.values())):
            yield LeftOut(NOT_TAKEN, left)


def conversations(table: Table, name: str) -> Iterator[Piece]:
    """Rows of one conversation may stand anywhere in the table."""
    drafts: dict[str, Draft] = {}
    for row in table.rows:
        if row.excess:
            yield rejected(row.place, row.cells, [EXCESS], line=row.line)
            continue
        contact = row.contact
        key = row.cell("conversation") or contact["id"] or name
        if key not in drafts:
            contact["id"] = contact["id"] or f"csv:{key}"
            drafts[key] = Draft(
                row.place,
                f"csv:{key}",
                contact,
                line=row.line,
            )
            drafts[key].guesses_ids = True
        add(table, drafts[key], row)
    for draft in drafts.values():
        yield from draft.finish()


def add(table: Table, draft: Draft, row: Row) -> None:
    describe(draft, row)
    rate(table, draft, row)
    text, file = row.cell("text"), row.cell("file")
    if not text and not file:
        return
    at = table.when(row)
    if at is None:
        why = "the time can't be read, or there is none"
        draft.reject(row.place, row.cells, [why])
        return
    sender = table.sender(row)
    if sender is None:
        why = "it doesn't say whether user, bot or agent wrote it"
        draft.reject(row.place, row.cells, [why])
    elif sender:
        if sender == "user" and "contact_name" not in row.places:
            name_user(draft, row)
        draft.message(row.place, at=at, sender=sender, **body(row, sender))


def describe(draft: Draft, row: Row) -> None:
    """What it tells of the contact that no row before it did."""
    met = row.contact
    known = draft.fields["contact"]
    for name, value in met.items():
        if value and not known.get(name):
            known[name] = label(value)
    draft.set(channel=label(met["channel"]), team=row.team)


def name_user(draft: Draft, row: Row) -> None:
    """By who wrote it, unless that says what they are or is what they are known by."""
    known, author = draft.fields["contact"], row.author
    by = {known.get(field) for field in ("id", "email", "phone")}
    if author not in by and sender_of(author) is None and not known.get("name"):
        known["name"] = label(author)


def body(row: Row, sender: str) -> dict[str, Any]:
    author = row.author
    if not author and sender == "user":
        author = row.cell("contact_name")
    file = row.cell("file")
    return {
        "id": row.cell("message"),
        "author": {"name": label(author)},
        "node": label(row.cell("node")),
        "sub_story": label(row.cell("sub_story")),
        "language": label(row.cell("language")),
        "confidence": share(row.cell("confidence")),
        **text_and_files(row.cell("text"), [{"file_name": file}] if file else []),
    }


def share(text: str) -> float | None:
    """Of one, or in percent."""
    try:
        value = float(text.rstrip("%").replace(",", "."))
    except ValueError:
        return None
    if text.endswith("%") or value > 1:
        value /= 100
    return value if 0 <= value <= 1 else None


def rate(table: Table, draft: Draft, row: Row) -> None:
    """A rating, which many tables repeat in every row of a conversation."""
    rating = row.cell("rating")
    if not rating or draft.parts["reviews"]:
        return
    try:
        stars = int(float(rating))
    except ValueError:
        return
    draft.review(
        row.place,
        rating=stars,
        comment=row.cell("review"),
        at=table.when(row),
    )


def columns_of(archive: Archive) -> dict[str, TableColumn]:
    """Each column by its name; none if it is no table."""
    try:
        sheet = opened(archive.head_text)
        places = told_apart(sheet, mapped(sheet.header, {}))
    except NotThisFormat:
        return {}
    taken = {place: ours for ours, place in places.items()}
    return {
        name: TableColumn(taken.get(place, ""), first_cell(sheet, place))
        for place, name in enumerate(sheet.header)
        if name
    }


def first_cell(sheet: Sheet, place: int) -> str:
    cells = (row[place].strip() for row in sheet.rows if place < len(row))
    return next(filter(None, cells), "")


FORMAT = Format(
    key="csv",
    title="Table (CSV)",
    recognises=recognises,
    read=read,
    hint="A row for each message",
    columns=columns_of,
)
