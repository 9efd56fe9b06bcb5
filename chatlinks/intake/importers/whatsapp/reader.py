"""A chat's text as one conversation."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from chatlinks.intake.importers.archive import Archive, Document, decoded
from chatlinks.intake.importers.contract import (
    Choices,
    Format,
    NotThisFormat,
    OpenQuestion,
    Piece,
)
from chatlinks.intake.importers.dates import order_of
from chatlinks.intake.importers.drafting import Draft, label, rejected
from chatlinks.intake.importers.whatsapp import wording
from chatlinks.intake.importers.whatsapp.lines import (
    WrittenLine,
    marked_as_notice,
    mentioned,
    readable,
    tidy_name,
    written_lines,
)
from chatlinks.intake.load import LeftOut, Reject

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
NOTICE = "notices of WhatsApp's own (encryption, who joined or left, calls)"
NO_FILE = "the export has no file here"
NO_LINE = "no line of it begins with a date and a time, as a chat's do"
WHO = "Who of these writes for the business? Name each with --agent."


def recognises(archive: Archive) -> bool:
    for document in chats_in(archive):
        text = head_of(document)
        lines = [each for each in written_lines(text) if isinstance(each, WrittenLine)]
        if len(lines) > 1 or any(each.author for each in lines):
            return True
    return False


def head_of(document: Document) -> str:
    head = document.head(64 * 1024)
    return decoded(head.rpartition(b"\n")[0] or head)


def chats_in(archive: Archive) -> list[Document]:
    if len(archive.documents) == 1:
        is_json = archive.head.lstrip().startswith((b"{", b"[{"))
        return [] if is_json else archive.documents
    named = archive.matching("_chat.txt", "*whatsapp*.txt")
    return named or [each for each in archive.matching("*.txt") if "/" not in each.name]


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    documents = chats_in(archive)
    if not documents:
        raise NotThisFormat("there is no chat in it: a .txt, or a .zip that holds one")
    if len(documents) == 1:
        [chat] = read_chats(archive, documents, choices)
        if isinstance(chat, Reject):
            raise NotThisFormat(NO_LINE)
        if chat.agents is None:
            raise OpenQuestion(WHO, tuple(chat.authors))
    else:
        ask_who(read_chats(archive, documents, choices), choices)
    archive.done = 0
    for chat in read_chats(archive, documents, choices):
        if isinstance(chat, Reject):
            yield chat
        else:
            yield from chat.pieces()


def read_chats(
    archive: Archive, documents: list[Document], choices: Choices
) -> Iterator["WhatsAppChat | Reject"]:
    files = {each.name.rpartition("/")[2]: each for each in archive.documents}
    for number, (document, text) in enumerate(archive.texts(documents), 1):
        name = wording.name_in(document.name) or wording.name_in(archive.name)
        chat = WhatsAppChat(document.name, name, text, choices, files)
        yield chat if chat.lines else rejected(f"file {number}", {}, [NO_LINE])


def ask_who(chats: Iterable["WhatsAppChat | Reject"], choices: Choices) -> None:
    """Raises OpenQuestion, with the names of all chats that don't tell who works here."""
    unclear: dict[str, None] = {}
    for chat in chats:
        if isinstance(chat, Reject):
            continue
        if chat.agents is None:
            unclear.update(dict.fromkeys(chat.authors))
        elif choices.agents and chat.agents:
            return  # somebody was named, and wrote
    if unclear:
        raise OpenQuestion(WHO, tuple(unclear))


class WhatsAppChat:
    """One chat: all of its lines, then who is who, then its messages."""

    def __init__(
        self,
        file_name: str,
        name: str,
        text: str,
        choices: Choices,
        files: dict[str, Document],
    ) -> None:
        self.file_name = file_name
        self.name = name  # of whom, or of the group, that the chat is with
        self.choices = choices
        self.files = files  # what the export holds, by name
        everything = list(written_lines(text))
        self.stray = [each for each in everything if isinstance(each, int)]
        self.lines = [each for each in everything if isinstance(each, WrittenLine)]
        american = str(choices.zone).startswith("America/")
        self.order = order_of([each.stamp for each in self.lines], american=american)
        self.authors = Counter(each.author for each in self.lines if self.is_message(each))
        self.agents = self.find_agents()  # None where that isn't told
        self.notices = 0

    @property
    def staff(self) -> set[str]:
        return self.agents or set()

    def is_message(self, line: WrittenLine) -> bool:
        return bool(line.author) and not self.is_marked_notice(line)

    def is_marked_notice(self, line: WrittenLine) -> bool:
        first = line.lines[0]
        if wording.CALLS.match(readable(first)):
            return marked_as_notice(first) or len(line.lines) == 1
        if not marked_as_notice(first):
            return False
        whole = line.text
        return not (
            wording.attachment(whole, self.files)
            or wording.is_omitted(first)
            or wording.is_deleted(whole)
            or wording.is_bracketed(first)
            or "http" in whole
            or sum(bool(each.strip()) for each in line.lines) > 1  # such as a poll
        )

    def find_agents(self) -> set[str] | None:
        """None where neither the choices nor the file say who works here."""
        named = {name for name in self.authors if self.choices.is_agent(name)}
        if named or (self.choices.agents and len(self.authors) == 1):
            return named
        if others := self.all_but_the_contact():
            return others
        if business := self.business_of_notice():
            return {business}
        return None

    def all_but_the_contact(self) -> set[str]:
        """The file is named after whom the chat is with: in a chat of two, the user."""
        contact = tidy_name(self.name).casefold()
        names = {name.casefold(): name for name in self.authors}
        if not contact or len(names) > 2 or self.choices.agents:
            return set()
        if contact in names:
            return set(self.authors) - {names[contact]}
        return set(self.authors) if len(names) == 1 else set()

    def business_of_notice(self) -> str:
        """A notice may say that this chat is with a business account, and which."""
        for line in self.lines:
            text = line.text.casefold()
            if not self.is_message(line) and wording.has_word(text, wording.BUSINESS_NOTICES):
                named = [name for name in self.authors if name.casefold() in text]
                if named:
                    return named[0]
                if len(self.authors) == 2 and line.author in self.authors:
                    return line.author
        return ""

    def pieces(self) -> Iterator[Piece]:
        for number in self.stray:
            reason = ["it stands before the first message, and says no time"]
            yield rejected(f"line {number}", {}, reason, line=number)
        draft = self.draft()
        times: Counter[tuple[object, str]] = Counter()
        for line in self.lines:
            self.add(draft, line, times)
        yield from draft.finish()
        if self.notices:
            yield LeftOut(NOTICE, self.notices)

    def draft(self) -> Draft:
        users = [name for name in self.authors if name not in self.staff]
        is_group = len(users) > 1
        first = self.lines[0]
        name = (self.name if is_group else "") or (users[0] if users else self.name)
        key = name or f"{first.stamp.numbers}{first.stamp.hour}:{first.stamp.minute}"
        id_ = f"whatsapp:{key}"
        contact = {
            "id": id_,
            "channel": "whatsapp",
            "phone" if is_phone(name) else "name": name,
        }
        draft = Draft(
            f"line {first.number}",
            id_,
            contact,
            line=first.number,
        )
        draft.set(channel="whatsapp")
        return draft

    def add(
        self,
        draft: Draft,
        line: WrittenLine,
        times: Counter[tuple[object, str]],
    ) -> None:
        place = f"line {line.number}"
        if not self.is_message(line):
            self.notices += 1
            return
        at = line.stamp.read(self.order)
        if at is None:
            draft.reject(place, {"line": line.number}, ["there is no such day"])
            return
        draft.name(*(each for each in mentioned(line.text) if each not in self.staff))
        times[at, line.author] += 1
        sender = "agent" if line.author in self.staff else "user"
        draft.message(
            place,
            id=f"{at.isoformat()} {line.author} {times[at, line.author]}",
            at=at,
            sender=sender,
            author={"name": label(line.author)},
            **self.body(draft, line),
        )

    def body(self, draft: Draft, line: WrittenLine) -> dict[str, Any]:
        """Text, type and data. A deleted message stays as such: it is no longer to be read."""
        text = wording.without_edit(line.text)
        if wording.is_deleted(text):
            return {"type": "SYSTEM", "text": "This message was deleted."}
        if name := wording.attachment(text, self.files):
            _, _, rest = readable(text).partition("\n")
            return {
                **self.carried(draft, name),
                "text": rest or after_bracket(readable(text)),
            }
        first = line.lines[0]
        if wording.is_omitted(first):
            return {
                "type": "FILE",
                "text": "\n".join(line.lines[1:]).strip(),
                "data": {"items": [{"title": NO_FILE}]},
            }
        return {"text": readable(text)}

    def carried(self, draft: Draft, name: str) -> dict[str, Any]:
        kind = "IMAGE" if name.lower().endswith(PICTURES) else "FILE"
        document = self.files.get(name)
        item = draft.file(name, document.name, document.open) if document else {"file_name": name}
        return {"type": kind, "data": {"items": [item]}}


def after_bracket(text: str) -> str:
    """An iPhone puts a caption behind the file's name, in the same line."""
    return text.partition(">")[2].strip() if text.startswith("<") else ""


def is_phone(name: str) -> bool:
    digits = sum(sign.isdigit() for sign in name)
    return digits >= 7 and all(sign.isdigit() or sign in "+-() ." for sign in name)


FORMAT = Format(
    key="whatsapp",
    title="WhatsApp chat export",
    recognises=recognises,
    read=read,
    hint="A .txt, or the .zip with the files that were sent",
)
