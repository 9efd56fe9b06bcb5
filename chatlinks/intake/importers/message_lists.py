"""Lists of messages as AI agents and their data sets keep them: OpenAI's chat and responses,
ShareGPT, Claude's export, LangChain, and their like. A conversation is a list of objects, each with
a role and a content.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from chatlinks.intake.agents.tool_calls import ToolCalls
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, Piece
from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.drafting import Draft, canonical, label
from chatlinks.intake.importers.json_records import Record, peek, records, whole
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.load import LeftOut, Reject

LISTS = (
    *("messages", "conversations", "conversation", "chat_messages", "items", "turns", "dialogue"),
    *("dialog", "history", "chat", "log", "chat_history", "utterances", "transcript"),
)
AROUND = ("conversations", "chats", "threads", "sessions", "rows", "results", "data", "items")
ROLES = ("role", "from", "sender", "speaker", "author", "type")
CONTENTS = ("content", "value", "text", "message", "utterance", "parts")
IDS = (
    *("id", "conversation_id", "conversation_hash", "session_id", "thread_id", "chat_id", "uuid"),
    *("custom_id", "_id", "conv_id", "dialogue_id", "question_id"),
)
USERS = ("user_id", "user", "customer_id", "contact_id", "account")
TIMES = (
    *("timestamp", "created_at", "create_time", "created", "time", "date", "at", "datetime", "ts"),
    *("createdAt", "sent_at", "update_time"),
)
SHOWN = {"text", "input_text", "output_text", "refusal"}  # of the parts of a content
FILES = {
    "image_url",
    "input_image",
    "image",
    "input_file",
    "file",
    "input_audio",
    "audio",
    "document",
}
UNSEEN = "instructions and thoughts"
TIMELESS = "conversations without times, which count as written now"
MessageFields = dict[str, Any]


def recognises(archive: Archive) -> bool:
    if len(archive.documents) != 1:
        return False
    first = peek(archive.first, AROUND)
    if any(map(is_ours, first)):
        return False
    if first and is_message(first[0]) and sender_of(role_of(first[0])) is not None:
        return True
    return any(message_list(each) for each in first) or bool(lists_within(archive))


def is_ours(fields: MessageFields) -> bool:
    """In the neutral format, whose reader tells more exactly what is wrong with it."""
    listed = fields.get("messages")
    messages = (
        [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    )
    return "contact" in fields or any(
        "at" in each or ("from" in each and "value" not in each) for each in messages
    )


def is_message(each: object) -> bool:
    if not isinstance(each, dict):
        return False
    if isinstance(each.get("data") or each.get("kwargs"), dict):
        each = {**each, **(each.get("data") or each["kwargs"])}
    role = any(isinstance(each.get(name), str | dict) for name in ROLES)
    return role and any(name in each for name in CONTENTS)


def message_list(fields: Mapping[str, Any]) -> list[MessageFields]:
    """The messages of a conversation; none if it is no conversation."""
    if isinstance(fields.get("input"), list | str) and isinstance(fields.get("output"), list):
        given = fields["input"]
        asked = [{"role": "user", "content": given}] if isinstance(given, str) else given
        return [each for each in [*asked, *fields["output"]] if isinstance(each, dict)]
    if isinstance(fields.get("choices"), list):
        answers = [each.get("message") for each in fields["choices"] if isinstance(each, dict)]
        return [each for each in answers[:1] if isinstance(each, dict)]
    for name in LISTS:
        listed = fields.get(name)
        if isinstance(listed, list) and any(map(is_message, listed)):
            return [each for each in listed if isinstance(each, dict)]
    for inner in ("request", "body", "data", "conversation"):
        if isinstance(fields.get(inner), dict) and (listed := message_list(fields[inner])):
            answer = fields.get("response")
            more = message_list(answer) if isinstance(answer, dict) else []
            return [*listed, *more]
    return []


def lists_within(archive: Archive) -> list[list[MessageFields]]:
    """A list of lists of messages, without anything around each."""
    if not archive.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"["):
        return []
    start = archive.head.lstrip(b"\xef\xbb\xbf \r\n\t[").lstrip()
    if not archive.head.replace(b" ", b"").replace(b"\n", b"").startswith(b"[[") or not start:
        return []
    lists = whole(archive.first)
    if not isinstance(lists, list) or not all(isinstance(each, list) for each in lists):
        return []
    return [each for each in lists if any(map(is_message, each))]


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
            reason = "it has no list of messages, each with a role and a content"
            yield Reject(record.line, canonical(record.fields), [reason], place=record.place)


def one_conversation(archive: Archive, choices: Choices) -> Iterator[Piece]:
    """The file is one list of messages; they may name the conversation that each is of."""
    grouped: dict[str, list[MessageFields]] = {}
    for record in records(archive.first):
        if isinstance(record, Reject):
            yield record
        else:
            key = first_of(record.fields, IDS[1:]) or ""
            grouped.setdefault(str(key), []).append(record.fields)
    for number, (key, listed) in enumerate(grouped.items(), 1):
        fields = {"messages": listed, **({"id": key} if key else {})}
        yield from conversation(Record("", fields, number), listed, choices)


def first_of(fields: Mapping[str, Any], names: Sequence[str]) -> Any:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and value != "":
            return value
        if isinstance(value, dict) and value.get("uuid"):
            return value["uuid"]
    return None


def identity(record: Record, listed: list[MessageFields]) -> str:
    around = record.fields.get("metadata")
    id_ = first_of(record.fields, IDS)
    if id_ is None and isinstance(around, dict):
        id_ = first_of(around, IDS[1:])
    if id_ is not None:
        return f"list:{id_}"
    beginning = hashlib.sha256(canonical(listed[:1])).hexdigest()[:32]
    return f"list:{record.line}:{beginning}"


def conversation(record: Record, listed: list[MessageFields], choices: Choices) -> Iterator[Piece]:
    id_ = identity(record, listed)
    user = first_of(record.fields, USERS)
    draft = Draft(record.place, id_, {"id": f"list:{user}" if user else id_}, line=record.line)
    draft.source = record.fields
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
        unseen += not (add(draft, place, message, at) or called)
    for step in calls.steps:
        draft.step(record.place, **step)
    yield from draft.finish()
    if unseen:
        yield LeftOut(UNSEEN, unseen)
    if begin is None and not any(times):
        yield LeftOut(TIMELESS)


def later(at: Any) -> Any:
    """What has no time of its own is put a second behind what it follows."""
    return at + timedelta(seconds=1) if not isinstance(at, str) else at


def add(draft: Draft, place: str, message: MessageFields, at: Any) -> bool:
    """False for what the user never saw."""
    inner = message.get("data") or message.get("kwargs")
    fields = {**message, **inner} if isinstance(inner, dict) else message
    role = role_of(fields)
    sender = sender_of(role)
    if sender == "":
        return False
    text, files = body(fields)
    if not text and not files:
        if fields.get("tool_calls") or fields.get("function_call") or sender is None:
            return False
        return str(fields.get("type") or "message") in ("message", "human", "ai", "user")
    if sender is None:
        draft.reject(place, message, ["its role is none of user, assistant, agent and their like"])
        return True
    draft.message(
        place,
        id=str(first_of(fields, ("id", "uuid", "message_id")) or ""),
        at=at,
        sender=sender,
        author={"name": label(fields.get("name"))},
        text=text,
        type="FILE" if files else "TEXT",
        data={"items": files} if files else None,
    )
    return True


def role_of(fields: Mapping[str, Any]) -> str:
    for name in ROLES:
        role = fields.get(name)
        if isinstance(role, dict):
            role = role.get("role") or role.get("type")
        if isinstance(role, str) and not (name == "type" and role == "message"):
            return role
    return ""


def body(fields: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """(text, files) of a content in any of its shapes; thoughts and calls are none of it."""
    for name in CONTENTS:
        content = fields.get(name)
        if isinstance(content, str) and content:
            return content, []
        if isinstance(content, list) and content:
            texts, files = parts_of(content)
            if texts or files:
                return "\n".join(texts), files
    return "", []


def parts_of(content: list[Any]) -> tuple[list[str], list[dict[str, Any]]]:
    texts, files = [], []
    for part in content:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, dict):
            kind = str(part.get("type") or "text")
            if kind in SHOWN:
                texts.append(str(part.get("text") or part.get("refusal") or ""))
            elif kind in FILES:
                files.append(file_of(part, kind))
    return [each for each in texts if each], files


def file_of(part: dict[str, Any], kind: str) -> dict[str, Any]:
    name = part.get("filename") or part.get("file_name")
    inner = part.get("file")
    if isinstance(inner, dict):
        name = name or inner.get("filename")
    if isinstance(name, str):
        return {"file_name": name}
    return {"title": kind.removeprefix("input_").partition("_")[0]}


FORMAT = Format(
    key="message-lists",
    title="Lists of messages (OpenAI, ShareGPT)",
    recognises=recognises,
    read=read,
    hint="JSON or JSON Lines",
)
