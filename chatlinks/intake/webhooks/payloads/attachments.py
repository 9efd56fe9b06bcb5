"""Files that a message carries, as its `data` has them: addresses, which nobody opens here."""

from collections.abc import Iterable
from typing import Any


def with_files(
    files: Iterable[tuple[str, str, str]], choices: Iterable[str] = ()
) -> tuple[str, dict[str, Any] | None]:
    """(type, data) of a message with these (address, media type, name), and with quick replies."""
    items = [item(*file) for file in files if file[0]]
    replies = list(choices)
    data: dict[str, Any] = {}
    if items:
        data["items"] = items
    if replies:
        data["quick_replies"] = replies
    if not items:
        return "TEXT", data or None
    return ("IMAGE" if all("image" in each for each in items) else "FILE"), data


def item(address: str, media_type: str, name: str) -> dict[str, str]:
    carried = {"image" if media_type.startswith("image") else "file": address}
    return {**carried, "file_name": name} if name else carried
