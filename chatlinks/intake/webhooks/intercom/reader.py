"""Intercom's notifications, as docs/webhooks.md describes them: each holds the conversation, with
the parts that are new.
"""

from datetime import datetime
from typing import Any

from chatlinks.intake.importers.html_text import plain_text
from chatlinks.intake.webhooks.payloads.attachments import with_files
from chatlinks.intake.webhooks.payloads.extract import (
    Extract,
    Settings,
    identifier,
    is_public,
    person,
)
from chatlinks.intake.webhooks.payloads.payload import Payload, at, moment, objects_at, text_at

KIND = "intercom"
CONVERSATION, CONTACT, PING = "conversation.", "contact.", "ping"
TOPICS = frozenset(
    {
        "conversation.user.created",
        "conversation.user.replied",
        "conversation.admin.replied",
        "conversation.admin.single.created",
        "conversation.admin.assigned",
        "conversation.admin.noted",
        "conversation.admin.closed",
        "conversation.admin.opened",
        "conversation.admin.snoozed",
        "conversation.admin.unsnoozed",
        "conversation.admin.open.assigned",
        "conversation.operator.replied",
        "conversation.contact.attached",
        "conversation.contact.detached",
        "conversation.priority.updated",
        "conversation.rating.added",
        "conversation.read",
        "conversation.deleted",
        "conversation_part.tag.created",
        "conversation_part.redacted",
        "contact.user.created",
        "contact.user.updated",
        "contact.lead.created",
        "contact.lead.updated",
        "contact.lead.signed_up",
        "contact.email.updated",
        PING,
    }
)
SENDERS = {"user": "user", "lead": "user", "contact": "user", "admin": "agent", "bot": "bot"}
STATES = {"open": "active", "snoozed": "waiting", "closed": "completed"}
REDACTED = "This message was deleted at the source."
NOTES = ("note", "note_and_reopen")


def read(payload: Payload, settings: Settings) -> Extract:
    extract = Extract(event=text_at(payload, "topic"))
    item = at(payload, "data.item")
    if extract.event == PING:
        return extract.skip("Intercom tries whether somebody is there.")
    if extract.event not in TOPICS or not isinstance(item, dict):
        return extract.skip("A topic that says nothing of a conversation.")
    if not text_at(item, "id"):
        return extract.skip("It names nothing.")
    told = moment(payload.get("created_at"))
    app = text_at(payload, "app_id")
    if extract.event.startswith(CONTACT):
        describe_contact(extract, "", app, item, moment(item.get("updated_at")) or told)
    elif extract.event == "conversation.deleted":
        return extract.skip("It was deleted there. Here it stays: forget its user, if they ask.")
    else:
        read_conversation(extract, app, item, moment(item.get("updated_at")) or told)
    return extract


def read_conversation(
    extract: Extract,
    app: str,
    item: Payload,
    changed: datetime | None,
) -> None:
    thread = identifier(KIND, app, text_at(item, "id"))
    source = at(item, "source")
    parts = objects_at(item, "conversation_parts.conversation_parts")
    for contact in objects_at(item, "contacts.contacts")[:1]:
        describe_contact(extract, thread, app, contact, moment(item.get("created_at")) or changed)
    channel = text_at(source, "type")
    state = STATES.get(text_at(item, "state"), "")
    if state == "active" and not at(item, "admin_assignee_id"):
        state = ""  # open, and with nobody yet: with the bot until an agent writes
    extract.about(
        thread,
        changed,
        state=state,
        closed_at=changed.isoformat() if changed and state == "completed" else None,
    )
    extract.about(thread, moment(item.get("created_at")) or changed, channel=channel)
    if isinstance(source, dict):
        began = {**source, "created_at": item.get("created_at")}
        read_part(extract, thread, app, began)
    for part in parts:
        read_part(extract, thread, app, part)
    read_rating(extract, thread, item)


def describe_contact(
    extract: Extract, thread: str, app: str, contact: Any, changed: datetime | None
) -> None:
    """Details, if any, of who it is with; most notifications tell of them with what they wrote."""
    extract.contact(
        thread,
        identifier(KIND, app, text_at(contact, "id")),
        changed,
        name=text_at(contact, "name"),
        email=text_at(contact, "email"),
        phone=text_at(contact, "phone"),
    )


def read_part(
    extract: Extract,
    thread: str,
    app: str,
    part: Payload,
) -> None:
    """What somebody wrote, and what an agent did with the conversation."""
    id_, kind = text_at(part, "id"), text_at(part, "part_type")
    sent = moment(part.get("created_at"))
    changed = moment(part.get("updated_at")) or sent
    author = at(part, "author")
    sender = SENDERS.get(text_at(author, "type"), "other")
    if not id_:
        extract.faults.append("part.id: there is none")
        return
    if sender == "user" and isinstance(author, dict) and text_at(author, "id"):
        describe_contact(extract, "", app, who_wrote(author), sent)
    read_deed(extract, thread, part, sent)
    words = words_of(part)
    if kind in NOTES:
        extract.add("event", thread, f"note {id_}", changed, note_of(words, author, sent))
        return
    type_, data = with_files([] if is_gone(part) else files_of(part))
    if words or data:
        extract.message(
            thread,
            id_,
            sent,
            changed,
            sender=sender,
            author={} if sender == "user" else author_of(author),
            text=words,
            type=type_,
            data=data,
        )


def who_wrote(author: Payload) -> Payload:
    """What a message tells of its user."""
    return {key: value for key, value in author.items() if key in ("id", "name", "email")}


def note_of(words: str, author: Any, sent: datetime | None) -> dict[str, Any]:
    return {
        "type": "note",
        "text": words,
        "agent": author_of(author),
        "at": sent.isoformat() if sent else "",
    }


def is_gone(part: Payload) -> bool:
    """Whether what it said was taken back."""
    return part.get("redacted") is True


def words_of(part: Payload) -> str:
    if is_gone(part):
        return REDACTED
    subject = plain_text(text_at(part, "subject"))
    return f"{subject}\n\n{plain_text(text_at(part, 'body'))}".strip()


def author_of(author: Any) -> dict[str, str]:
    return person(text_at(author, "name"), text_at(author, "email"))


def files_of(part: Payload) -> list[tuple[str, str, str]]:
    return [
        (text_at(each, "url"), text_at(each, "content_type"), text_at(each, "name"))
        for each in objects_at(part, "attachments")
    ]


def read_deed(
    extract: Extract,
    thread: str,
    part: Payload,
    sent: datetime | None,
) -> None:
    """Closed, snoozed, opened again, or given to somebody."""
    kind = text_at(part, "part_type")
    id_ = text_at(part, "id")
    timed = {"at": sent.isoformat() if sent else ""}
    if kind == "close":
        agent = author_of(at(part, "author"))
        event = {"type": "completed", "agent": agent, **timed}
        extract.add("event", thread, f"{kind} {id_}", sent, event)
    elif kind == "open":
        extract.add("event", thread, f"{kind} {id_}", sent, {"type": "reopened", **timed})
    elif kind == "snoozed":
        extract.add("event", thread, f"{kind} {id_}", sent, {"type": "waiting", **timed})
    whom = at(part, "assigned_to")
    name = text_at(whom, "name")
    if text_at(whom, "type") == "team" and name and is_public(name):
        event = {"type": "assigned_team", "team": name, **timed}
        extract.add("event", thread, f"team {id_}", sent, event)
        extract.about(thread, sent, team=name)
    elif text_at(whom, "type") == "admin" and name:
        event = {"type": "assigned_agent", "agent": author_of(whom), **timed}
        extract.add("event", thread, f"admin {id_}", sent, event)
        extract.about(thread, sent, assignee=author_of(whom))


def read_rating(extract: Extract, thread: str, item: Payload) -> None:
    rating = at(item, "conversation_rating.rating")
    if isinstance(rating, bool) or not isinstance(rating, int) or not 1 <= rating <= 5:
        return
    rated = moment(at(item, "conversation_rating.created_at"))
    by_bot = text_at(item, "conversation_rating.teammate.type") == "bot"
    review = {
        "rating": rating,
        "comment": text_at(item, "conversation_rating.remark"),
        "for": "bot" if by_bot else "agent",
        "at": rated.isoformat() if rated else "",
    }
    extract.add("review", thread, "rating", rated, review)
