"""Where in a record its messages lie, and what one is told by."""

import codecs
import re
from collections.abc import Mapping
from typing import Any

from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.json_records import object_in, objects_in, only_objects, whole

MessageFields = dict[str, Any]
LISTS = (
    *(
        "messages",
        "conversations",
        "conversation",
        "chat_messages",
        "contents",
        "items",
        "turns",
        "dialogue",
    ),
    *("dialog", "history", "chat", "log", "chat_history", "utterances", "transcript"),
)
ROLES = ("role", "from", "sender", "speaker", "author", "type")
CONTENTS = ("content", "value", "text", "message", "utterance", "parts")
LIST_OF_LISTS = re.compile(rb"[ \n]*\[[ \n]*\[")
WITHIN = ("request", "body", "data", "conversation")  # objects that may hold a list of messages


def is_ours(fields: MessageFields) -> bool:
    """In the neutral format, whose reader tells more exactly what is wrong with it."""
    if "contact" in fields:
        return True
    messages = objects_in(fields, "messages")
    return any("at" in each or ("from" in each and "value" not in each) for each in messages)


def is_message(each: object) -> bool:
    if not isinstance(each, dict):
        return False
    fields = unwrapped(each)
    if not any(isinstance(fields.get(name), str | dict) for name in ROLES):
        return False
    return any(name in fields for name in CONTENTS)


def unwrapped(message: MessageFields) -> MessageFields:
    """LangChain keeps a message's own fields in an object within it."""
    inner = message.get("data") or message.get("kwargs")
    return {**message, **inner} if isinstance(inner, dict) else message


def message_list(fields: Mapping[str, Any]) -> list[MessageFields]:
    """The messages of a conversation; none if it is no conversation."""
    if not fields:
        return []
    if isinstance(fields.get("input"), list | str) and isinstance(fields.get("output"), list):
        return asked_and_answered(fields)
    if isinstance(fields.get("choices"), list):
        choices = objects_in(fields, "choices")
        return only_objects(each.get("message") for each in choices[:1])
    for name in LISTS:
        listed = objects_in(fields, name)
        if any(map(is_message, listed)):
            return listed
    answer = object_in(fields, "response")
    for name in WITHIN:
        inner = object_in(fields, name)
        if "input" in inner and "output" in answer:
            return message_list({"input": inner["input"], "output": answer["output"]})
        if listed := message_list(inner):
            return [*listed, *message_list(answer)]
    return []


def asked_and_answered(fields: Mapping[str, Any]) -> list[MessageFields]:
    """Of the API of responses: what was put in, and what came out."""
    asked = fields["input"]
    if isinstance(asked, str):
        asked = [{"role": "user", "content": asked}]
    return only_objects([*asked, *fields["output"]])


def lists_within(archive: Archive) -> list[list[MessageFields]]:
    """A list of lists of messages, without anything around each."""
    head = archive.head.removeprefix(codecs.BOM_UTF8)
    if not LIST_OF_LISTS.match(head):
        return []
    lists = whole(archive.first)
    if not isinstance(lists, list) or not all(isinstance(each, list) for each in lists):
        return []
    return [each for each in lists if any(map(is_message, each))]


def role_of(fields: Mapping[str, Any]) -> str:
    for name in ROLES:
        role = fields.get(name)
        if isinstance(role, dict):
            role = role.get("role") or role.get("type")
        if isinstance(role, str) and not (name == "type" and role == "message"):
            return role
    return ""
