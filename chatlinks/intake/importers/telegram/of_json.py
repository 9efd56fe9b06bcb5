"""A chat as result.json has it."""

from collections.abc import Iterator
from typing import Any

from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import label
from chatlinks.intake.importers.json_records import (
    Fields,
    Record,
    object_in,
    objects_in,
    only_objects,
)
from chatlinks.intake.importers.telegram.chat import TelegramChat, Written

PICTURES = ("photo", "sticker")
LOOKED_AT = 50  # messages by which a chat is told
# What a message may carry, and what it is called where that is no file.
FILES = {
    "photo": "photo",
    "file": "file",
    "contact_information": "a contact",
    "location_information": "a place",
    "poll": "a poll",
    "todo_list": "a list",
    "invoice_information": "an invoice",
    "giveaway_information": "a giveaway",
    "game_title": "a game",
}
PRIVATE = ("personal_chat", "bot_chat")
DELETED = "Deleted Account"  # as Telegram itself calls whoever left, and exports no name of
NO_FILE = "the export has no file here"


def is_chat(fields: Fields) -> bool:
    if "type" not in fields:
        return False
    messages = objects_in(fields, "messages")[:LOOKED_AT]
    return any("date" in each and "type" in each for each in messages)


def of_json(record: Record) -> TelegramChat:
    fields = record.fields
    listed = objects_in(fields, "messages")
    messages = [of_object(each) for each in listed if each.get("type") == "message"]
    kind = fields.get("type")
    name = label(fields.get("name")) or (DELETED if kind in PRIVATE else "")
    _, _, number = record.place.partition("list")
    return TelegramChat(
        place=f"chats.list{number}" if record.place else "the chat",
        id=str(fields.get("id") or name),
        name=name,
        messages=messages,
        notices=len(listed) - len(messages),
        is_private=kind in PRIVATE,
        is_with_bot=kind == "bot_chat",
    )


def of_object(fields: Fields) -> Written:
    kind = next((name for name in FILES if fields.get(name)), "")
    file = str(file_in(fields, kind) or "")
    return Written(
        id=str(fields.get("id") or ""),
        author=label(fields.get("from")) or (DELETED if fields.get("from_id") else ""),
        at=time_in(fields),
        text=text_in(fields),
        file=file.rpartition("/")[2],
        is_picture=kind in PICTURES,
        path=path_in(fields, kind),
        people=tuple(people_in(fields)),
        buttons=tuple(buttons_in(fields)),
    )


def file_in(fields: Fields, kind: str) -> Any:
    """Its name; of what is no file, such as a place, what it is."""
    if kind not in ("photo", "file"):
        return FILES.get(kind)
    name = fields.get("file_name") or fields.get(kind)
    return NO_FILE if str(name).startswith("(") else name


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
    return text if isinstance(text, str) and text else text_of_list(fields)


def text_of_list(fields: Fields) -> str:
    """A poll's question and answers, or what is to be done."""
    poll, to_do = object_in(fields, "poll"), object_in(fields, "todo_list")
    asked = poll.get("question") or to_do.get("title")
    items = objects_in(poll, "answers") or objects_in(to_do, "answers")
    return "\n".join(map(plain, [asked, *(each.get("text") for each in items)])).strip()


def plain(value: object) -> str:
    """A text, or one in pieces, or in an object."""
    if isinstance(value, list):
        return "".join(map(text_of_piece, value))
    return text_of_piece(value)


def text_of_piece(piece: object) -> str:
    """With the address of a link that shows another text."""
    if not isinstance(piece, dict):
        return piece if isinstance(piece, str) else ""
    text, address = str(piece.get("text") or ""), piece.get("href")
    if isinstance(address, str) and address and address not in text:
        return f"{text} ({address})"
    return text


def people_in(fields: Fields) -> Iterator[str]:
    """Whom it mentions who has no handle, and so is named."""
    for each in objects_in(fields, "text"):
        if each.get("type") == "mention_name":
            yield label(each.get("text")).removeprefix("@")


def buttons_in(fields: Fields) -> Iterator[str]:
    """Of the rows that a bot puts below a message."""
    rows = fields.get("inline_bot_buttons")
    for row in rows if isinstance(rows, list) else []:
        for each in only_objects(row) if isinstance(row, list) else []:
            if text := label(each.get("text")):
                yield text
