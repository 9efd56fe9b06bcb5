"""Chatwoot's webhooks, as docs/webhooks.md describes them.

Its ids are those of one account, which its messages name and its conversations don't; a webhook is
one account's, so the source stands for it.
"""

from datetime import datetime
from typing import Any

from chatlinks.intake.webhooks.payloads.attachments import with_files
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings, identifier, person
from chatlinks.intake.webhooks.payloads.payload import Payload, at, moment, objects_at, text_at

KIND = "chatwoot"
SENDERS = {"incoming": "user", "outgoing": "agent", "template": "bot"}
BY_NUMBER = {"0": "incoming", "1": "outgoing", "2": "activity", "3": "template"}
STATES = {
    "open": "active",
    "pending": "bot",
    "snoozed": "waiting",
    "resolved": "completed",
}
ACTIVITY = "A line of Chatwoot’s own; the timeline has what it says."
NO_CONVERSATION = "It names no conversation."
DELETED = "This message was deleted at the source."


def read(payload: Payload, settings: Settings) -> Extract:
    extract = Extract(event=text_at(payload, "event"))
    if extract.event in ("message_created", "message_updated"):
        return read_message(payload, extract, settings.source)
    if extract.event in CONVERSATION_EVENTS:
        return read_conversation(payload, extract, settings.source)
    if extract.event in ("contact_created", "contact_updated"):
        return read_contact(payload, extract, settings.source)
    return extract.skip("An event that says nothing of a conversation.")


# ── Messages ──────────────────────────────────────────────────────────────────────────────────


def read_message(payload: Payload, extract: Extract, account: str) -> Extract:
    conversation = at(payload, "conversation")
    number = text_at(conversation, "id") or text_at(conversation, "display_id")
    id_ = text_at(payload, "id")
    if not (number and id_):
        return extract.skip(NO_CONVERSATION)
    thread = identifier(KIND, account, number)
    sent = moment(payload.get("created_at"))
    changed = moment(payload.get("updated_at")) or sent
    describe(extract, thread, account, conversation, changed)
    kind = text_at(payload, "message_type")
    kind = BY_NUMBER.get(kind, kind)
    if kind == "activity":
        return extract.skip(ACTIVITY)
    if text_at(payload, "content_type") == "input_csat":
        read_rating(payload, extract, thread, changed)
    sender = at(payload, "sender")
    if kind == "incoming" and isinstance(sender, dict):
        describe_contact(extract, thread, account, sender, changed)
    if payload.get("private") is True:
        note = {"type": "note", "text": words_of(payload), "agent": author_of(sender)}
        note["at"] = sent.isoformat() if sent else ""
        extract.add("event", thread, f"note {id_}", changed, note)
        return extract
    read_said(payload, extract, thread, kind, (sent, changed))
    return extract


def read_said(
    payload: Payload,
    extract: Extract,
    thread: str,
    kind: str,
    times: tuple[datetime | None, datetime | None],
) -> None:
    sender = at(payload, "sender")
    by_bot = text_at(sender, "type") == "agent_bot"
    type_, data = with_files(files_of(payload), choices_of(payload))
    extract.message(
        thread,
        text_at(payload, "id"),
        *times,
        sender="bot" if by_bot else SENDERS.get(kind, "other"),
        author=author_of(sender),
        text=words_of(payload),
        type=type_,
        data=data,
    )


def words_of(payload: Payload) -> str:
    if at(payload, "content_attributes.deleted") is True:
        return DELETED
    return text_at(payload, "content")


def files_of(payload: Payload) -> list[tuple[str, str, str]]:
    """(address, media type, name) of each attachment."""
    if at(payload, "content_attributes.deleted") is True:
        return []
    return [
        (text_at(each, "data_url"), text_at(each, "file_type"), text_at(each, "fallback_title"))
        for each in objects_at(payload, "attachments")
    ]


def choices_of(payload: Payload) -> list[str]:
    """What a bot offers to choose from."""
    items = objects_at(payload, "content_attributes.items")
    return [text_at(each, "title") for each in items if text_at(each, "title")]


def author_of(sender: Any) -> dict[str, str]:
    return person(text_at(sender, "name"), text_at(sender, "email"))


def read_rating(
    payload: Payload,
    extract: Extract,
    thread: str,
    changed: datetime | None,
) -> None:
    """What the user answered to the survey, once they did."""
    answer = at(payload, "content_attributes.submitted_values.csat_survey_response")
    rating = at(answer, "rating")
    if not isinstance(rating, int) or not 1 <= rating <= 5:
        return
    review = {
        "rating": rating,
        "comment": text_at(answer, "feedback_message"),
        "for": "agent",
        "id": text_at(payload, "id"),
        "at": changed.isoformat() if changed else "",
    }
    extract.add("review", thread, text_at(payload, "id"), changed, review)


# ── Conversations and contacts ────────────────────────────────────────────────────────────────


CONVERSATION_EVENTS = frozenset(
    {
        "conversation_created",
        "conversation_status_changed",
        "conversation_updated",
        "conversation_opened",
        "conversation_resolved",
    }
)


def read_conversation(payload: Payload, extract: Extract, account: str) -> Extract:
    number = text_at(payload, "id")
    if not number:
        return extract.skip(NO_CONVERSATION)
    thread = identifier(KIND, account, number)
    changed = moment(payload.get("updated_at")) or moment(payload.get("timestamp"))
    describe(extract, thread, account, payload, changed)
    began = moment(payload.get("created_at")) or changed
    if extract.event == "conversation_created" and began:
        event = {"type": "session_started", "at": began.isoformat()}
        extract.add("event", thread, "created", began, event)
    status = text_at(payload, "status")
    if extract.event == "conversation_status_changed" and status == "resolved" and changed:
        event = {"type": "completed", "at": changed.isoformat()}
        extract.add("event", thread, f"resolved {int(changed.timestamp())}", changed, event)
    return extract


def describe(
    extract: Extract, thread: str, account: str, conversation: Any, changed: datetime | None
) -> None:
    """Its state, and whose it is."""
    sender = at(conversation, "meta.sender")
    told = moment(at(conversation, "updated_at")) or changed
    if isinstance(sender, dict) and text_at(sender, "id"):
        describe_contact(extract, thread, account, sender, told)
    state = STATES.get(text_at(conversation, "status"), "")
    extract.about(
        thread,
        told,
        state=state,
        closed_at=told.isoformat() if told and state == "completed" else None,
        channel=text_at(conversation, "channel").removeprefix("Channel::"),
        assignee=author_of(at(conversation, "meta.assignee")) or None,
        team=text_at(conversation, "meta.team.name"),
    )


def describe_contact(
    extract: Extract, thread: str, account: str, contact: Any, changed: datetime | None
) -> None:
    id_ = text_at(contact, "id")
    if not id_ or text_at(contact, "type") in ("user", "agent_bot"):
        return
    extract.contact(
        thread,
        identifier(KIND, account, id_),
        changed,
        name=text_at(contact, "name"),
        email=text_at(contact, "email"),
        phone=text_at(contact, "phone_number"),
    )


def read_contact(payload: Payload, extract: Extract, account: str) -> Extract:
    changed = moment(payload.get("updated_at")) or moment(payload.get("last_activity_at"))
    if not text_at(payload, "id"):
        return extract.skip("It names no contact.")
    if changed is None:
        return extract.skip("It has no time.")
    describe_contact(extract, "", account, payload, changed)
    return extract
