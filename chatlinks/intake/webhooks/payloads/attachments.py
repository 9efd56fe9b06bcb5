"""Files that a message carries, as its `data` has them: addresses, which nobody opens here."""

from collections.abc import Iterable, Sequence
from typing import Any

SentFile = tuple[str, str, str]  # address, media type, name


def with_files(
    files: Iterable[SentFile], choices: Iterable[str] = ()
) -> tuple[str, dict[str, Any] | None]:
    """(type, data) of a message with these, and with quick replies."""
    type_, data = carrying([item(*file) for file in files if file[0]])
    replies = list(choices)
    if replies:
        data["quick_replies"] = replies
    return type_, data or None


def carrying(items: Sequence[dict[str, str]]) -> tuple[str, dict[str, Any]]:
    if not items:
        return "TEXT", {}
    return ("IMAGE" if all("image" in each for each in items) else "FILE"), {"items": list(items)}


def item(address: str, media_type: str, name: str) -> dict[str, str]:
    carried = {"image" if media_type.startswith("image") else "file": address}
    return {**carried, "file_name": name} if name else carried


def with_names(text: str, files: Iterable[SentFile]) -> str:
    """A note for colleagues, which carries no files: what they are called stands beneath it."""
    return "\n".join(
        filter(None, [text, *(f"[{name or kind or address}]" for address, kind, name in files)])
    )
