"""Twilio Conversations' webhooks, as docs/webhooks.md describes them: forms, whose names may hold
dots.
"""

import json
from typing import Any

from chatlinks.conversations.sent_files.placing import SENDERS as SENDERS_OF_FILES
from chatlinks.intake.webhooks.payloads.attachments import with_files
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings, identifier, person
from chatlinks.intake.webhooks.payloads.payload import (
    LATEST,
    Payload,
    moment,
    objects_at,
    text,
    text_at,
)
from chatlinks.intake.webhooks.twilio import media

KIND = "twilio"
MESSAGES = ("onMessageAdded", "onMessageUpdated", "onMessageRemoved")
CONVERSATIONS = (
    "onConversationAdded",
    "onConversationUpdated",
    "onConversationStateUpdated",
    "onConversationRemoved",
)
PARTICIPANTS = ("onParticipantAdded", "onParticipantUpdated", "onParticipantRemoved")
OTHERS = ("onDeliveryUpdated", "onUserAdded", "onUserUpdated")
# Asked before something happens, which may not happen then: what does is told by the others.
BEFORE = (
    "onMessageAdd",
    "onMessageUpdate",
    "onMessageRemove",
    "onConversationAdd",
    "onConversationUpdate",
    "onConversationRemove",
    "onParticipantAdd",
    "onParticipantUpdate",
    "onParticipantRemove",
    "onUserUpdate",
)
STATES = {"closed": "completed"}
SENDERS = {"user", "bot", "agent", "other"}
# How Twilio writes where a message came from; the user's address stands behind it.
CHANNELS = {"whatsapp": "WhatsApp", "messenger": "Messenger", "gbm": "GBM", "rcs": "RCS"}
STAYS = "stays at Twilio"
REMOVED = "This message was deleted at the source."


def read(payload: Payload, settings: Settings) -> Extract:
    extract = Extract(event=text_at(payload, "EventType"))
    if extract.event in BEFORE:
        return extract.skip("It asks before something happens; what does is told afterwards.")
    if extract.event not in (*MESSAGES, *CONVERSATIONS, *PARTICIPANTS):
        return extract.skip("An event that says nothing of a conversation.")
    conversation = text_at(payload, "ConversationSid")
    if not conversation:
        return extract.skip("It names no conversation.")
    thread = identifier(KIND, conversation)
    if extract.event in MESSAGES:
        read_message(payload, extract, thread, settings.source)
    elif extract.event in PARTICIPANTS:
        read_participant(payload, extract, thread)
    else:
        read_conversation(payload, extract, thread)
    return extract


# ── Messages ──────────────────────────────────────────────────────────────────────────────────


def read_message(
    payload: Payload,
    extract: Extract,
    thread: str,
    source: str,
) -> None:
    id_ = text_at(payload, "MessageSid")
    sent = moment(payload.get("DateCreated"))
    removed = moment(payload.get("DateRemoved"))
    changed = removed or moment(payload.get("DateUpdated")) or sent
    if not id_:
        extract.faults.append("MessageSid: there is none")
        return
    author = text_at(payload, "Author")
    is_gone = extract.event == "onMessageRemoved"
    sender = sender_of(payload, author)
    if is_address(author):
        meet(extract, thread, author, changed)
    elif sender == "user" and author:
        meet_by_identity(extract, thread, author, changed)
    type_, data = with_files([] if is_gone else files_of(payload, source, sender))
    extract.message(
        thread,
        id_,
        sent,
        LATEST if is_gone else changed,
        sender=sender,
        author={} if sender == "user" else person(author),
        text=REMOVED if is_gone else text_at(payload, "Body"),
        type=type_,
        data=data,
    )


def sender_of(payload: Payload, author: str) -> str:
    """Who has an address is the user. Of others the message's attributes may say it; else what a
    program sent is the bot's, who need not say that it is, and what an app did an agent's.
    """
    source = text_at(payload, "Source").upper()
    if is_address(author) or (source == "EMAIL" and "@" in author):
        return "user"
    told = text_at(object_in(payload.get("Attributes")), "from").lower()
    if told in SENDERS:
        return told
    if source == "API":
        return "bot"
    return "other" if author in ("", "system") else "agent"


def is_address(author: str) -> bool:
    channel, colon, address = author.partition(":")
    return author.startswith("+") or bool(colon and address and channel.lower() in CHANNELS)


def files_of(
    payload: Payload,
    source: str,
    sender: str,
) -> list[tuple[str, str, str]]:
    """Those of users and agents are fetched; any other is told by its name, and where it stays."""
    try:
        listed = json.loads(text(payload.get("Media")) or "[]")
    except (ValueError, RecursionError):
        return []
    carried = []
    for each in objects_at({"media": listed}, "media"):
        id_, name = text_at(each, "Sid"), text_at(each, "Filename")
        address = ""
        if sender in SENDERS_OF_FILES:
            account, service = text_at(payload, "AccountSid"), text_at(payload, "ChatServiceSid")
            address = media.address_of(source, account, service, id_)
        told = name if address else f"{name or id_} ({STAYS})"
        carried.append((address or name or id_, text_at(each, "ContentType"), told))
    return carried


def object_in(written: Any) -> dict[str, Any]:
    try:
        value = json.loads(text(written) or "{}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


# ── Conversations and who takes part ──────────────────────────────────────────────────────────


def meet(
    extract: Extract,
    thread: str,
    address: str,
    when: Any,
) -> None:
    """The user, by their address."""
    channel, colon, number = address.partition(":")
    phone = number if colon else address
    extract.contact(
        thread,
        identifier(KIND, address),
        when,
        phone=phone if phone.startswith("+") else "",
        channel=CHANNELS.get(channel.lower(), "SMS"),
    )
    extract.about(thread, when, channel=CHANNELS.get(channel.lower(), "SMS"))


def meet_by_identity(extract: Extract, thread: str, author: str, when: Any) -> None:
    """One who writes in an app, and is called as they call themselves there."""
    is_mail = "@" in author
    details = {"email" if is_mail else "name": author}
    extract.contact(thread, identifier(KIND, author), when, **details)


def read_participant(payload: Payload, extract: Extract, thread: str) -> None:
    """Who writes by phone is the user; who has an identity is somebody of the business."""
    when = moment(payload.get("DateUpdated")) or moment(payload.get("DateCreated"))
    address = text(payload.get("MessagingBinding.Address"))
    if is_address(address):
        meet(extract, thread, address, when)
        return
    identity = text_at(payload, "Identity") or address
    attributes = object_in(payload.get("Attributes"))
    by_mail = text(payload.get("MessagingBinding.Type")).lower() == "email"
    if identity and (by_mail or text_at(attributes, "from").lower() == "user"):
        meet_by_identity(extract, thread, identity, when)
        return
    if extract.event == "onParticipantAdded" and identity and when:
        event = {"type": "assigned_agent", "agent": person(identity), "at": when.isoformat()}
        extract.add("event", thread, f"joined {text_at(payload, 'ParticipantSid')}", when, event)
    else:
        extract.skip("It tells nothing of the user.")


def read_conversation(payload: Payload, extract: Extract, thread: str) -> None:
    began = moment(payload.get("DateCreated"))
    changed = (
        moment(payload.get("DateRemoved"))
        or moment(payload.get("StateUpdated"))
        or moment(payload.get("DateUpdated"))
        or began
    )
    if changed is None:
        extract.faults.append("DateCreated: it has no time")
        return
    if extract.event == "onConversationAdded" and began:
        event = {"type": "session_started", "at": began.isoformat()}
        extract.add("event", thread, "added", began, event)
    state = text_at(payload, "StateTo") or text_at(payload, "State")
    if extract.event == "onConversationRemoved":
        state = "closed"
    if state in STATES:
        ended = {"type": "completed", "at": changed.isoformat()}
        extract.about(thread, changed, state="completed", closed_at=changed.isoformat())
        extract.add("event", thread, f"closed {int(changed.timestamp())}", changed, ended)
    elif extract.event == "onConversationStateUpdated":
        extract.about(thread, changed, state="active")
        if text_at(payload, "StateFrom") in STATES:
            again = {"type": "reopened", "at": changed.isoformat()}
            extract.add("event", thread, f"opened {int(changed.timestamp())}", changed, again)
    if not extract.facts:
        extract.skip("It tells nothing of what was said.")
