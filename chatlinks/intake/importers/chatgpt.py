"""ChatGPT's export: conversations.json, alone or in its ZIP. Each conversation is a tree of
messages, of which the branch that was open last is taken.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, label, text_and_files
from chatlinks.intake.importers.json_records import (
    Fields,
    Record,
    object_in,
    objects_in,
    only_objects,
    peek,
    records,
    whole,
)
from chatlinks.intake.load import LeftOut, Reject

BRANCHES = "messages of branches that were left"
TOOLS = "messages to and from tools, and instructions"
LONGEST_BRANCH = 50_000
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
# Kinds of content that hold one text.
ONE_TEXT = ("code", "system_error", "tether_quote")
# Where it cites a source, its page draws a sign; the text has this.
CITATION = re.compile("\ue200[^\ue201]{0,500}\ue201")
SPOKEN = "audio_transcription"


def documents_of(archive: Archive) -> list[Document]:
    if len(archive.documents) == 1:
        return archive.documents
    return archive.matching("conversations.json", "conversations-*.json", "conversations_*.json")


def recognises(archive: Archive) -> bool:
    documents = documents_of(archive)
    return bool(documents) and any("mapping" in each for each in peek(documents[0], most=2))


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    documents = documents_of(archive)
    if not documents:
        raise NotThisFormat("it has no conversations.json")
    account = account_in(archive)
    for document in documents:
        for record in records(document):
            if isinstance(record, Reject):
                yield record
            else:
                yield from conversation(record, account, choices)
        archive.done += document.size


def account_in(archive: Archive) -> Fields:
    """Whose export it is: user.json in the ZIP."""
    for document in archive.matching("user.json"):
        user = whole(document)
        if isinstance(user, dict) and user.get("id"):
            return {
                "id": f"chatgpt:{user['id']}",
                "email": user.get("email"),
                "phone": user.get("phone_number"),
            }
    return {}


def conversation(
    record: Record,
    account: Fields,
    choices: Choices,
) -> Iterator[Piece]:
    fields = record.fields
    mapping = fields.get("mapping")
    id_ = fields.get("conversation_id") or fields.get("id")
    if not isinstance(mapping, dict) or not id_:
        reason = "it has no mapping of messages" if id_ else "it has no id"
        yield Reject(record.line, b"", [reason], place=record.place)
        return
    branch = open_branch(mapping, fields.get("current_node"))
    contact = account or {"id": f"chatgpt:{id_}"}
    draft = Draft(
        record.place,
        f"chatgpt:{id_}",
        {"channel": "chatgpt", **contact},
        line=record.line,
    )
    draft.set(channel="chatgpt")
    begun = of_number(fields.get("create_time") or 0) or choices.begun
    unseen = add_branch(draft, branch, begun)
    yield from draft.finish()
    if unseen:
        yield LeftOut(TOOLS, unseen)
    if left := written_in(mapping.values()) - written_in(branch):
        yield LeftOut(BRANCHES, left)


def add_branch(draft: Draft, branch: list[Fields], at: datetime) -> int:
    """How many of its messages the user never saw."""
    unseen = 0
    for node in branch:
        message = node.get("message")
        if not isinstance(message, dict):
            continue
        if message.get("create_time"):
            at = of_number(message["create_time"]) or at
        unseen += not add(draft, message, at)
    return unseen


def written_in(nodes: Any) -> int:
    within = only_objects(nodes)
    return sum(isinstance(node.get("message"), dict) for node in within)


def open_branch(mapping: Fields, current: object) -> list[Fields]:
    """From the first message to that which was open last; else always by the latest child."""
    if not isinstance(current, str) or current not in mapping:
        current = latest_leaf(mapping)
    branch: list[Fields] = []
    seen = set()
    while isinstance(current, str) and current in mapping and current not in seen:
        seen.add(current)
        node = mapping[current]
        if not isinstance(node, dict) or len(branch) >= LONGEST_BRANCH:
            break
        branch.append(node)
        current = node.get("parent")
    return branch[::-1]


def latest_leaf(mapping: Fields) -> str | None:
    def at(id_: str) -> datetime:
        message = object_in(mapping[id_], "message")
        return of_number(message.get("create_time")) or EARLIEST

    nodes = [(id_, node) for id_, node in mapping.items() if isinstance(node, dict)]
    leaves = [id_ for id_, node in nodes if not node.get("children")]
    return max(leaves, key=at, default=None)


def add(draft: Draft, message: Fields, at: datetime) -> bool:
    """Is it one that the user wrote or was shown? Kept then, or rejected with its place."""
    if not is_shown(message):
        return False
    text, files = body(object_in(message, "content"))
    files += [{"file_name": name} for name in attachments(message)]
    if not text and not files:
        return False
    by_user = object_in(message, "author").get("role") == "user"
    draft.message(
        f"{draft.place}.mapping[{len(draft.parts['messages'])}]",
        id=message.get("id"),
        at=at,
        sender="user" if by_user else "bot",
        author={"name": "" if by_user else model_of(message)},
        **text_and_files(text, files),
    )
    return True


def is_shown(message: Fields) -> bool:
    role = object_in(message, "author").get("role")
    metadata = object_in(message, "metadata")
    if metadata.get("is_visually_hidden_from_conversation"):
        return False
    if role == "assistant":  # what it says to a tool has a recipient
        return (message.get("recipient") or "all") == "all"
    return bool(role == "user")


def model_of(message: Fields) -> str:
    author = object_in(message, "author")
    metadata = object_in(message, "metadata")
    return label(author.get("name") or metadata.get("model_slug"))


def attachments(message: Fields) -> list[str]:
    listed = objects_in(object_in(message, "metadata"), "attachments")
    return [each["name"] for each in listed if isinstance(each.get("name"), str)]


def body(content: Fields) -> tuple[str, list[Fields]]:
    """(text, files) of one of the kinds of content that are shown; thoughts are none of them."""
    texts: list[str] = []
    files: list[Fields] = []
    for part in parts_of(content):
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, dict) and part.get("content_type") == SPOKEN:
            texts.append(str(part.get("text") or ""))
        elif isinstance(part, dict) and "asset_pointer" in part:
            kind, _, _ = str(part.get("content_type", "file")).partition("_")
            files.append({"title": kind})
    return CITATION.sub("", "\n".join(texts)).strip(), files


def parts_of(content: Fields) -> list[Any]:
    kind = content.get("content_type")
    if kind in ("text", "multimodal_text"):
        parts = content.get("parts")
        return parts if isinstance(parts, list) else []
    text = content.get("text")
    return [text] if kind in ONE_TEXT and isinstance(text, str) else []


FORMAT = Format(
    key="chatgpt",
    title="ChatGPT export",
    recognises=recognises,
    read=read,
    hint="conversations.json, or the ZIP that holds it",
)
