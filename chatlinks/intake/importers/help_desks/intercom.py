"""Intercom's conversations with their parts, as its API and its export to a bucket write them."""

from collections.abc import Iterator

from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, Piece
from chatlinks.intake.importers.drafting import Draft, label
from chatlinks.intake.importers.help_desks import desk
from chatlinks.intake.importers.help_desks.desk import DeskMessage, HelpDesk
from chatlinks.intake.importers.html_text import plain_text
from chatlinks.intake.importers.json_records import Fields, Record, object_in, objects_in
from chatlinks.intake.load import LeftOut

KEY = "intercom"
PARTS = "conversation_parts"
NOTES = "internal notes, which the user never saw"
MOVES = "changes of state or assignment without a word"
MISSING = "parts that the export doesn't hold: export these conversations one by one"
SENDERS = {
    "user": "user",
    "lead": "user",
    "contact": "user",
    "admin": "agent",
    "bot": "bot",
}


def recognises(archive: Archive) -> bool:
    return desk.recognises(INTERCOM, archive.documents)


def is_conversation(fields: Fields) -> bool:
    if PARTS in fields:
        return True
    return "source" in fields and fields.get("type") == "conversation"


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    return desk.read(INTERCOM, archive, archive.documents)


def conversation(record: Record) -> Iterator[Piece]:
    fields = record.fields
    source = object_in(fields, "source") or object_in(fields, "conversation_message")
    parts = parts_of(fields)
    id_ = f"{KEY}:{fields.get('id') or record.place}"
    contact = contact_of(fields, [source, *parts], id_)
    draft = Draft(
        record.place,
        id_,
        {**contact, "channel": source.get("type")},
        line=record.line,
    )
    draft.set(channel=label(source.get("type")))
    subject = str(source.get("subject") or "")
    add(draft, f"{record.place}.source", beginning(fields, source), subject)
    notes = moves = 0
    for number, part in enumerate(parts):
        if part.get("part_type") in ("note", "note_and_reopen"):
            notes += 1
        elif not add(draft, f"{record.place}.{PARTS}[{number}]", part):
            moves += 1
    rate(draft, record.place, fields)
    yield from draft.finish()
    yield from desk.left_out(NOTES, notes)
    yield from desk.left_out(MOVES, moves)
    total = object_in(fields, PARTS).get("total_count")
    if isinstance(total, int) and total > len(parts):
        yield LeftOut(MISSING, total - len(parts))


def parts_of(fields: Fields) -> list[Fields]:
    """A list, or a list in an object of the same name."""
    within = fields.get(PARTS)
    return objects_in(within if isinstance(within, dict) else fields, PARTS)


def beginning(fields: Fields, source: Fields) -> Fields:
    """What a conversation begins with, as one of its parts."""
    return {
        **source,
        "created_at": source.get("created_at") or fields.get("created_at"),
    }


def contact_of(
    fields: Fields,
    parts: list[Fields],
    conversation: str,
) -> Fields:
    """The first of its users; with a name where one of their messages says it."""
    authors = [object_in(each, "author") for each in parts]
    wrote = [each for each in authors if SENDERS.get(str(each.get("type"))) == "user"]
    told = {name: each for name, each in first_contact(fields).items() if each}
    known = {**(wrote[0] if wrote else {}), **told}
    return desk.contact(KEY, known, conversation, ("id", "external_id", "email"))


def first_contact(fields: Fields) -> Fields:
    met = fields.get("contacts") or fields.get("user") or {}
    if isinstance(met, dict) and "contacts" in met:
        met = met["contacts"]
    if isinstance(met, list):
        met = met[0] if met else {}
    return met if isinstance(met, dict) else {}


def add(
    draft: Draft,
    place: str,
    part: Fields,
    subject: str = "",
) -> bool:
    """Has it anything that the user wrote or was shown?"""
    author = object_in(part, "author")
    return DeskMessage(
        id=part.get("id"),
        at=part.get("created_at"),
        sender=sender_of(author),
        author=author,
        text=text_of(part, subject),
        files=[
            desk.attached(each.get("name"), each.get("url"))
            for each in objects_in(part, "attachments")
        ],
    ).add_to(draft, place)


def sender_of(author: Fields) -> str:
    """An AI agent may write under an admin's name."""
    if author.get("from_ai_agent") is True or author.get("is_ai_answer") is True:
        return "bot"
    return SENDERS.get(str(author.get("type")), "other")


def text_of(part: Fields, subject: str) -> str:
    text = plain_text(str(part.get("body") or ""))
    subject = plain_text(subject)
    return f"{subject}\n\n{text}".strip() if subject else text


def rate(draft: Draft, place: str, fields: Fields) -> None:
    rating = object_in(fields, "conversation_rating")
    desk.rate(
        draft,
        f"{place}.conversation_rating",
        rating=rating.get("rating"),
        comment=rating.get("remark"),
        at=rating.get("created_at"),
    )


INTERCOM = HelpDesk(
    key=KEY,
    holds=is_conversation,
    pieces=conversation,
    wanted="it is no conversation: it has no conversation_parts",
    around=("conversations", "data", "items"),
)
FORMAT = Format(
    key=KEY,
    title="Intercom conversations",
    recognises=recognises,
    read=read,
    hint="JSON or a line each, with conversation_parts",
)
