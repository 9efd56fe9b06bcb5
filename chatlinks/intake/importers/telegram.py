"""Telegram Desktop's export: result.json of one chat or of many, or a chat's pages in HTML."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, Tag

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, OpenQuestion, Piece
from chatlinks.intake.importers.dates import of_number, stamp_of
from chatlinks.intake.importers.drafting import Draft, label
from chatlinks.intake.importers.html_text import text_of
from chatlinks.intake.importers.json_records import Record, peek, records
from chatlinks.intake.load import LeftOut, Reject

AROUND = ("chats.list", "left_chats.list")
NOTICES = "notices of Telegram's own (calls, who joined, what was pinned)"
WHO = "Who of these writes for the business? Name each with --agent."
PICTURES = ("photo", "sticker")
FILES = ("photo", "file", "contact_information", "location_information", "poll")


class Written(NamedTuple):
    """A message, of either kind of export."""

    id: str
    author: str
    author_id: str
    at: datetime | str | None
    text: str
    file: str  # its name, or what it is
    is_picture: bool


class TelegramChat(NamedTuple):
    place: str
    id: str
    name: str
    is_private: bool
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
    return (
        b"tgme" in pages_of(archive)[0].head()
        or b'class="page_wrap"' in pages_of(archive)[0].head()
    )


def is_chat(fields: dict[str, Any]) -> bool:
    listed = fields.get("messages")
    return (
        isinstance(listed, list)
        and "type" in fields
        and any(
            isinstance(each, dict) and "date" in each and "type" in each for each in listed[:50]
        )
    )


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
                reason = ["it has no messages"]
                yield Reject(record.line, b"", reason, place=record.place or "the file")
        archive.done += document.size
    folders: dict[str, list[Document]] = {}
    for document in pages_of(archive):
        folders.setdefault(document.name.rpartition("/")[0], []).append(document)
    for pages in folders.values():
        yield from pieces(of_pages(pages), choices)


def of_json(record: Record) -> TelegramChat:
    fields = record.fields
    listed = [each for each in fields["messages"] if isinstance(each, dict)]
    messages = [of_object(each) for each in listed if each.get("type") == "message"]
    name = label(fields.get("name"))
    return TelegramChat(
        place=f"chats.list{record.place.partition('list')[2]}" if record.place else "the chat",
        id=str(fields.get("id") or name),
        name=name,
        is_private=str(fields.get("type")) in ("personal_chat", "bot_chat", "private_chat"),
        messages=messages,
        notices=len(listed) - len(messages),
    )


def of_object(fields: dict[str, Any]) -> Written:
    unix = fields.get("date_unixtime")
    kind = next((name for name in FILES if fields.get(name)), "")
    file = fields.get("file_name") or fields.get(kind) if kind in ("photo", "file") else kind
    return Written(
        id=str(fields.get("id") or ""),
        author=label(fields.get("from")),
        author_id=str(fields.get("from_id") or ""),
        at=of_number(float(str(unix))) if str(unix or "").isdecimal() else fields.get("date"),
        text=text_in(fields),
        file=str(file or "").rpartition("/")[2],
        is_picture=kind in PICTURES,
    )


def text_in(fields: dict[str, Any]) -> str:
    """A string, or a list of strings and of what is drawn in a way of its own."""
    text = fields.get("text")
    if isinstance(text, list):
        text = "".join(
            each if isinstance(each, str) else str(each.get("text") or "")
            for each in text
            if isinstance(each, str | dict)
        )
    poll = fields.get("poll")
    if not text and isinstance(poll, dict):
        text = str(poll.get("question") or "")
    return text if isinstance(text, str) else ""


def of_pages(pages: list[Document]) -> TelegramChat:
    messages: list[Written] = []
    name, notices, author = "", 0, ""
    for page in pages:
        soup = BeautifulSoup(page.text(), "html.parser")
        head = soup.select_one(".page_header .text")
        name = name or (label(text_of(head)) if head else "")
        for each in soup.select("div.message"):
            classes = list(each.get("class") or ())
            if "service" in classes:
                notices += 1
                continue
            written = of_tag(each, author)
            author = written.author
            messages.append(written)
    first = messages[0].id if messages else ""
    return TelegramChat("the chat", f"{name}:{first}", name, False, messages, notices)


def of_tag(tag: Tag, author: str) -> Written:
    """A message without a name is by whom the one before it is."""
    body = tag.select_one(":scope > .body") or tag
    named = body.select_one(":scope > .from_name")
    if named:
        for extra in named.select(".details, span"):
            extra.extract()
        author = label(text_of(named))
    when = body.select_one(".date")
    text = body.select_one(":scope > .text") or body.select_one(":scope > .forwarded > .text")
    media = body.select_one(".media_wrap")
    title = media.select_one(".title") if media else None
    link = media.select_one("a[href]") if media else None
    file = label(text_of(title)) if title else ""
    if link and not str(link.get("href")).startswith("http"):
        file = str(link.get("href")).rpartition("/")[2] or file
    return Written(
        id=str(tag.get("id") or "").removeprefix("message"),
        author=author,
        author_id=author,
        at=page_time(str(when.get("title") or "")) if when else None,
        text=text_of(text) if text else "",
        file=file or ("a file" if media else ""),
        is_picture=bool(media and media.select_one(".photo_wrap, .sticker_wrap")),
    )


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
    agents = {name for name in authors if choices.is_agent(name)}
    if not agents and chat.name in authors and len(authors) == 2:
        agents = authors - {chat.name}  # a chat bears the name of whom it is with
    if not agents and len(authors) > 1:
        raise OpenQuestion(WHO, tuple(sorted(authors)))
    users = sorted(authors - agents)
    key = f"telegram:{chat.id}"
    contact = {"id": key, "channel": "telegram", "name": users[0] if len(users) == 1 else chat.name}
    draft = Draft(chat.place, key, contact)
    draft.set(channel="telegram")
    for number, each in enumerate(chat.messages):
        place = f"{chat.place}.messages[{number}]"
        sender = "agent" if each.author in agents else "user"
        add(draft, place, each, sender)
    yield from draft.finish()
    if chat.notices:
        yield LeftOut(NOTICES, chat.notices)


def add(draft: Draft, place: str, written: Written, sender: str) -> None:
    if not written.text and not written.file:
        return
    if written.at is None:
        draft.reject(place, written._asdict(), ["it has no time"])
        return
    data = {"items": [{"file_name": written.file}]} if written.file else None
    kind = "IMAGE" if written.is_picture else "FILE"
    draft.message(
        place,
        id=written.id or hashlib.sha256(f"{written.at}{written.text}".encode()).hexdigest(),
        at=written.at,
        sender=sender,
        author={"name": written.author},
        text=written.text,
        type=kind if data else "TEXT",
        data=data,
    )


FORMAT = Format(
    key="telegram",
    title="Telegram export",
    recognises=recognises,
    read=read,
    hint="result.json, or the folder as a ZIP; HTML, too",
)
