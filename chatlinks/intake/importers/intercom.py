"""Intercom's conversations with their parts, as its API and its export to a bucket write them."""

from collections.abc import Iterator
from typing import Any

from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, canonical, label
from chatlinks.intake.importers.html_text import plain_text
from chatlinks.intake.importers.json_records import Record, peek, records
from chatlinks.intake.load import LeftOut, Reject

AROUND = ("conversations", "data", "items")
NOTES = "internal notes, which the user never saw"
MOVES = "changes of state or assignment without a word"
SENDERS = {"user": "user", "lead": "user", "contact": "user", "admin": "agent", "bot": "bot"}


def recognises(archive: Archive) -> bool:
    return len(archive.documents) > 0 and any(
        is_conversation(each) for each in peek(archive.first, AROUND)
    )


def is_conversation(fields: dict[str, Any]) -> bool:
    return "conversation_parts" in fields or (
        "source" in fields and fields.get("type") == "conversation"
    )


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    for document in archive.documents:
        for record in records(document, AROUND):
            if isinstance(record, Reject):
                yield record
            elif is_conversation(record.fields):
                yield from conversation(record)
            else:
                reason = ["it is no conversation: it has no conversation_parts"]
                content = canonical(record.fields)
                yield Reject(record.line, content, reason, place=record.place)
        archive.done += document.size


def conversation(record: Record) -> Iterator[Piece]:
    fields = record.fields
    source = fields.get("source") or fields.get("conversation_message") or {}
    parts = fields.get("conversation_parts")
    if isinstance(parts, dict):
        parts = parts.get("conversation_parts")
    parts = [each for each in parts or [] if isinstance(each, dict)]
    id_ = f"intercom:{fields.get('id') or record.place}"
    draft = Draft(record.place, id_, contact_of(fields, source, parts, id_), line=record.line)
    draft.set(channel=label(source.get("type")))
    began = {**source, "created_at": source.get("created_at") or fields.get("created_at")}
    add(draft, f"{record.place}.source", began, subject=str(source.get("subject") or ""))
    notes = moves = 0
    for number, part in enumerate(parts):
        if part.get("part_type") == "note" or part.get("part_type") == "note_and_reopen":
            notes += 1
        elif not add(draft, f"{record.place}.conversation_parts[{number}]", part):
            moves += 1
    rate(draft, record.place, fields)
    yield from draft.finish()
    if notes:
        yield LeftOut(NOTES, notes)
    if moves:
        yield LeftOut(MOVES, moves)


def author_of(part: dict[str, Any]) -> dict[str, Any]:
    author = part.get("author")
    return author if isinstance(author, dict) else {}


def contact_of(
    fields: dict[str, Any], source: dict[str, Any], parts: list[dict[str, Any]], id_: str
) -> dict[str, Any]:
    """The first of its users; with a name where one of their messages says it."""
    met = fields.get("contacts") or fields.get("user") or {}
    if isinstance(met, dict) and "contacts" in met:
        met = met["contacts"]
    first = (met[0] if met else {}) if isinstance(met, list) else met
    first = first if isinstance(first, dict) else {}
    authors = [author_of(each) for each in (source, *parts)]
    wrote = [each for each in authors if SENDERS.get(str(each.get("type"))) == "user"]
    known = {**(wrote[0] if wrote else {}), **{name: each for name, each in first.items() if each}}
    user = known.get("id") or known.get("external_id") or known.get("email")
    return {
        "id": f"intercom:{user}" if user else id_,
        "name": known.get("name"),
        "email": known.get("email"),
        "phone": known.get("phone"),
        "channel": source.get("type"),
    }


def add(draft: Draft, place: str, part: dict[str, Any], *, subject: str = "") -> bool:
    """Has it anything that the user wrote or was shown?"""
    text = plain_text(str(part.get("body") or ""))
    if subject := plain_text(subject):
        text = f"{subject}\n\n{text}".strip()
    items = [
        {"file_name": str(each.get("name") or "file")}
        for each in part.get("attachments") or []
        if isinstance(each, dict)
    ]
    if not text and not items:
        return False
    author = author_of(part)
    sent = part.get("created_at")
    numbered = isinstance(sent, int | float) or str(sent or "").isdecimal()
    draft.message(
        place,
        id=str(part.get("id") or ""),
        at=of_number(float(sent)) if numbered and sent is not None else sent,
        sender=SENDERS.get(str(author.get("type")), "other"),
        author={"name": label(author.get("name")), "email": label(author.get("email"))},
        text=text,
        type="FILE" if items else "TEXT",
        data={"items": items} if items else None,
    )
    return True


def rate(draft: Draft, place: str, fields: dict[str, Any]) -> None:
    rating = fields.get("conversation_rating")
    if not isinstance(rating, dict) or not rating.get("rating"):
        return
    at = rating.get("created_at")
    draft.review(
        f"{place}.conversation_rating",
        rating=rating["rating"],
        comment=rating.get("remark"),
        at=of_number(at) if isinstance(at, int | float) else at,
        **{"for": "agent"},
    )


FORMAT = Format(
    key="intercom",
    title="Intercom conversations",
    recognises=recognises,
    read=read,
    hint="JSON or a line each, with conversation_parts",
)
