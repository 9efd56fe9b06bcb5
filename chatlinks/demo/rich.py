"""Rich bodies and entities, from a story's indented lines to the import format."""

from collections.abc import Iterable, Iterator
from typing import Any

from chatlinks.demo.wording import Words

Extras = Iterable[tuple[str, str]]


def body(extras: Extras, words: Words) -> dict[str, Any]:
    """`type` and `data` of a message; plain text without extras."""
    kind = "TEXT"
    data: dict[str, Any] = {}
    cards: list[dict[str, Any]] = []
    for key, value in extras:
        if key == "quick" and (texts := _filled(value, words)):
            data = {"quick_replies": [{"text": each} for each in texts]}
        elif key == "buttons" and (texts := _filled(value, words)):
            kind, data = "BUTTON", {"items": [_button(each) for each in texts]}
        elif key == "card" and (text := words.fill(value)):
            cards.append(_card(text))
            kind, data = "CAROUSEL", {"items": cards}
        elif key in ("image", "photo"):
            kind, data = "IMAGE", {"items": [_picture(value, words)]}
        elif key == "type":
            kind, _, label = (words.fill(value) or value).partition(" ; ")
            data = {"label": label} if label else {}
    return {"type": kind} | ({"data": data} if data else {})


def entities(extras: Extras, words: Words) -> Iterator[dict[str, Any]]:
    """The entities that a message gives, each with the text in which it was given and its value."""
    for key, value in extras:
        if key == "entity" and (filled := words.fill(value)):
            name, _, given = filled.partition(" = ")
            original, _, normalised = given.partition(" -> ")
            yield {"name": name, "original_text": original, "value": normalised or original}


def _filled(value: str, words: Words) -> list[str]:
    return [text for each in value.split(" | ") if (text := words.fill(each))]


def _button(source: str) -> dict[str, Any]:
    text, _, url = source.partition(" -> ")
    if url:
        return {
            "actionable_text": text,
            "type": "APP_ACTION",
            "uri": "LINK",
            "payload": {"url": url},
        }
    return {"actionable_text": text, "type": "TEXT_ONLY", "payload": {"message": text}}


def _card(source: str) -> dict[str, Any]:
    title, sub_title, description, picture, *buttons = source.split(" ; ")
    return {
        "thumbnail": {"image": address(picture)},
        "title": title,
        "sub_title": sub_title,
        "description": description,
        "actionables": [_button(each) for each in buttons],
    }


def _picture(source: str, words: Words) -> dict[str, str]:
    """Guests' pictures go without what isn't known of them."""
    picture, *names = [words.fill(each) for each in source.split(" ; ")]
    known = {key: name for key, name in zip(("file_name", "title"), names, strict=False) if name}
    return {"image": address(picture or "receipt")} | known


def address(picture: str) -> str:
    """A picture of the demo's own by its name; an address elsewhere as it is."""
    return picture if picture.startswith("https://") else f"/static/demo/{picture}.svg"
