"""Rich bodies: what a message carries beside its text, as the page draws it. Whatever is malformed is left out, not fatal."""

from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from chatlinks.privacy.masking import MARK
from chatlinks.reading.text import plain, words
from chatlinks.reading.view_models import Body, Button, Card, Picture

KNOWN = {"TEXT", "BUTTON", "CAROUSEL", "IMAGE", "FILE", "SYSTEM"}
OURS = "/files/"  # where sealed files are
MOST = 50  # of a kind in one message


def body(type_: str, data: Any, shown: bool = False) -> Body | None:
    """What to draw for a message's type and data; `data` is masked or unsealed as the reader may see it.

    A file that we keep is hidden from all to whom personal details aren't `shown`, whoever sent it.
    """
    if data == MARK or (not shown and ours(data)):
        return Body("hidden", [], [], [], type_)
    given = data if isinstance(data, dict) else {}
    kind = type_.upper()
    if kind == "TEXT":
        replies = [
            Button(words(text(reply)), None, None) for reply in items(given, "quick_replies")
        ]
        return Body("replies", replies, [], [], type_) if replies else None
    if kind == "BUTTON":
        return Body("buttons", [button(item) for item in items(given, "items")], [], [], type_)
    if kind == "CAROUSEL":
        return Body("cards", [], [card(item) for item in items(given, "items")], [], type_)
    if kind == "IMAGE":
        return Body(
            "pictures", [], [], [picture(item) for item in items(given, "items") or [given]], type_
        )
    if kind == "FILE":
        return Body(
            "files", [attachment(item) for item in items(given, "items") or [given]], [], [], type_
        )
    return Body("system" if kind == "SYSTEM" else "unknown", [], [], [], type_)


def items(given: dict[str, Any], name: str) -> list[Any]:
    found = given.get(name)
    return found[:MOST] if isinstance(found, list) else []


def text(value: Any, *names: str) -> str:
    """The first text among a dict's `names` (default `text`), or the value itself when it is text."""
    if isinstance(value, dict):
        return next(
            (
                v
                for n in names or ("text", "title", "actionable_text")
                if isinstance(v := value.get(n), str) and v
            ),
            "",
        )
    return value if isinstance(value, str) else ""


def button(item: Any) -> Button:
    payload = item.get("payload") if isinstance(item, dict) else None
    url, host = address(
        text(item, "uri", "url")
    )  # the source platform says "LINK" here and gives the address below
    if url is None:
        url, host = address(text(payload or {}, "url"))
    return Button(
        words(text(item, "actionable_text", "text", "title") or text(payload or {}, "message")),
        url,
        host,
    )


def card(item: Any) -> Card:
    given = item if isinstance(item, dict) else {}
    image = text(given.get("thumbnail") or {}, "image", "url")
    return Card(
        title=words(text(given, "title")),
        subtitle=words(text(given, "sub_title", "subtitle")),
        description=words(text(given, "description")),
        picture=picture({"image": image, "title": ""}) if image else None,
        buttons=[button(action) for action in items(given, "actionables")],
    )


def picture(item: Any) -> Picture:
    url, host = address(text(item, "image", "uri", "url"))
    caption = text(item, "title", "file_name", "caption")
    return Picture(url, host, words(caption) if caption else Markup(""))


def ours(data: Any) -> bool:
    """Does a message carry a file that we keep?"""
    found = items(data, "items") if isinstance(data, dict) else []
    return any(text(item, "image", "file").startswith(OURS) for item in found)


def attachment(item: Any) -> Button:
    url, host = address(text(item, "file", "uri", "url"))
    name, size = text(item, "file_name", "title", "caption"), text(item, "size")
    return Button(words(name or "File") + (f" · {plain(size)}" if size else ""), url, host)


def address(given: str) -> tuple[str | None, str | None]:
    """(address to link to, its host when that isn't ours); (None, None) when hidden or no web address."""
    url = plain(given).strip()
    if not url or MARK in url:
        return None, None
    if url.startswith("/") and not url.startswith("//") and "\\" not in url:
        return url, None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None, None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None, None
    return url, parts.hostname
