"""A chat as result.json has it."""

from typing import Any

from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import label
from chatlinks.intake.importers.json_records import Fields, Record, object_in, objects_in
from chatlinks.intake.importers.telegram.chat import TelegramChat, Written

PICTURES = ("photo", "sticker")
LOOKED_AT = 50  # messages by which a chat is told
FILES = ("photo", "file", "contact_information", "location_information", "poll")


def is_chat(fields: Fields) -> bool:
    if "type" not in fields:
        return False
    messages = objects_in(fields, "messages")[:LOOKED_AT]
    return any("date" in each and "type" in each for each in messages)


def of_json(record: Record) -> TelegramChat:
    fields = record.fields
    listed = objects_in(fields, "messages")
    messages = [of_object(each) for each in listed if each.get("type") == "message"]
    name = label(fields.get("name"))
    _, _, number = record.place.partition("list")
    return TelegramChat(
        place=f"chats.list{number}" if record.place else "the chat",
        id=str(fields.get("id") or name),
        name=name,
        messages=messages,
        notices=len(listed) - len(messages),
    )


def of_object(fields: Fields) -> Written:
    kind = next((name for name in FILES if fields.get(name)), "")
    file = str(file_in(fields, kind) or "")
    return Written(
        id=str(fields.get("id") or ""),
        author=label(fields.get("from")),
        at=time_in(fields),
        text=text_in(fields),
        file=file.rpartition("/")[2],
        is_picture=kind in PICTURES,
        path=path_in(fields, kind),
    )


def file_in(fields: Fields, kind: str) -> Any:
    """Its name; of what is no file, such as a place, what it is."""
    if kind not in ("photo", "file"):
        return kind
    return fields.get("file_name") or fields.get(kind)


def path_in(fields: Fields, kind: str) -> str:
    """Where it lies in the export; of one that was left out it says so in brackets instead."""
    path = fields.get(kind) if kind in ("photo", "file") else ""
    return path if isinstance(path, str) and not path.startswith("(") else ""


def time_in(fields: Fields) -> Any:
    unix = str(fields.get("date_unixtime") or "")
    return of_number(float(unix)) if unix.isdecimal() else fields.get("date")


def text_in(fields: Fields) -> str:
    """A string, or a list of strings and of what is drawn in a way of its own."""
    text = fields.get("text")
    if isinstance(text, list):
        text = "".join(map(text_of_piece, text))
    if not text:
        text = str(object_in(fields, "poll").get("question") or "")
    return text if isinstance(text, str) else ""


def text_of_piece(piece: object) -> str:
    if isinstance(piece, dict):
        return str(piece.get("text") or "")
    return piece if isinstance(piece, str) else ""
