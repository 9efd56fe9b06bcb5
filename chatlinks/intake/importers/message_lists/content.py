"""What a message holds: texts and files, in any of the shapes of a content."""

from collections.abc import Mapping
from typing import Any

from chatlinks.intake.importers.html_text import plain_text
from chatlinks.intake.importers.json_records import object_in, objects_in
from chatlinks.intake.importers.message_lists.shapes import CONTENTS, MessageFields

SHOWN = {"text", "input_text", "output_text", "refusal"}  # of the parts of a content
DRAWN = ('<div class="markdown', "<div class='markdown")
BESIDE = ("attachments", "files", "files_v2")  # of a message, as Claude's export lists them
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
    attached = [file_of(each, "file") for name in BESIDE for each in objects_in(fields, name)]
    for name in CONTENTS:
        content = fields.get(name)
        if isinstance(content, str) and content:
            return without_markup(content), attached
        if isinstance(content, list) and content:
            texts, files = parts_of(content)
            if texts or files:
                return "\n".join(texts), [*files, *attached]
    return "", attached


def without_markup(text: str) -> str:
    """Of pages of ChatGPT's that were kept as they were drawn, as the first ShareGPT sets are."""
    return plain_text(text) if text.startswith(DRAWN) else text


def parts_of(content: list[Any]) -> tuple[list[str], list[dict[str, Any]]]:
    texts: list[str] = []
    files: list[MessageFields] = []
    for part in content:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, dict):
            add_part(texts, files, part)
    return [each for each in texts if each], files


def add_part(
    texts: list[str],
    files: list[MessageFields],
    part: MessageFields,
) -> None:
    kind = str(part.get("type") or "text")
    if kind in SHOWN:
        text = part.get("text")
        inner = text.get("value") if isinstance(text, dict) else text  # of OpenAI's threads
        texts.append(str(inner or part.get("refusal") or ""))
    elif kind in FILES:
        files.append(file_of(part, kind))


def file_of(part: dict[str, Any], kind: str) -> dict[str, Any]:
    inner = object_in(part, "file")
    name = part.get("filename") or part.get("file_name") or inner.get("filename")
    name = name or (part.get("name") if kind == "file" else None)
    if isinstance(name, str):
        return {"file_name": name}
    title, _, _ = kind.removeprefix("input_").partition("_")
    return {"title": title}
