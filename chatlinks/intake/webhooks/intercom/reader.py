"""Intercom's notifications, as docs/webhooks.md describes them: each holds the conversation, with
the parts that are new.
"""

from datetime import datetime
from typing import Any

from chatlinks.intake.importers.html_text import pictures_in, plain_text
from chatlinks.intake.webhooks.payloads.attachments import SentFile, with_files, with_names
from chatlinks.intake.webhooks.payloads.extract import (
    Extract,
    Settings,
    identifier,
    is_public,
    person,
)
from chatlinks.intake.webhooks.payloads.payload import (
    LATEST,
    Payload,
    at,
    moment,
    objects_at,
    text_at,
)

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
# How Intercom writes what was redacted, where it has no field that says so.
WRITTEN_SO = "This message was deleted"
NOTES = ("note", "note_and_reopen", "note_and_unsnooze")
# A part's type → what the timeline says of it.
DEEDS = {
    "close": "completed",
    "open": "reopened",
    "assign_and_reopen": "reopened",
    "note_and_reopen": "reopened",
    "snoozed": "waiting",
    "unsnoozed": "reopened",
    "timer_unsnooze": "reopened",
    "assign_and_unsnooze": "reopened",
    "note_and_unsnooze": "reopened",
}
# How a conversation began that nobody wrote by hand.
AUTOMATIC = ("automated", "campaigns_initiated", "operator_initiated")


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
    source = at(item, "source") or at(item, "conversation_message")
    parts = objects_at(item, "conversation_parts.conversation_parts")
    for contact in contacts_of(item)[:1]:
        describe_contact(extract, thread, app, contact, moment(item.get("created_at")) or changed)
    channel = text_at(source, "type")
    state = STATES.get(state_of(item), "")
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
    read_rating(extract, thread, item, changed)


def contacts_of(item: Payload) -> list[Payload]:
    """Its users; older editions tell of one."""
    return objects_at(item, "contacts.contacts") or objects_at({"user": [item.get("user")]}, "user")


def state_of(item: Payload) -> str:
    """Older editions say of a closed one that it isn't open."""
    if not item.get("state") and item.get("open") is False:
        return "closed"
    return text_at(item, "state")


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
    sender = sender_of(part, author)
    if not id_:
        extract.faults.append("part.id: there is none")
        return
    if sender == "user" and isinstance(author, dict) and text_at(author, "id"):
        describe_contact(extract, "", app, who_wrote(author), sent)
    read_deed(extract, thread, part, sent)
    gone = is_gone(part)
    words = REDACTED if gone else words_of(part)
    files = [] if gone else files_of(part)
    changed = LATEST if gone else changed
    if kind in NOTES:
        text = with_names(words, files)
        extract.note(thread, id_, sent, changed, text=text, agent=author_of(author))
        return
    type_, data = with_files(files)
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


def sender_of(part: Payload, author: Any) -> str:
    """An AI agent may write under an admin's name, and so does what is sent to many at once."""
    sender = SENDERS.get(text_at(author, "type"), "other")
    by_machine = at(author, "from_ai_agent") is True or at(author, "is_ai_answer") is True
    if sender == "agent" and (by_machine or text_at(part, "delivered_as") in AUTOMATIC):
        return "bot"
    return sender


def is_gone(part: Payload) -> bool:
    """Whether what it said was taken back."""
    return part.get("redacted") is True or plain_text(text_at(part, "body")) == WRITTEN_SO


def words_of(part: Payload) -> str:
    subject = plain_text(text_at(part, "subject"))
    return f"{subject}\n\n{plain_text(text_at(part, 'body'))}".strip()


def author_of(author: Any) -> dict[str, str]:
    return person(text_at(author, "name"), text_at(author, "email"))


def files_of(part: Payload) -> list[SentFile]:
    """What is attached, and the pictures that stand in the text."""
    attached = [
        (text_at(each, "url"), text_at(each, "content_type"), text_at(each, "name"))
        for each in objects_at(part, "attachments")
    ]
    return attached + [(each, "image", "") for each in pictures_in(text_at(part, "body"))]


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
    if kind in DEEDS:
        agent = author_of(at(part, "author")) if kind == "close" else {}
        event = {"type": DEEDS[kind], "agent": agent, **timed}
        extract.add("event", thread, f"{kind} {id_}", sent, event)
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


def read_rating(
    extract: Extract,
    thread: str,
    item: Payload,
    changed: datetime | None,
) -> None:
    """A remark is added to it later, which doesn't change its time."""
    rating = at(item, "conversation_rating")
    by_bot = text_at(rating, "teammate.type") == "bot"
    extract.review(
        thread,
        "rating",
        moment(at(rating, "created_at")) or changed,
        at(rating, "rating"),
        version=changed,
        comment=text_at(rating, "remark"),
        **({"for": "bot"} if by_bot else {}),
    )
