"""E-mails as files (EML), alone or many in a ZIP or a folder: those that answer one another are a
conversation.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, OpenQuestion, Piece
from chatlinks.intake.importers.drafting import Draft, label, rejected, text_and_files
from chatlinks.intake.importers.html_text import plain_text

WHO = "Which of these addresses are the business's? Name each, or its domain, with --agent."
BIGGEST = 50 * 2**20
ANSWERS = ("re:", "aw:", "fw:", "fwd:", "wg:", "sv:", "antw:", "res:", "rv:", "tr:", "r:")


class Mail(NamedTuple):
    place: str
    id: str
    root: str  # of the thread
    at: datetime
    sender: Address
    to: list[Address]
    subject: str
    text: str
    files: list[str]  # names of what is attached, in order
    document: Document

    @property
    def from_address(self) -> str:
        return address_of(self.sender)


def address_of(person: Address) -> str:
    return person.addr_spec.casefold()


def recognises(archive: Archive) -> bool:
    if archive.matching("*.eml"):
        return True
    head = archive.head[:20_000].lower()
    fields = b"\n" + head
    if b"\nfrom:" not in fields or b"\ndate:" not in fields:
        return False
    return b"\nmime-version:" in head or b"\nmessage-id:" in fields


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    mails: list[Mail] = []
    for document in archive.matching("*.eml") or archive.documents[:1]:
        try:
            mails.append(mail_of(document))
        except (ValueError, LookupError, TypeError) as problem:
            why = "it has no sender or no date" if str(problem) == "head" else "it can't be read"
            yield rejected(f"file {len(mails) + 1}", {}, [why])
        archive.done += document.size
    mails.sort(key=lambda mail: mail.at)
    agents = agents_of(mails, choices)
    threads: dict[str, list[Mail]] = {}
    for mail in mails:
        threads.setdefault(mail.root, []).append(mail)
    for root, own in threads.items():
        yield from thread(root, own, agents)


def mail_of(document: Document) -> Mail:
    """Raises ValueError."""
    parsed = message_from_bytes(document.whole(BIGGEST), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    senders, date = addresses(parsed, "From"), parsed["Date"]
    if not senders or not date:
        raise ValueError("head")
    at = parsedate_to_datetime(str(date))
    subject = text_of(parsed, "Subject")
    content = f"{at}{senders[0].addr_spec}{subject}".encode()
    id_ = text_of(parsed, "Message-ID").strip() or hashlib.sha256(content).hexdigest()
    references = text_of(parsed, "References").split() + text_of(parsed, "In-Reply-To").split()
    return Mail(
        place=document.name,
        id=id_,
        root=references[0] if references else id_,
        at=at,
        sender=senders[0],
        to=[*addresses(parsed, "To"), *addresses(parsed, "Cc")],
        subject=subject,
        text=body_of(parsed),
        files=[str(part.get_filename() or "file") for part in parsed.iter_attachments()],
        document=document,
    )


def attachment(document: Document, number: int) -> BinaryIO:
    """Read anew as it is asked for: all of many mails wouldn't fit into memory."""
    parsed = message_from_bytes(document.whole(BIGGEST), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    part = list(parsed.iter_attachments())[number]
    content = part.get_payload(decode=True)
    return BytesIO(content if isinstance(content, bytes) else b"")


def text_of(parsed: EmailMessage, name: str) -> str:
    return str(parsed[name] or "")


def addresses(parsed: EmailMessage, name: str) -> list[Address]:
    header: Any = parsed[name]
    return list(header.addresses) if header is not None else []


def body_of(parsed: EmailMessage) -> str:
    part: Any = parsed.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except (LookupError, UnicodeDecodeError):
        content = part.get_payload(decode=True).decode("utf-8", "replace")
    text = plain_text(content) if part.get_content_subtype() == "html" else content
    return without_quotes(text.replace("\r\n", "\n").strip())


def without_quotes(text: str) -> str:
    """Without what a mail repeats at its end of the one that it answers."""
    lines = text.split("\n")
    while lines and (lines[-1].startswith(">") or not lines[-1].strip()):
        lines.pop()
    if len(lines) < len(text.split("\n")) and lines and lines[-1].rstrip().endswith(":"):
        lines.pop()  # "On Monday somebody wrote:"
    return "\n".join(lines).strip() or text


def agents_of(mails: list[Mail], choices: Choices) -> set[str]:
    """Addresses of the business: as they were named, one by one or by their domain."""
    named = {each.strip().lstrip("@").casefold() for each in choices.agents}
    senders = {mail.from_address for mail in mails}
    everybody = senders | {address_of(each) for mail in mails for each in mail.to}
    agents = {each for each in everybody if named & {each, each.rpartition("@")[2]}}
    if not agents and len(senders) > 1:
        raise OpenQuestion(WHO, tuple(sorted(senders)))
    return agents


def thread(
    root: str,
    mails: list[Mail],
    agents: set[str],
) -> Iterator[Piece]:
    draft = Draft("a thread", f"mail:{root}", contact_of(mails, agents))
    draft.set(channel="email")
    subject = ""
    for number, mail in enumerate(mails, 1):
        bare = without_answers(mail.subject)
        text = f"{mail.subject}\n\n{mail.text}".strip() if bare != subject else mail.text
        subject = bare
        sender = mail.sender
        draft.message(
            f"mail {number} of a thread",
            id=mail.id,
            at=mail.at,
            sender="agent" if mail.from_address in agents else "user",
            author={"name": label(sender.display_name), "email": label(sender.addr_spec)},
            **text_and_files(text, files_of(draft, mail)),
        )
    yield from draft.finish()


def files_of(draft: Draft, mail: Mail) -> list[dict[str, Any]]:
    return [
        draft.file(name, f"{mail.id}/{number}", partial(attachment, mail.document, number))
        for number, name in enumerate(mail.files)
    ]


def contact_of(mails: list[Mail], agents: set[str]) -> dict[str, Any]:
    """The first who isn't of the business; else whoever wrote first."""
    people = [address for mail in mails for address in (mail.sender, *mail.to)]
    users = [each for each in people if address_of(each) not in agents]
    user = users[0] if users else mails[0].sender
    return {
        "id": f"mail:{address_of(user)}",
        "name": user.display_name,
        "email": user.addr_spec,
        "channel": "email",
    }


def without_answers(subject: str) -> str:
    bare = " ".join(subject.split()).casefold()
    while bare.startswith(ANSWERS):
        bare = bare.partition(":")[2].strip()
    return bare


FORMAT = Format(
    key="email",
    title="E-mails (EML)",
    recognises=recognises,
    read=read,
    hint="A mail, or a ZIP of many",
)
