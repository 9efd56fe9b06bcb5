"""Zendesk's tickets with their comments, as JSON or a line each; users beside them, if they are."""

from collections.abc import Iterator
from typing import Any

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, Piece
from chatlinks.intake.importers.drafting import Draft, canonical, label
from chatlinks.intake.importers.html_text import plain_text
from chatlinks.intake.importers.json_records import Record, listed, peek, records
from chatlinks.intake.load import LeftOut, Reject

AROUND = ("tickets", "results", "requests")
PRIVATE = "internal notes, which the user never saw"
RATINGS = {"good": 5, "bad": 1, "good_with_comment": 5, "bad_with_comment": 1}
STAFF = {"agent", "admin"}


def recognises(archive: Archive) -> bool:
    documents = documents_of(archive)
    return bool(documents) and any(map(is_ticket, peek(documents[0], AROUND)))


def documents_of(archive: Archive) -> list[Document]:
    if len(archive.documents) == 1:
        return archive.documents
    return archive.matching("*ticket*.json", "*ticket*.ndjson", "*ticket*.jsonl")


def is_ticket(fields: dict[str, Any]) -> bool:
    if isinstance(fields.get("ticket"), dict):
        fields = {**fields, **fields["ticket"]}
    asked = "requester_id" in fields or isinstance(fields.get("requester"), dict)
    return asked and bool({"comments", "subject", "description"} & fields.keys())


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    users = users_of(archive)
    for document in documents_of(archive):
        for record in records(document, AROUND):
            if isinstance(record, Reject):
                yield record
            elif is_ticket(record.fields):
                yield from ticket(record, users)
            else:
                reason = ["it is no ticket: it names no requester"]
                content = canonical(record.fields)
                yield Reject(record.line, content, reason, place=record.place)
        archive.done += document.size


def users_of(archive: Archive) -> dict[str, dict[str, Any]]:
    """By id, of a list beside the tickets or of a file of their own."""
    users = {}
    for document in archive.matching("*user*.json", "*user*.ndjson", "*user*.jsonl"):
        for record in records(document, ("users",)):
            if isinstance(record, Record) and "id" in record.fields:
                users[str(record.fields["id"])] = record.fields
    for document in documents_of(archive):
        if document.head(4096).lstrip(b"\xef\xbb\xbf \n\r\t").startswith(b"{"):
            for record in listed(document, "users.item", "users"):
                if isinstance(record, Record) and "id" in record.fields:
                    users[str(record.fields["id"])] = record.fields
    return users


def ticket(record: Record, users: dict[str, dict[str, Any]]) -> Iterator[Piece]:
    fields = record.fields
    if isinstance(fields.get("ticket"), dict):
        fields = {**fields, **fields["ticket"]}
    requester = person(fields, "requester", users)
    id_ = f"zendesk:{fields.get('id') or fields.get('nice_id') or record.place}"
    channel = channel_of(fields)
    contact = {
        "id": f"zendesk:{requester['id']}" if requester.get("id") else id_,
        "name": requester.get("name"),
        "email": requester.get("email"),
        "phone": requester.get("phone"),
        "channel": channel,
    }
    draft = Draft(record.place, id_, contact, line=record.line)
    draft.set(channel=channel)
    comments = fields.get("comments")
    if isinstance(comments, dict):
        comments = comments.get("comments")
    if not comments:
        comments = [first_comment(fields, requester)]
    private = 0
    for number, comment in enumerate(comments):
        if isinstance(comment, dict) and comment.get("public", True) is False:
            private += 1
        elif isinstance(comment, dict):
            place = f"{record.place}.comments[{number}]"
            subject = str(fields.get("subject") or "") if number == 0 else ""
            add(draft, place, {**comment, "subject": subject}, requester, users)
    rate(draft, record.place, fields)
    yield from draft.finish()
    if private:
        yield LeftOut(PRIVATE, private)


def person(fields: dict[str, Any], role: str, users: dict[str, dict[str, Any]]) -> dict[str, Any]:
    own = fields.get(role)
    id_ = (
        str(fields.get(f"{role}_id") or (own or {}).get("id") or "")
        if own is not None
        else str(fields.get(f"{role}_id") or "")
    )
    known = users.get(id_, {})
    return {**known, **(own if isinstance(own, dict) else {}), "id": id_}


def first_comment(fields: dict[str, Any], requester: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": "description",
        "author_id": requester.get("id"),
        "body": fields.get("description") or fields.get("raw_subject"),
        "created_at": fields.get("created_at"),
    }


def channel_of(fields: dict[str, Any]) -> str:
    via = fields.get("via")
    return label(via.get("channel")) if isinstance(via, dict) else ""


def add(
    draft: Draft,
    place: str,
    comment: dict[str, Any],
    requester: dict[str, Any],
    users: dict[str, dict[str, Any]],
) -> None:
    author = person(comment, "author", users)
    is_user = author["id"] in ("", requester.get("id")) or author.get("role") == "end-user"
    is_user = is_user and author.get("role") not in STAFF
    if not author.get("name") and is_user:
        author = {**requester, **{name: each for name, each in author.items() if each}}
    text, subject = text_of(comment), comment["subject"]
    if subject and is_user and subject not in text:
        text = f"{subject}\n\n{text}".strip()
    attached = comment.get("attachments") or []
    items = [
        {"file_name": str(each.get("file_name") or "file")}
        for each in attached
        if isinstance(each, dict)
    ]
    if text or items:
        draft.message(
            place,
            id=str(comment.get("id") or ""),
            at=comment.get("created_at"),
            sender="user" if is_user else "agent",
            author={"name": label(author.get("name")), "email": label(author.get("email"))},
            text=text,
            type="FILE" if items else "TEXT",
            data={"items": items} if items else None,
        )


def text_of(comment: dict[str, Any]) -> str:
    html = comment.get("html_body")
    if isinstance(html, str) and html:
        return plain_text(html)
    text = comment.get("plain_body") or comment.get("body") or ""
    return plain_text(text) if "&nbsp;" in text else str(text)


def rate(draft: Draft, place: str, fields: dict[str, Any]) -> None:
    """Zendesk knows good and bad: five and one."""
    rating = fields.get("satisfaction_rating")
    if not isinstance(rating, dict) or rating.get("score") not in RATINGS:
        return
    draft.review(
        f"{place}.satisfaction_rating",
        rating=RATINGS[rating["score"]],
        comment=rating.get("comment"),
        at=rating.get("updated_at") or fields.get("updated_at"),
        **{"for": "agent"},
    )


FORMAT = Format(
    key="zendesk",
    title="Zendesk tickets",
    recognises=recognises,
    read=read,
    hint="JSON or a line each, with their comments",
)
