"""Chatwoot's webhooks, as docs/webhooks.md describes them.

Its ids are those of one account, which its messages name and its conversations don't; a webhook is
one account's, so the source stands for it.
"""

from datetime import datetime
from typing import Any

from chatlinks.intake.webhooks.chatwoot import messages
from chatlinks.intake.webhooks.chatwoot.messages import author_of
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings, identifier, is_public
from chatlinks.intake.webhooks.payloads.payload import Payload, at, moment, objects_at, text_at

KIND = "chatwoot"
STATES = {
    "open": "active",
    "pending": "bot",
    "snoozed": "waiting",
    "resolved": "completed",
}
ACTIVITY = "A line of Chatwoot’s own; the timeline has what it says."
NO_CONVERSATION = "It names no conversation."


def read(payload: Payload, settings: Settings) -> Extract:
    extract = Extract(event=text_at(payload, "event"))
    if extract.event in ("message_created", "message_updated"):
        return read_message(payload, extract, settings)
    if extract.event in CONVERSATION_EVENTS:
        return read_conversation(payload, extract, settings.source)
    if extract.event in ("contact_created", "contact_updated"):
        return read_contact(payload, extract, settings)
    return extract.skip("An event that says nothing of a conversation.")


# ── Messages ──────────────────────────────────────────────────────────────────────────────────


def read_message(payload: Payload, extract: Extract, settings: Settings) -> Extract:
    account = settings.source
    conversation = at(payload, "conversation")
    number = text_at(conversation, "id") or text_at(conversation, "display_id")
    id_ = text_at(payload, "id")
    if not (number and id_):
        return extract.skip(NO_CONVERSATION)
    thread = identifier(KIND, account, number)
    sent = moment(payload.get("created_at"))
    changed = messages.last_change(payload, sent, settings.arrived)
    describe(extract, thread, account, conversation, changed)
    kind = messages.kind_of(payload)
    if kind == "activity":
        return extract.skip(ACTIVITY)
    if text_at(payload, "content_type") == "input_csat":
        messages.read_rating(payload, extract, thread, changed)
    sender = at(payload, "sender")
    if kind == "incoming" and isinstance(sender, dict):
        describe_contact(extract, thread, account, sender, changed)
    if payload.get("private") is True:
        messages.read_note(payload, extract, thread, sent, changed)
    else:
        messages.read_said(payload, extract, thread, sent, changed)
    return extract


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
    if changed and extract.event == "conversation_status_changed":
        read_status(payload, extract, thread, changed)
    elif changed and extract.event == "conversation_updated":
        read_assignment(payload, extract, thread, changed)
    return extract


def change(payload: Payload, name: str) -> Payload:
    """What an attribute was and is, if it is one that was changed."""
    changes = [at(each, name) for each in objects_at(payload, "changed_attributes")]
    return next((each for each in changes if isinstance(each, dict)), {})


def read_status(payload: Payload, extract: Extract, thread: str, changed: datetime) -> None:
    """What the timeline says of it."""
    status = text_at(payload, "status")
    before = text_at(change(payload, "status"), "previous_value")
    lines = {"resolved": "completed", "snoozed": "waiting"}
    if before == "resolved":
        lines["open"] = "reopened"
    elif before == "open":
        lines["pending"] = "returned_to_bot"
    if status in lines:
        event = {"type": lines[status], "at": changed.isoformat()}
        extract.add("event", thread, f"{status} {int(changed.timestamp())}", changed, event)


def read_assignment(payload: Payload, extract: Extract, thread: str, changed: datetime) -> None:
    told = changed.isoformat()
    team = text_at(payload, "meta.team.name")
    if text_at(change(payload, "team_id"), "current_value") and team and is_public(team):
        event: Payload = {"type": "assigned_team", "team": team, "at": told}
        extract.add("event", thread, f"team {int(changed.timestamp())}", changed, event)
    agent = author_of(at(payload, "meta.assignee"))
    if text_at(change(payload, "assignee_id"), "current_value") and agent:
        event = {"type": "assigned_agent", "agent": agent, "at": told}
        extract.add("event", thread, f"agent {int(changed.timestamp())}", changed, event)


def describe(
    extract: Extract, thread: str, account: str, conversation: Any, changed: datetime | None
) -> None:
    """Its state, and whose it is."""
    sender = at(conversation, "meta.sender") or {"id": at(conversation, "contact_inbox.contact_id")}
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


def read_contact(payload: Payload, extract: Extract, settings: Settings) -> Extract:
    """It says when it was changed among what was changed, if at all."""
    if not text_at(payload, "id"):
        return extract.skip("It names no contact.")
    changed = (
        moment(payload.get("updated_at"))
        or moment(at(change(payload, "updated_at"), "current_value"))
        or settings.arrived
    )
    describe_contact(extract, "", settings.source, payload, changed)
    return extract if extract.facts else extract.skip("It tells nothing of the contact.")
