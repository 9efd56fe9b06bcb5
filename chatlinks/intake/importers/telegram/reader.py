"""Both kinds of export, and what their chats become."""

import hashlib
from collections.abc import Iterable, Iterator

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, OpenQuestion, Piece
from chatlinks.intake.importers.drafting import Draft, text_and_files
from chatlinks.intake.importers.json_records import peek, records
from chatlinks.intake.importers.telegram.chat import TelegramChat, Written
from chatlinks.intake.importers.telegram.of_json import DELETED, is_chat, of_json
from chatlinks.intake.importers.telegram.of_pages import of_pages
from chatlinks.intake.load import LeftOut, Reject

AROUND = ("chats.list", "left_chats.list")
NOTICES = "notices of Telegram's own (calls, who joined, what was pinned)"
NO_MESSAGES = "it has no messages"
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
    ask_who((each for each, _ in chats_in(archive) if isinstance(each, TelegramChat)), choices)
    for each, files in chats_in(archive):
        if isinstance(each, TelegramChat):
            yield from pieces(each, choices, files)
        else:
            yield each


def ask_who(chats: Iterable[TelegramChat], choices: Choices) -> None:
    """Raises OpenQuestion, with the names of all chats that don't tell who works here."""
    unclear: dict[str, None] = {}
    for chat in chats:
        senders = senders_of(chat, choices)
        if senders is None:
            unclear.update(dict.fromkeys(authors_of(chat)))
        elif choices.agents and "agent" in senders.values():
            return  # somebody was named, and wrote
    if unclear:
        raise OpenQuestion(WHO, tuple(sorted(unclear)))


def chats_in(archive: Archive) -> Iterator[tuple[TelegramChat | Reject, dict[str, Document]]]:
    """Each with the files that lie beside it."""
    archive.done = 0
    for document in json_of(archive):
        files = beside(archive, document)
        for record in records(document, AROUND):
            if isinstance(record, Reject):
                yield record, files
            elif is_chat(record.fields):
                yield of_json(record), files
            else:
                place = record.place or "the file"
                yield Reject(record.line, b"", [NO_MESSAGES], place=place), files
        archive.done += document.size
    folders: dict[str, list[Document]] = {}
    for document in pages_of(archive):
        folder = document.name.rpartition("/")[0]
        folders.setdefault(folder, []).append(document)
    for pages in folders.values():
        yield of_pages(pages), beside(archive, pages[0])


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
    senders = senders_of(chat, choices) or dict.fromkeys(authors_of(chat), "user")
    users = sorted(name for name, sender in senders.items() if sender == "user")
    key = f"telegram:{chat.id}"
    contact = {
        "id": key,
        "channel": "telegram",
        "name": nameable(users[0] if len(users) == 1 else chat.name),
    }
    draft = Draft(chat.place, key, contact)
    draft.set(channel="telegram")
    for number, each in enumerate(chat.messages):
        place = f"{chat.place}.messages[{number}]"
        sender = senders.get(each.author, "user")
        draft.name(*(name for name in each.people if senders.get(name) != "agent"))
        add(draft, place, each, sender, files.get(each.path))
    yield from draft.finish()
    if chat.notices:
        yield LeftOut(NOTICES, chat.notices)


def nameable(name: str) -> str:
    """Nothing of whoever left: “account” is a word, and no name to hide."""
    return "" if name == DELETED else name


def authors_of(chat: TelegramChat) -> set[str]:
    return {each.author for each in chat.messages if each.author}


def senders_of(chat: TelegramChat, choices: Choices) -> dict[str, str] | None:
    """user, bot or agent, by name; None where neither the choices nor the chat tell it."""
    authors = authors_of(chat)
    agents = {name for name in authors if choices.is_agent(name)}
    if chat.is_with_bot and not agents:  # whoever exports it talked to the business's bot
        return {name: "bot" if name == chat.name else "user" for name in authors}
    bears_a_name = chat.name in authors and len(authors) == 2
    if not agents and (bears_a_name or (chat.is_private and len(authors) == 1)):
        agents = authors - {chat.name}  # a chat bears the name of whom it is with
    elif not agents and len(authors) > 1:
        return None
    return {name: "agent" if name in agents else "user" for name in authors}


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
    if written.buttons and not items:
        shown["data"] = {"quick_replies": [{"text": each} for each in written.buttons]}
    draft.message(
        place,
        id=written.id or hashlib.sha256(content).hexdigest(),
        at=written.at,
        sender=sender,
        author={"name": nameable(written.author)},
        **shown,
    )


FORMAT = Format(
    key="telegram",
    title="Telegram export",
    recognises=recognises,
    read=read,
    hint="result.json, or the folder as a ZIP; HTML, too",
)
