"""Both kinds of export, and what their chats become."""

import hashlib
from collections.abc import Iterator

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, OpenQuestion, Piece
from chatlinks.intake.importers.drafting import Draft, text_and_files
from chatlinks.intake.importers.json_records import peek, records
from chatlinks.intake.importers.telegram.chat import TelegramChat, Written
from chatlinks.intake.importers.telegram.of_json import is_chat, of_json
from chatlinks.intake.importers.telegram.of_pages import of_pages
from chatlinks.intake.load import LeftOut, Reject

AROUND = ("chats.list", "left_chats.list")
NOTICES = "notices of Telegram's own (calls, who joined, what was pinned)"
WHO = "Who of these writes for the business? Name each with --agent."


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
                yield from pieces(of_json(record), choices, beside(archive, document))
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
        yield from pieces(of_pages(pages), choices, beside(archive, pages[0]))


def beside(archive: Archive, document: Document) -> dict[str, Document]:
    """What lies in and below the folder of the chat, by its path from there."""
    folder, slash, _ = document.name.rpartition("/")
    above = folder + slash
    return {
        each.name.removeprefix(above): each
        for each in archive.documents
        if each.name.startswith(above)
    }


def pieces(chat: TelegramChat, choices: Choices, files: dict[str, Document]) -> Iterator[Piece]:
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
        add(draft, place, each, sender, files.get(each.path))
    yield from draft.finish()
    if chat.notices:
        yield LeftOut(NOTICES, chat.notices)


def agents_of(
    chat: TelegramChat,
    authors: set[str],
    choices: Choices,
) -> set[str]:
    """Raises OpenQuestion where neither the choices nor the chat say who works here."""
    agents = {name for name in authors if choices.is_agent(name)}
    if agents:
        return agents
    if chat.name in authors and len(authors) == 2:
        return authors - {chat.name}  # a chat bears the name of whom it is with
    if len(authors) > 1:
        raise OpenQuestion(WHO, tuple(sorted(authors)))
    return set()


def add(
    draft: Draft,
    place: str,
    written: Written,
    sender: str,
    document: Document | None,
) -> None:
    if not written.text and not written.file:
        return
    if written.at is None:
        draft.reject(place, written._asdict(), ["it has no time"])
        return
    content = f"{written.at}{written.text}".encode()
    items = [{"file_name": written.file}] if written.file else []
    if document:
        items = [draft.file(written.file, document.name, document.open)]
    shown = text_and_files(written.text, items)
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
