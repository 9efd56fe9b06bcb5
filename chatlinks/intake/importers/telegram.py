"""Telegram Desktop's export: result.json of one chat or of many, or a chat's pages in HTML."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, Tag

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, OpenQuestion, Piece
from chatlinks.intake.importers.dates import of_number, stamp_of
from chatlinks.intake.importers.drafting import Draft, label, text_and_files
from chatlinks.intake.importers.html_text import text_of
from chatlinks.intake.importers.json_records import (
    Fields,
    Record,
    object_in,
    objects_in,
    peek,
    records,
)
from chatlinks.intake.load import LeftOut, Reject

AROUND = ("chats.list", "left_chats.list")
NOTICES = "notices of Telegram's own (calls, who joined, what was pinned)"
WHO = "Who of these writes for the business? Name each with --agent."
PICTURES = ("photo", "sticker")
LOOKED_AT = 50  # messages by which a chat is told
FILES = ("photo", "file", "contact_information", "location_information", "poll")


class Written(NamedTuple):
    """A message, of either kind of export."""

    id: str
    author: str
    at: datetime | str | None
    text: str
    file: str  # its name, or what it is
    is_picture: bool


class TelegramChat(NamedTuple):
    place: str
    id: str
    name: str
    messages: list[Written]
    notices: int


def recognises(archive: Archive) -> bool:
    if archive.matching("messages.html", "messages[0-9]*.html"):
        return b"Exported Data" in pages_of(archive)[0].head(4096) or is_telegrams(archive)
    documents = json_of(archive)
    if not documents:
        return False
    first = peek(documents[0], AROUND, most=1)
    return bool(first) and is_chat(first[0])


def is_telegrams(archive: Archive) -> bool:
    head = pages_of(archive)[0].head()
    return b"tgme" in head or b'class="page_wrap"' in head


def is_chat(fields: Fields) -> bool:
    if "type" not in fields:
        return False
    messages = objects_in(fields, "messages")[:LOOKED_AT]
    return any("date" in each and "type" in each for each in messages)


def json_of(archive: Archive) -> list[Document]:
    if len(archive.documents) == 1:
        return [] if archive.head.lstrip()[:1] == b"<" else archive.documents
    return archive.matching("result.json")


def pages_of(archive: Archive) -> list[Document]:
    pages = archive.matching("messages.html", "messages[0-9]*.html")
    if not pages and archive.head.lstrip()[:1] == b"<":
        return archive.documents

    def number(document: Document) -> tuple[str, int]:
        folder, _, name = document.name.rpartition("/")
        return folder, int("".join(filter(str.isdigit, name)) or 1)

    return sorted(pages, key=number)


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    for document in json_of(archive):
        for record in records(document, AROUND):
            if isinstance(record, Reject):
                yield record
            elif is_chat(record.fields):
                yield from pieces(of_json(record), choices)
            else:
                yield Reject(
                    record.line,
                    b"",
                    ["it has no messages"],
                    place=record.place or "the file",
                )
        archive.done += document.size
    folders: dict[str, list[Document]] = {}
    for document in pages_of(archive):
        folder = document.name.rpartition("/")[0]
        folders.setdefault(folder, []).append(document)
    for pages in folders.values():
        yield from pieces(of_pages(pages), choices)


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
    )


def file_in(fields: Fields, kind: str) -> Any:
    """Its name; of what is no file, such as a place, what it is."""
    if kind not in ("photo", "file"):
        return kind
    return fields.get("file_name") or fields.get(kind)


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


def of_pages(pages: list[Document]) -> TelegramChat:
    messages: list[Written] = []
    name, notices, author = "", 0, ""
    for page in pages:
        soup = BeautifulSoup(page.text(), "html.parser")
        name = name or label(text_at(soup, ".page_header .text"))
        for each in soup.select("div.message"):
            if "service" in list(each.get("class") or ()):
                notices += 1
                continue
            written = of_tag(each, author)
            author = written.author
            messages.append(written)
    first = messages[0].id if messages else ""
    return TelegramChat(
        place="the chat",
        id=f"{name}:{first}",
        name=name,
        messages=messages,
        notices=notices,
    )


def of_tag(tag: Tag, author: str) -> Written:
    """A message without a name is by whom the one before it is."""
    body = tag.select_one(":scope > .body") or tag
    named = body.select_one(":scope > .from_name")
    if named:
        for extra in named.select(".details, span"):
            extra.extract()
        author = label(text_of(named))
    when = body.select_one(".date")
    media = body.select_one(".media_wrap")
    text = text_at(body, ":scope > .text") or text_at(body, ":scope > .forwarded > .text")
    return Written(
        id=str(tag.get("id") or "").removeprefix("message"),
        author=author,
        at=page_time(str(when.get("title") or "")) if when else None,
        text=text,
        file=file_of(media) if media else "",
        is_picture=bool(media and media.select_one(".photo_wrap, .sticker_wrap")),
    )


def text_at(tag: Tag, selector: str) -> str:
    within = tag.select_one(selector)
    return text_of(within) if within else ""


def file_of(media: Tag) -> str:
    """Its name in the folder of the export, else as the page calls it."""
    link = media.select_one("a[href]")
    address = str(link.get("href")) if link else ""
    name = "" if address.startswith("http") else address.rpartition("/")[2]
    return name or label(text_at(media, ".title")) or "a file"


def page_time(title: str) -> datetime | str | None:
    """Such as 31.12.2023 21:15:33 UTC+03:00."""
    day, _, zone = title.partition(" UTC")
    stamp = stamp_of(day)
    at = stamp.read("dmy") if stamp else None
    if at is None or not zone:
        return at
    return f"{at.isoformat()}{zone}"


def pieces(chat: TelegramChat, choices: Choices) -> Iterator[Piece]:
    authors = {each.author for each in chat.messages if each.author}
    agents = agents_of(chat, authors, choices)
    users = sorted(authors - agents)
    key = f"telegram:{chat.id}"
    contact = {
        "id": key,
        "channel": "telegram",
        "name": users[0] if len(users) == 1 else chat.name,
    }
    draft = Draft(chat.place, key, contact)
    draft.set(channel="telegram")
    for number, each in enumerate(chat.messages):
        place = f"{chat.place}.messages[{number}]"
        sender = "agent" if each.author in agents else "user"
        add(draft, place, each, sender)
    yield from draft.finish()
    if chat.notices:
        yield LeftOut(NOTICES, chat.notices)


def agents_of(chat: TelegramChat, authors: set[str], choices: Choices) -> set[str]:
    """Raises OpenQuestion where neither the choices nor the chat say who works here."""
    agents = {name for name in authors if choices.is_agent(name)}
    if agents:
        return agents
    if chat.name in authors and len(authors) == 2:
        return authors - {chat.name}  # a chat bears the name of whom it is with
    if len(authors) > 1:
        raise OpenQuestion(WHO, tuple(sorted(authors)))
    return set()


def add(draft: Draft, place: str, written: Written, sender: str) -> None:
    if not written.text and not written.file:
        return
    if written.at is None:
        draft.reject(place, written._asdict(), ["it has no time"])
        return
    content = f"{written.at}{written.text}".encode()
    shown = text_and_files(
        written.text,
        [{"file_name": written.file}] if written.file else [],
    )
    if written.file and written.is_picture:
        shown["type"] = "IMAGE"
    draft.message(
        place,
        id=written.id or hashlib.sha256(content).hexdigest(),
        at=written.at,
        sender=sender,
        author={"name": written.author},
        **shown,
    )


FORMAT = Format(
    key="telegram",
    title="Telegram export",
    recognises=recognises,
    read=read,
    hint="result.json, or the folder as a ZIP; HTML, too",
)
