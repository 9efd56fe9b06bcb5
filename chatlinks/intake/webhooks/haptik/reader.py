"""Haptik's standard hook, and the posts of the user's half, as docs/webhooks.md describes them.

The hook names no conversation: all of a user's on one of Haptik's businesses is one endless thread.
"""

from datetime import datetime
from typing import Any

from chatlinks.intake.webhooks.payloads.attachments import with_files
from chatlinks.intake.webhooks.payloads.extract import (
    Extract,
    Settings,
    identifier,
    is_public,
    person,
)
from chatlinks.intake.webhooks.payloads.hsl import body_of
from chatlinks.intake.webhooks.payloads.payload import Payload, at, moment, text_at

KIND = "haptik"
HOOKS = ("message", "chat_pinned", "chat_complete")
MESSAGE_POST, FILE_POST = "log_message_from_user", "log_file_from_user"
POSTS = (MESSAGE_POST, FILE_POST)
NO_USER = "It names no user."
MEDIA = {"1": "image"}  # a message_type; 52 is a document


def read(payload: Payload, settings: Settings) -> Extract:
    extract = Extract(event=text_at(payload, "event_name"))
    if extract.event not in (*HOOKS, *POSTS):
        return extract.skip("An event that says nothing of a conversation.")
    user = text_at(payload, "user.auth_id") or text_at(payload, "user.user_id")
    if not user:
        return extract.skip(NO_USER)
    thread = identifier(KIND, text_at(payload, "business_id"), user)
    logged = extract.event in POSTS
    when = moment(at(payload, "logged.created_at") if logged else payload.get("timestamp"))
    describe(payload, extract, thread, user, when)
    if logged:
        read_post(payload, extract, thread, when)
    else:
        read_hook(payload, extract, thread, when)
    return extract


def describe(
    payload: Payload, extract: Extract, thread: str, user: str, when: datetime | None
) -> None:
    channel = text_at(payload, "user.device_platform_name") or text_at(payload, "business_name")
    extract.contact(
        thread,
        identifier(KIND, user),
        when,
        name=text_at(payload, "user.user_name"),
        channel=channel,
        device=text_at(payload, "user.phone_model"),
    )
    extract.about(thread, when, endless=True, channel=channel)


def read_hook(
    payload: Payload,
    extract: Extract,
    thread: str,
    when: datetime | None,
) -> None:
    is_human = at(payload, "agent.is_automated") in (False, "false", "False", "0")
    author = person(text_at(payload, "agent.name"), text_at(payload, "agent.email"))
    body = body_of(at(payload, "message.body"))
    id_ = text_at(payload, "message.id")
    if extract.event != "message":
        read_event(payload, extract, thread, when, author if is_human else {})
    if not id_ and extract.event == "message":
        extract.faults.append("message.id: there is none")
    if not id_ or not (body.text or body.data):
        return
    sender = "other"
    if extract.event == "message":
        sender = "agent" if is_human else "bot"
    extract.message(
        thread,
        id_,
        when,
        when,
        sender=sender,
        author=author,
        text=body.text,
        type=body.type,
        data=body.data,
    )


def read_event(
    payload: Payload,
    extract: Extract,
    thread: str,
    when: datetime | None,
    agent: dict[str, str],
) -> None:
    """A chat is given to an agent, or completed, which clears whoever had it."""
    name = text_at(payload, "message.id") or text_at(payload, "timestamp")
    timed = {"at": when.isoformat() if when else "", "agent": agent}
    if extract.event == "chat_complete":
        extract.add("event", thread, f"complete {name}", when, {"type": "completed", **timed})
        return
    team = text_at(payload, "team_name")
    if team and is_public(team):
        given: dict[str, Any] = {"type": "assigned_team", "team": team, "at": timed["at"]}
        extract.add("event", thread, f"team {name}", when, given)
    elif team:
        extract.faults.append("team_name: its name holds something personal")
    extract.add("event", thread, f"pinned {name}", when, {"type": "assigned_agent", **timed})


def read_post(
    payload: Payload,
    extract: Extract,
    thread: str,
    when: datetime | None,
) -> None:
    """What the user wrote, after Haptik took it: id and time are those that it answered."""
    id_ = text_at(payload, "logged.message_id")
    if not id_:
        extract.faults.append("logged.message_id: there is none")
        return
    kind = MEDIA.get(text_at(payload, "message_type"), "document")
    file = (text_at(payload, "logged.file_url"), kind, text_at(payload, "file_name"))
    type_, data = with_files([file])
    body = body_of(payload.get("message_body"))
    extract.message(
        thread,
        id_,
        when,
        when,
        sender="user",
        text=body.text,
        type=type_ if data else body.type,
        data=data or body.data,
    )
