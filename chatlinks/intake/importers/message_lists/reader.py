"""Records that hold lists of messages, read as conversations."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from chatlinks.intake.agents.tool_calls import ToolCalls
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, Piece
from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.drafting import Draft, canonical, label, text_and_files
from chatlinks.intake.importers.json_records import Record, object_in, peek, records
from chatlinks.intake.importers.message_lists.content import body
from chatlinks.intake.importers.message_lists.shapes import (
    MessageFields,
    is_message,
    is_ours,
    lists_within,
    message_list,
    role_of,
    unwrapped,
)
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.load import LeftOut, Reject

AROUND = ("conversations", "chats", "threads", "sessions", "rows", "results", "data", "items")
IDS = (
    *("id", "conversation_id", "conversation_hash", "session_id", "thread_id", "chat_id", "uuid"),
    *("custom_id", "_id", "conv_id", "dialogue_id", "question_id"),
)
OF_CONVERSATION = (*IDS[1:], "conversation")  # those that a message, too, may name it by
USERS = ("user_id", "user", "customer_id", "contact_id", "account")
TIMES = (
    *("timestamp", "created_at", "create_time", "created", "time", "date", "at", "datetime", "ts"),
    *("createdAt", "sent_at", "update_time"),
)
MESSAGE_TYPES = ("message", "human", "ai", "user")
NO_ROLE = "its role is none of user, assistant, agent and their like"
UNSEEN = "instructions and thoughts"
TIMELESS = "conversations without times, which count as written now"


def recognises(archive: Archive) -> bool:
    if len(archive.documents) != 1:
        return False
    first = peek(archive.first, AROUND)
    if any(map(is_ours, first)):
        return False
    if first and is_message(first[0]) and sender_of(role_of(first[0])) is not None:
        return True
    return any(message_list(each) for each in first) or bool(lists_within(archive))


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    if lists := lists_within(archive):
        for place, listed in enumerate(lists):
            around = Record(f"[{place}]", {"messages": listed}, place + 1)
            yield from conversation(around, listed, choices)
        return
    first = peek(archive.first, AROUND, most=1)
    if first and is_message(first[0]) and not message_list(first[0]):
        yield from one_conversation(archive, choices)
        return
    for record in records(archive.first, AROUND):
        if isinstance(record, Reject):
            yield record
        elif listed := message_list(record.fields):
            yield from conversation(record, listed, choices)
        else:
            yield Reject(
                record.line,
                canonical(record.fields),
                ["it has no list of messages, each with a role and a content"],
                place=record.place,
            )


def one_conversation(archive: Archive, choices: Choices) -> Iterator[Piece]:
    """The file is one list of messages; they may name the conversation that each is of."""
    grouped: dict[str, list[MessageFields]] = {}
    for record in records(archive.first, AROUND):
        if isinstance(record, Reject):
            yield record
        else:
            key = first_of(record.fields, OF_CONVERSATION) or ""
            grouped.setdefault(str(key), []).append(record.fields)
    for number, (key, listed) in enumerate(grouped.items(), 1):
        fields: MessageFields = {"messages": listed}
        if key:
            fields["id"] = key
        yield from conversation(Record("", fields, number), listed, choices)


def first_of(fields: Mapping[str, Any], names: Sequence[str]) -> Any:
    for name in names:
        value = fields.get(name)
        if isinstance(value, bool) or value == "":
            continue
        if isinstance(value, str | int | float):
            return value
        inner = (value.get("uuid") or value.get("id")) if isinstance(value, dict) else None
        if isinstance(inner, str | int):
            return inner
    return None


def identity(record: Record, listed: list[MessageFields]) -> str:
    around = object_in(record.fields, "metadata")
    id_ = first_of(record.fields, IDS)
    if id_ is None:
        id_ = first_of(around, OF_CONVERSATION)
    if id_ is not None:
        return f"list:{id_}"
    beginning = hashlib.sha256(canonical(listed[:1])).hexdigest()[:32]
    return f"list:{record.line}:{beginning}"


def conversation(
    record: Record,
    listed: list[MessageFields],
    choices: Choices,
) -> Iterator[Piece]:
    draft = draft_of(record, listed)
    times = [first_of(each, TIMES) for each in listed]
    clock = Clock(times)
    begin = clock.read(first_of(record.fields, TIMES))
    at = begin or choices.begun
    unseen = 0
    calls = ToolCalls()
    for number, message in enumerate(listed):
        at = clock.read(times[number]) or later(at)
        place = f"{record.place}.messages[{number}]".lstrip(".")
        called = calls.hear(message, at)
        shown = add(draft, place, message, at)
        unseen += not (shown or called)
    for step in calls.steps:
        draft.step(record.place, **step)
    yield from draft.finish()
    if unseen:
        yield LeftOut(UNSEEN, unseen)
    if begin is None and not any(times):
        yield LeftOut(TIMELESS)


def draft_of(record: Record, listed: list[MessageFields]) -> Draft:
    """With the contact that the record names, else with one of its own."""
    id_ = identity(record, listed)
    user = first_of(record.fields, USERS)
    draft = Draft(
        record.place,
        id_,
        {"id": f"list:{user}" if user else id_},
        line=record.line,
    )
    draft.source = record.fields
    return draft


def later(at: Any) -> Any:
    """What has no time of its own is put a second behind what it follows."""
    return at + timedelta(seconds=1) if not isinstance(at, str) else at


def add(
    draft: Draft,
    place: str,
    message: MessageFields,
    at: Any,
) -> bool:
    """False for what the user never saw."""
    fields = unwrapped(message)
    sender = sender_of(role_of(fields))
    if sender == "":
        return False
    text, files = body(fields)
    if not text and not files:
        return sender is not None and is_empty_message(fields)
    if sender is None:
        draft.reject(place, message, [NO_ROLE])
        return True
    draft.message(
        place,
        id=str(first_of(fields, ("id", "uuid", "message_id")) or ""),
        at=at,
        sender=sender,
        author={"name": label(fields.get("name"))},
        **text_and_files(text, files),
    )
    return True


def is_empty_message(fields: MessageFields) -> bool:
    """Whether one without text and files is a message all the same, and no call of a tool."""
    if fields.get("tool_calls") or fields.get("function_call"):
        return False
    return str(fields.get("type") or "message") in MESSAGE_TYPES


FORMAT = Format(
    key="message-lists",
    title="Lists of messages (OpenAI, ShareGPT)",
    recognises=recognises,
    read=read,
    hint="JSON or JSON Lines",
)
