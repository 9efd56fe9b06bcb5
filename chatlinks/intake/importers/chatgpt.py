"""ChatGPT's export: conversations.json, alone or in its ZIP. Each conversation is a tree of
messages, of which the branch that was open last is taken.
"""

import re
from collections.abc import Iterator
from typing import Any

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, label
from chatlinks.intake.importers.json_records import Record, peek, records, whole
from chatlinks.intake.load import LeftOut, Reject

BRANCHES = "messages of branches that were left"
TOOLS = "messages to and from tools, and instructions"
LONGEST_BRANCH = 50_000
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


def account_in(archive: Archive) -> dict[str, Any]:
    """Whose export it is: user.json in the ZIP."""
    for document in archive.matching("user.json"):
        user = whole(document)
        if isinstance(user, dict) and user.get("id"):
            phone, email = user.get("phone_number"), user.get("email")
            return {"id": f"chatgpt:{user['id']}", "email": email, "phone": phone}
    return {}


def conversation(record: Record, account: dict[str, Any], choices: Choices) -> Iterator[Piece]:
    fields = record.fields
    mapping = fields.get("mapping")
    id_ = fields.get("conversation_id") or fields.get("id")
    if not isinstance(mapping, dict) or not id_:
        reason = "it has no mapping of messages" if id_ else "it has no id"
        yield Reject(record.line, b"", [reason], place=record.place)
        return
    contact = {"channel": "chatgpt", **(account or {"id": f"chatgpt:{id_}"})}
    draft = Draft(record.place, f"chatgpt:{id_}", contact, line=record.line)
    draft.set(channel="chatgpt")
    branch = open_branch(mapping, fields.get("current_node"))
    unseen = 0
    at = of_number(fields.get("create_time") or 0) or choices.begun
    for node in branch:
        message = node.get("message")
        if not isinstance(message, dict):
            continue
        if message.get("create_time"):
            at = of_number(message["create_time"]) or at
        unseen += not add(draft, record.place, message, at)
    yield from draft.finish()
    if unseen:
        yield LeftOut(TOOLS, unseen)
    if left := written_in(mapping.values()) - written_in(branch):
        yield LeftOut(BRANCHES, left)


def written_in(nodes: Any) -> int:
    return sum(isinstance(node, dict) and isinstance(node.get("message"), dict) for node in nodes)


def open_branch(mapping: dict[str, Any], current: Any) -> list[dict[str, Any]]:
    """From the first message to that which was open last; else always by the latest child."""
    if current not in mapping:
        current = latest_leaf(mapping)
    branch: list[dict[str, Any]] = []
    seen = set()
    while isinstance(current, str) and current in mapping and current not in seen:
        seen.add(current)
        node = mapping[current]
        if not isinstance(node, dict) or len(branch) >= LONGEST_BRANCH:
            break
        branch.append(node)
        current = node.get("parent")
    return branch[::-1]


def latest_leaf(mapping: dict[str, Any]) -> str | None:
    def at(id_: str) -> float:
        message = mapping[id_].get("message") or {}
        return float(message.get("create_time") or 0)

    leaves = [
        id_ for id_, node in mapping.items() if isinstance(node, dict) and not node.get("children")
    ]
    return max(leaves, key=at, default=None)


def add(draft: Draft, place: str, message: dict[str, Any], at: Any) -> bool:
    """Is it one that the user wrote or was shown? Kept then, or rejected with its place."""
    author, content = message.get("author") or {}, message.get("content") or {}
    metadata = message.get("metadata") or {}
    role = author.get("role")
    hidden = metadata.get("is_visually_hidden_from_conversation")
    if role not in ("user", "assistant") or hidden:
        return False
    if role == "assistant" and (message.get("recipient") or "all") != "all":
        return False
    text, files = body(content)
    files += [{"file_name": each["name"]} for each in attachments(metadata)]
    if not text and not files:
        return False
    name = label(author.get("name") or metadata.get("model_slug")) if role == "assistant" else ""
    draft.message(
        f"{place}.mapping[{len(draft.parts['messages'])}]",
        id=message.get("id"),
        at=at,
        sender="user" if role == "user" else "bot",
        author={"name": name},
        text=text,
        type="FILE" if files else "TEXT",
        data={"items": files} if files else None,
    )
    return True


def attachments(metadata: dict[str, Any]) -> list[dict[str, Any]]:
    listed = metadata.get("attachments")
    named = listed if isinstance(listed, list) else []
    return [each for each in named if isinstance(each, dict) and isinstance(each.get("name"), str)]


def body(content: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """(text, files) of one of the kinds of content that are shown; thoughts are none of them."""
    kind = content.get("content_type")
    if kind in ("text", "multimodal_text"):
        parts = content.get("parts") or []
    elif kind in ("code", "system_error", "tether_quote") and isinstance(content.get("text"), str):
        parts = [content["text"]]
    else:
        return "", []
    texts, files = [], []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, dict) and part.get("content_type") == SPOKEN:
            texts.append(str(part.get("text") or ""))
        elif isinstance(part, dict) and "asset_pointer" in part:
            files.append({"title": str(part.get("content_type", "file")).partition("_")[0]})
    return CITATION.sub("", "\n".join(texts)).strip(), files


FORMAT = Format(
    key="chatgpt",
    title="ChatGPT export",
    recognises=recognises,
    read=read,
    hint="conversations.json, or the ZIP that holds it",
)
