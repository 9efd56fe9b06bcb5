"""What a message holds: texts and files, in any of the shapes of a content."""

from collections.abc import Mapping
from typing import Any

from chatlinks.intake.importers.json_records import object_in
from chatlinks.intake.importers.message_lists.shapes import CONTENTS, MessageFields

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
    texts: list[str] = []
    files: list[MessageFields] = []
    for part in content:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, dict):
            add_part(texts, files, part)
    return [each for each in texts if each], files


def add_part(texts: list[str], files: list[MessageFields], part: MessageFields) -> None:
    kind = str(part.get("type") or "text")
    if kind in SHOWN:
        texts.append(str(part.get("text") or part.get("refusal") or ""))
    elif kind in FILES:
        files.append(file_of(part, kind))


def file_of(part: dict[str, Any], kind: str) -> dict[str, Any]:
    inner = object_in(part, "file")
    name = part.get("filename") or part.get("file_name") or inner.get("filename")
    if isinstance(name, str):
        return {"file_name": name}
    title, _, _ = kind.removeprefix("input_").partition("_")
    return {"title": title}
