"""A conversation as CSV and as JSON."""

import json

from chatlinks.reading.export.rows import Export, ExportRow
from chatlinks.web.lists.spreadsheets import BOM, csv_text

HEADINGS = (
    "Conversation",
    "Time",
    "Kind",
    "From",
    "Author",
    "Text",
    "Beside it",
    "Translation",
    "Rating",
    "Message ID",
)


def as_csv(export: Export) -> str:
    """The last line says who exported it and when: spreadsheets take the first for the heads."""
    rows = [cells(row) for row in export.rows if row.kind != "conversation"]
    about = ["", "", "export", "", "", f"{export.origin}. {export.details}.", "", "", "", ""]
    return BOM + csv_text([HEADINGS, *rows, about])


def cells(row: ExportRow) -> list[object]:
    return [
        row.conversation,
        row.at.isoformat(timespec="seconds"),
        row.kind,
        row.sender,
        row.author,
        row.text,
        "\n".join(row.beside),
        row.translation,
        row.rating,
        row.message_id,
    ]


def as_json(export: Export) -> str:
    written = {
        "business": export.business,
        "title": export.title,
        "exported_by": export.exported_by,
        "exported_at": export.exported_at.isoformat(timespec="seconds"),
        "time_zone": export.zone,
        "personal_details": "shown" if export.shown else "hidden",
        "rows": [record(row) for row in export.rows if row.kind != "conversation"],
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def record(row: ExportRow) -> dict[str, object]:
    """Without what is empty."""
    all_of_it: dict[str, object] = {
        "conversation": row.conversation,
        "kind": row.kind,
        "at": row.at.isoformat(timespec="seconds"),
        "from": row.sender,
        "author": row.author,
        "text": row.text,
        "beside": list(row.beside),
        "translation": row.translation,
        "rating": row.rating,
        "message_id": row.message_id,
    }
    return {name: value for name, value in all_of_it.items() if value not in ("", None, [])}
