"""E-mails as files (EML), alone or many in a ZIP or a folder: those that answer one another are a
conversation. So is a thread that was saved as a web page.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from email import message_from_bytes, policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from chatlinks.intake.importers.archive import Archive, Document, TooBig, decoded
from chatlinks.intake.importers.contract import Choices, Format, OpenQuestion, Piece
from chatlinks.intake.importers.drafting import Draft, label, rejected, text_and_files
from chatlinks.intake.importers.mail.addresses import (
    address,
    address_of,
    addresses,
    email_of,
    name_of,
)
from chatlinks.intake.importers.mail.bodies import body_of
from chatlinks.intake.importers.mail.pages import (
    NO_HEADS,
    NO_TIME,
    MailPage,
    NoMails,
    QuotedMail,
    holds_mails,
    in_zone,
    looks_like_one,
    page_of,
)

WHO = "Which of these addresses are the business's? Name each, or its domain, with --agent."
BIGGEST = 50 * 2**20
BIGGEST_PAGE = 10 * 2**20  # a page takes twenty times its size to be read
NO_SENDER = "it has no sender or no date"
# What Python's own reader of mails raises of heads that nobody would write.
UNREADABLE = (
    *(ValueError, LookupError, TypeError, AttributeError),
    *(OverflowError, RecursionError, MessageError),
)
ANSWERS = ("re:", "aw:", "fw:", "fwd:", "wg:", "sv:", "antw:", "res:", "rv:", "tr:", "r:")


class IncompleteMail(Exception):
    """It lacks what a message has to have; its text says what."""


class Mail(NamedTuple):
    place: str
    id: str
    root: str  # of the thread
    at: datetime
    sender: Address
    to: list[Address]
    subject: str
    text: str
    document: Document
    files: Sequence[str] = ()  # names of what is attached, in order

    @property
    def from_address(self) -> str:
        return address_of(self.sender)


def pages_in(archive: Archive) -> list[Document]:
    """Those that may be a thread of mails, where there are no mails themselves."""
    named = archive.matching("*.html", "*.htm")
    if not named and looks_like_one(archive.head):
        return archive.documents[:1]
    return named


def recognises(archive: Archive) -> bool:
    if archive.matching("*.eml"):
        return True
    if pages := pages_in(archive):
        return holds_mails(decoded(pages[0].head()))
    head = archive.head[:20_000].lower()
    fields = b"\n" + head
    if b"\nfrom:" not in fields or b"\ndate:" not in fields:
        return False
    return b"\nmime-version:" in head or b"\nmessage-id:" in fields


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    mails: list[Mail] = []
    documents = archive.matching("*.eml")
    pages = [] if documents else pages_in(archive)
    for number, document in enumerate(pages, 1):
        yield from page(document, f"file {number}", mails, choices)
        archive.done += document.size
    alone = documents or ([] if pages else archive.documents[:1])
    for number, document in enumerate(alone, 1):
        try:
            mails.append(mail_of(document, choices.zone))
        except IncompleteMail as problem:
            yield rejected(f"file {number}", {}, [str(problem)])
        except UNREADABLE:
            yield rejected(f"file {number}", {}, ["it can't be read"])
        archive.done += document.size
    mails.sort(key=lambda mail: mail.at)
    agents = agents_of(mails, choices)
    threads: dict[str, list[Mail]] = {}
    for mail in mails:
        threads.setdefault(mail.root, []).append(mail)
    for root, own in threads.items():
        yield from thread(root, own, agents)


def page(
    document: Document,
    place: str,
    mails: list[Mail],
    choices: Choices,
) -> Iterator[Piece]:
    """Adds a page's mails; what it holds beside them is told."""
    try:
        told = page_of(decoded(document.whole(BIGGEST_PAGE)), choices.zone)
    except NoMails:
        yield rejected(place, {}, [NO_HEADS])
        return
    except TooBig as problem:
        yield rejected(place, {}, [str(problem)])
        return
    if told.fault:
        yield rejected(place, {}, [told.fault])
    for number in told.timeless:
        yield rejected(f"{place}, mail {number}", {}, [NO_TIME])
    if told.mails:
        mails += quoted_mails(document, told, choices.zone)


def quoted_mails(document: Document, told: MailPage, zone: tzinfo) -> Iterator[Mail]:
    """The mails of a page that holds some, as one thread."""
    root = page_id(without_answers(told.subject), told.mails[0])
    for each in told.mails:
        yield Mail(
            place=document.name,
            id=page_id(root, each, each.text),
            root=root,
            at=in_zone(each.at, zone),
            sender=address(each),
            to=[],
            subject=told.subject,
            text=each.text,
            document=document,
        )


def page_id(beginning: str, mail: QuotedMail, text: str = "") -> str:
    """The same each time, for what says no id of its own."""
    content = f"{beginning}\n{mail.at.isoformat()}\n{mail.author}\n{text}"
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()


def mail_of(document: Document, zone: tzinfo) -> Mail:
    """Raises IncompleteMail, and whatever is UNREADABLE."""
    parsed = message_from_bytes(document.whole(BIGGEST), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    senders, date = addresses(parsed, "From"), raw_date(parsed)
    if not senders or not date:
        raise IncompleteMail(NO_SENDER)
    try:
        at = parsedate_to_datetime(date)
    except (ValueError, OverflowError):
        raise IncompleteMail(NO_TIME) from None
    subject = text_of(parsed, "Subject")
    content = f"{at}{senders[0].addr_spec}{subject}".encode()
    id_ = text_of(parsed, "Message-ID").strip() or hashlib.sha256(content).hexdigest()
    references = text_of(parsed, "References").split() + text_of(parsed, "In-Reply-To").split()
    return Mail(
        place=document.name,
        id=id_,
        root=references[0] if references else id_,
        # By RFC 5322, -0000 is UTC of one who doesn't say where they are.
        at=in_zone(at, UTC if "-0000" in date else zone),
        sender=senders[0],
        to=[*addresses(parsed, "To"), *addresses(parsed, "Cc")],
        subject=subject,
        text=body_of(parsed),
        files=[str(part.get_filename() or "file") for part in parsed.iter_attachments()],
        document=document,
    )


def raw_date(parsed: EmailMessage) -> str:
    """As it stands there: read as a header, one without a zone is given -0000."""
    dates = (str(value) for name, value in parsed.raw_items() if name.casefold() == "date")
    return next(dates, "").strip()


def attachment(document: Document, number: int) -> BinaryIO:
    """Read anew as it is asked for: all of many mails wouldn't fit into memory."""
    parsed = message_from_bytes(document.whole(BIGGEST), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    part = list(parsed.iter_attachments())[number]
    content = part.get_payload(decode=True)
    return BytesIO(content if isinstance(content, bytes) else b"")


def text_of(parsed: EmailMessage, name: str) -> str:
    return str(parsed[name] or "")


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
    draft = Draft("a thread", f"mail:{root}", contact_of(root, mails, agents))
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
            author={"name": label(name_of(sender)), "email": label(email_of(sender))},
            **text_and_files(text, files_of(draft, mail)),
        )
    yield from draft.finish()


def files_of(draft: Draft, mail: Mail) -> list[dict[str, Any]]:
    return [
        draft.file(name, f"{mail.id}/{number}", partial(attachment, mail.document, number))
        for number, name in enumerate(mail.files)
    ]


def contact_of(
    root: str,
    mails: list[Mail],
    agents: set[str],
) -> dict[str, Any]:
    """The first who isn't of the business; else whoever wrote first. Without an address a name
    tells somebody from others only within the thread: the next Maria is another.
    """
    people = [address for mail in mails for address in (mail.sender, *mail.to)]
    users = [each for each in people if address_of(each) not in agents]
    user = users[0] if users else mails[0].sender
    email = email_of(user)
    known_by = email.casefold() or f"{root}:{address_of(user)}"
    return {
        "id": f"mail:{known_by}",
        "name": name_of(user),
        "email": email,
        "channel": "email",
    }


def without_answers(subject: str) -> str:
    bare = " ".join(subject.split()).casefold()
    while bare.startswith(ANSWERS):
        bare = bare.partition(":")[2].strip()
    return bare


FORMAT = Format(
    key="email",
    title="E-mails (EML, HTML)",
    recognises=recognises,
    read=read,
    hint="A mail, a ZIP of many, or a thread that was saved as a web page",
)
