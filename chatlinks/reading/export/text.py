"""A conversation as plain text."""

from collections.abc import Iterator
from datetime import date

from chatlinks.reading.export.rows import Export, ExportRow

CONTINUED = "        | "


def as_text(export: Export) -> str:
    head = f"{export.business} · {export.title} · times in {export.zone}"
    about = f"{export.origin}. {export.details}."
    return "\n".join([head, about, "", *lines(export.rows)]) + "\n"


def lines(rows: list[ExportRow]) -> Iterator[str]:
    day: date | None = None
    for row in rows:
        if row.kind == "conversation":
            yield f"\n== Conversation {row.conversation} =="
            continue
        if row.at.date() != day:
            day = row.at.date()
            yield f"\n{day:%A, %d %B %Y}"
        yield from row_lines(row)


def row_lines(row: ExportRow) -> Iterator[str]:
    clock = f"[{row.at:%H:%M}]"
    match row.kind:
        case "message":
            yield from block(f"{clock} {row.author}: ", row.text)
            yield from (f"        {line}" for line in row.beside)
        case "review":
            yield from block(f"{clock} ★ {row.rating}/5 for the {row.sender} ", row.text)
        case "note":
            yield from block(f"{clock} — Note by {row.author or 'a colleague'}: ", row.text)
        case _:
            yield from block(f"{clock} — ", row.text)
            yield from (f"        {line}" for line in row.beside)


def block(head: str, text: str) -> Iterator[str]:
    """A foreign text behind its head. Each further line begins with a mark, so that none can pass
    for a line of the transcript's own."""
    first, *rest = text.split("\n")
    yield f"{head}{first}".rstrip()
    yield from (f"{CONTINUED}{line}".rstrip() for line in rest)
