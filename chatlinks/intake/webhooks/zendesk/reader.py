"""Zendesk's ticket events, as docs/webhooks.md describes them."""

from datetime import datetime
from functools import partial
from typing import Any

from chatlinks.intake.importers.html_text import plain_text
from chatlinks.intake.webhooks.payloads.attachments import item
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings, identifier, person
from chatlinks.intake.webhooks.payloads.payload import EARLIEST, Payload, at, moment, text_at
from chatlinks.intake.webhooks.zendesk.event_types import (
    MESSAGE_ADDED,
    TICKET,
    TICKET_EVENTS,
    USER,
    USER_EVENTS,
)

KIND = "zendesk"
ACTORS = {"end_user": "user", "agent": "agent", "trigger": "bot", "system": "bot"}
STATES = {
    "NEW": "queued",
    "OPEN": "active",
    "PENDING": "waiting",
    "HOLD": "active",
    "SOLVED": "completed",
    "CLOSED": "completed",
}
RATINGS = {"GOOD": 5, "BAD": 1, "GOOD_WITH_COMMENT": 5, "BAD_WITH_COMMENT": 1}
RATED = ("satisfaction_score", "satisfaction_rating", "csat")  # where a survey's answer stands
REDACTED = "This message was deleted at the source."


def read(payload: Payload, settings: Settings) -> Extract:
    extract = Extract(event=text_at(payload, "type"))
    told = moment(payload.get("time"))
    account = text_at(payload, "account_id")
    if extract.event in USER_EVENTS:
        return read_user(payload, extract, account, told)
    ticket = text_at(payload, "detail.id")
    if extract.event not in {*TICKET_EVENTS, MESSAGE_ADDED} or not ticket:
        return extract.skip("An event that says nothing of a ticket.")
    if told is None:
        extract.faults.append("time: there is none")
        return extract
    thread = identifier(KIND, account, ticket)
    if extract.event == MESSAGE_ADDED:
        read_chat(payload, extract, thread, told)
        return extract
    describe(payload, extract, thread, account, told)
    READERS.get(extract.event.removeprefix(TICKET), nothing)(payload, extract, thread, told)
    return extract


def nothing(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """It tells of the ticket what it is like now, and no more."""


def describe(payload: Payload, extract: Extract, thread: str, account: str, told: datetime) -> None:
    """Whose ticket it is, and its state, which each event tells."""
    requester = text_at(payload, "detail.requester_id")
    if requester:
        extract.contact(thread, identifier(KIND, account, requester), told)
    state = STATES.get(text_at(payload, "detail.status").upper(), "")
    changed = moment(at(payload, "detail.updated_at")) or told
    extract.about(
        thread,
        changed,
        state=state,
        channel=text_at(payload, "detail.via.channel"),
        closed_at=changed.isoformat() if state == "completed" else None,
    )


def read_created(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    began = moment(at(payload, "detail.created_at")) or told
    event = {"type": "session_started", "at": began.isoformat()}
    extract.add("event", thread, "created", began, event)


def read_comment(payload: Payload, extract: Extract, thread: str, told: datetime) -> None:
    """A reply, or a note for colleagues where it isn't public."""
    comment = at(payload, "event.comment")
    id_ = text_at(comment, "id")
    if not id_:
        extract.faults.append("event.comment.id: there is none")
        return
    author = at(comment, "author")
    text = text_at(comment, "body") or plain_text(text_at(comment, "html_body"))
    by_staff = at(author, "is_staff") is True
    name = text_at(author, "name")
    requester = text_at(payload, "detail.requester_id")
    if not by_staff and name and requester and text_at(author, "id") in ("", requester):
        contact = identifier(KIND, text_at(payload, "account_id"), requester)
        extract.contact("", contact, told, name=name)
    if at(comment, "is_public") is False:
        extract.note(thread, id_, told, told, text=text, agent=person(name) if by_staff else {})
        return
    extract.message(
        thread,
        id_,
        told,
        told,
        sender="agent" if by_staff else "user",
        author=person(name) if by_staff else {},
        text=text,
    )


def read_chat(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """A message of a chat. It tells of the ticket no more than its number; who wrote there is its
    requester, whose number tickets' own events tell.
    """
    id_ = text_at(payload, "event.message.id")
    if not id_:
        extract.faults.append("event.message.id: there is none")
        return
    actor = at(payload, "event.actor")
    sender = ACTORS.get(text_at(actor, "type"), "user")
    name = text_at(actor, "name")
    if sender == "user" and text_at(actor, "id"):
        contact = identifier(KIND, text_at(payload, "account_id"), text_at(actor, "id"))
        extract.contact(thread, contact, EARLIEST, name=name)
    extract.message(
        thread,
        id_,
        told,
        told,
        sender=sender,
        author={} if sender == "user" else person(name),
        text=text_at(payload, "event.message.body"),
    )


def file_of(payload: Payload) -> Any:
    return at(payload, "event.comment.attachment") or at(payload, "event.attachment")


def read_attachment(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """A file comes by itself, and names its comment, which may have several."""
    id_, file = text_at(payload, "event.comment.id"), file_of(payload)
    name = text_at(file, "filename")
    address = text_at(file, "content_url") or name
    if id_ and address:
        carried = item(address, text_at(file, "content_type"), name)
        named = text_at(file, "id") or address
        extract.edit(thread, id_, told, named, file={"id": named, "item": carried})


def read_file_redacted(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """What was written with it stays. One that isn't named may be any of them: then all go."""
    id_, named = text_at(payload, "event.comment.id"), text_at(file_of(payload), "id")
    if id_ and named:
        extract.edit(thread, id_, told, named, file={"id": named, "item": None})
    elif id_:
        extract.edit(thread, id_, told, type="TEXT", data=None)


def read_redacted(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    id_ = text_at(payload, "event.comment.id")
    if id_:
        extract.edit(thread, id_, told, text=REDACTED, type="TEXT", data=None)


def read_hidden(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """A reply that is for colleagues alone now: what it said goes, as from the user's eyes."""
    id_ = text_at(payload, "event.comment.id")
    if id_:
        hidden = "This message was made private at the source."
        extract.edit(thread, id_, told, text=hidden, type="TEXT", data=None)


def read_status(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """As it is after the event; what it tells of the ticket besides may be of later."""
    status = text_at(payload, "event.current").upper()
    state, before = (
        STATES.get(each, "") for each in (status, text_at(payload, "event.previous").upper())
    )
    if state == before:
        return
    if state == "completed":
        event = {"type": "completed", "at": told.isoformat()}
        extract.add("event", thread, f"solved {told.isoformat()}", told, event)
    elif before == "completed":
        event = {"type": "reopened", "at": told.isoformat()}
        extract.add("event", thread, f"reopened {told.isoformat()}", told, event)
    elif state == "waiting":
        event = {"type": "waiting", "at": told.isoformat()}
        extract.add("event", thread, f"pending {told.isoformat()}", told, event)


def read_rating(
    payload: Payload,
    extract: Extract,
    thread: str,
    told: datetime,
) -> None:
    """Zendesk knows good and bad, which are five and one; its newer surveys have stars, too."""
    event = at(payload, "event")
    asked = next((each for each in map(partial(at, event), RATED) if isinstance(each, dict)), {})
    score = text_at(event, "current") or text_at(asked, "score") or text_at(asked, "rating")
    comment = text_at(event, "comment") or text_at(event, "comment.body")
    extract.review(
        thread,
        "rating",
        told,
        RATINGS.get(score.upper(), score),
        comment=comment or text_at(asked, "comment"),
    )


READERS = {
    "created": read_created,
    "comment_added": read_comment,
    "comment_made_private": read_hidden,
    "comment_redacted": read_redacted,
    "attachment_linked_to_comment": read_attachment,
    "attachment_redacted_from_comment": read_file_redacted,
    "status_changed": read_status,
    "satisfaction_score_changed": read_rating,
    "csat_received": read_rating,
}


def read_user(payload: Payload, extract: Extract, account: str, told: datetime | None) -> Extract:
    """What a user is called now, of those who aren't staff."""
    user = text_at(payload, "detail.id")
    if not user:
        return extract.skip("It names no user.")
    if text_at(payload, "detail.role") in ("agent", "admin"):
        return extract.skip("It tells of somebody of the business.")
    name = text_at(payload, "detail.name")
    if extract.event == f"{USER}name_changed":
        name = text_at(payload, "event.current")
    extract.contact(
        "",
        identifier(KIND, account, user),
        told,
        name=name,
        email=text_at(payload, "detail.email"),
    )
    return extract if extract.facts else extract.skip("It tells nothing of the user.")
