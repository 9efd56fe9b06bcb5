"""Zendesk's tickets with their comments, as JSON or a line each; users beside them, if they are."""

import codecs
from collections.abc import Iterable, Iterator
from functools import partial

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, Piece
from chatlinks.intake.importers.drafting import Draft, label
from chatlinks.intake.importers.help_desks import desk
from chatlinks.intake.importers.help_desks.desk import DeskMessage, HelpDesk
from chatlinks.intake.importers.html_text import plain_text
from chatlinks.intake.importers.json_records import (
    Fields,
    Record,
    listed,
    object_in,
    objects_in,
    records,
)
from chatlinks.intake.load import Reject

KEY = "zendesk"
PRIVATE = "internal notes, which the user never saw"
RATINGS = {
    "good": 5,
    "bad": 1,
    "good_with_comment": 5,
    "bad_with_comment": 1,
}
STAFF = {"agent", "admin"}
SUBJECT = "subject of the ticket"  # in its first comment, where no field of theirs is called so
Users = dict[str, Fields]


def recognises(archive: Archive) -> bool:
    return desk.recognises(zendesk(), documents_of(archive))


def documents_of(archive: Archive) -> list[Document]:
    if len(archive.documents) == 1:
        return archive.documents
    return archive.matching("*ticket*.json", "*ticket*.ndjson", "*ticket*.jsonl")


def is_ticket(fields: Fields) -> bool:
    fields = unwrapped(fields)
    asked = "requester_id" in fields or isinstance(fields.get("requester"), dict)
    return asked and bool({"comments", "subject", "description"} & fields.keys())


def unwrapped(fields: Fields) -> Fields:
    """The ticket, which may lie in an object of its own."""
    return {**fields, **object_in(fields, "ticket")}


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    yield from desk.read(zendesk(users_of(archive)), archive, documents_of(archive))


def zendesk(users: Users | None = None) -> HelpDesk:
    return HelpDesk(
        key=KEY,
        holds=is_ticket,
        pieces=partial(ticket, users=users or {}),
        wanted="it is no ticket: it names no requester",
        around=("tickets", "results", "requests"),
    )


# ── Who wrote ─────────────────────────────────────────────────────────────────────────────────


def users_of(archive: Archive) -> Users:
    """By id, of a list beside the tickets or of a file of their own."""
    users: Users = {}
    for document in archive.matching("*user*.json", "*user*.ndjson", "*user*.jsonl"):
        users |= by_id(records(document, ("users",)))
    for document in documents_of(archive):
        head = document.head(4096).removeprefix(codecs.BOM_UTF8)
        if head.lstrip().startswith(b"{"):
            users |= by_id(listed(document, "users.item", "users"))
    return users


def by_id(users: Iterable[Record | Reject]) -> Users:
    known = [each.fields for each in users if isinstance(each, Record)]
    return {str(fields["id"]): fields for fields in known if "id" in fields}


def person(fields: Fields, role: str, users: Users) -> Fields:
    """The requester of a ticket, the author of a comment: by id, or told in full."""
    own = object_in(fields, role)
    id_ = str(fields.get(f"{role}_id") or own.get("id") or "")
    return {**users.get(id_, {}), **own, "id": id_}


def named_by_channel(fields: Fields) -> Fields:
    """Who wrote, as the mail or message says that a ticket came of."""
    source = object_in(object_in(object_in(fields, "via"), "source"), "from")
    told = {
        "name": source.get("name"),
        "email": source.get("address"),
        "phone": source.get("phone"),
    }
    return {name: label(value) for name, value in told.items() if value}


def is_user(author: Fields, requester: Fields) -> bool:
    role = label(author.get("role"))
    if role in STAFF:
        return False
    return role == "end-user" or author["id"] in ("", requester.get("id"))


# ── Tickets ───────────────────────────────────────────────────────────────────────────────────


def ticket(record: Record, users: Users) -> Iterator[Piece]:
    fields = unwrapped(record.fields)
    requester = {**named_by_channel(fields), **person(fields, "requester", users)}
    id_ = f"{KEY}:{fields.get('id') or fields.get('nice_id') or record.place}"
    channel = label(object_in(fields, "via").get("channel"))
    contact = desk.contact(KEY, requester, id_)
    draft = Draft(
        record.place,
        id_,
        {**contact, "channel": channel},
        line=record.line,
    )
    draft.set(channel=channel)
    private = 0
    for number, comment in enumerate(comments_of(fields, requester)):
        if comment.get("public", True) is False:
            private += 1
        else:
            place = f"{record.place}.comments[{number}]"
            add(draft, place, comment, requester, users)
    rate(draft, record.place, fields)
    yield from draft.finish()
    yield from desk.left_out(PRIVATE, private)


def comments_of(fields: Fields, requester: Fields) -> list[Fields]:
    """The first with the ticket's subject; without any, what the ticket says of itself."""
    within = fields.get("comments")
    comments = objects_in(within if isinstance(within, dict) else fields, "comments")
    first, *others = comments or [description(fields, requester)]
    return [{**first, SUBJECT: str(fields.get("subject") or "")}, *others]


def description(fields: Fields, requester: Fields) -> Fields:
    return {
        "id": "description",
        "author_id": requester.get("id"),
        "body": fields.get("description") or fields.get("raw_subject"),
        "created_at": fields.get("created_at"),
    }


def add(
    draft: Draft,
    place: str,
    comment: Fields,
    requester: Fields,
    users: Users,
) -> None:
    author = person(comment, "author", users)
    by_user = is_user(author, requester)
    if by_user and not author.get("name"):
        told = {name: each for name, each in author.items() if each}
        author = {**requester, **told}
    DeskMessage(
        id=comment.get("id"),
        at=comment.get("created_at"),
        sender="user" if by_user else "agent",
        author=author,
        text=text_of(comment, with_subject=by_user),
        files=[
            desk.attached(each.get("file_name"), each.get("content_url"))
            for each in objects_in(comment, "attachments")
        ],
    ).add_to(draft, place)


def text_of(comment: Fields, *, with_subject: bool) -> str:
    text = body_of(comment)
    spoken = object_in(comment, "data").get("transcription_text")  # of a call
    text = f"{text}\n\n{spoken}" if isinstance(spoken, str) and spoken else text
    subject = comment.get(SUBJECT)
    if with_subject and subject and subject not in text:
        return f"{subject}\n\n{text}".strip()
    return text


def body_of(comment: Fields) -> str:
    html = comment.get("html_body")
    if isinstance(html, str) and html:
        return plain_text(html)
    text = str(comment.get("plain_body") or comment.get("body") or "")
    return plain_text(text) if "&nbsp;" in text else text


def rate(draft: Draft, place: str, fields: Fields) -> None:
    """Zendesk knows good and bad: five and one."""
    rating = object_in(fields, "satisfaction_rating")
    score = label(rating.get("score"))
    if score in RATINGS:
        desk.rate(
            draft,
            f"{place}.satisfaction_rating",
            rating=RATINGS[score],
            comment=rating.get("comment"),
            at=rating.get("updated_at") or fields.get("updated_at"),
        )


FORMAT = Format(
    key=KEY,
    title="Zendesk tickets",
    recognises=recognises,
    read=read,
    hint="JSON or a line each, with their comments",
)
