"""Rich bodies and entities, from a story's indented lines to the import format."""

from collections.abc import Iterable, Iterator
from typing import Any

from chatlinks.demo.storytelling.wording import Words

Extras = Iterable[tuple[str, str]]


def body(extras: Extras, words: Words) -> dict[str, Any]:
    """`type` and `data` of a message; plain text without extras."""
    kind = "TEXT"
    data: dict[str, Any] = {}
    cards: list[dict[str, Any]] = []
    for key, value in extras:
        if key == "quick" and (texts := filled(value, words)):
            data = {"quick_replies": [{"text": each} for each in texts]}
        elif key == "buttons" and (texts := filled(value, words)):
            kind = "BUTTON"
            data = {"items": [button(each) for each in texts]}
        elif key == "card" and (text := words.fill(value)):
            cards.append(card(text))
            kind, data = "CAROUSEL", {"items": cards}
        elif key in ("image", "photo"):
            kind, data = "IMAGE", {"items": [picture(value, words)]}
        elif key == "type":
            kind, _, label = (words.fill(value) or value).partition(" ; ")
            data = {"label": label} if label else {}
    return {"type": kind, "data": data} if data else {"type": kind}


def entities(extras: Extras, words: Words) -> Iterator[dict[str, Any]]:
    """The entities that a message gives, each with the text in which it was given and its value."""
    for key, value in extras:
        if key == "entity" and (filled := words.fill(value)):
            name, _, given = filled.partition(" = ")
            original, _, normalised = given.partition(" -> ")
            yield {
                "name": name,
                "original_text": original,
                "value": normalised or original,
            }


def filled(value: str, words: Words) -> list[str]:
    return [text for each in value.split(" | ") if (text := words.fill(each))]


def button(source: str) -> dict[str, Any]:
    text, _, url = source.partition(" -> ")
    if url:
        return {
            "actionable_text": text,
            "type": "APP_ACTION",
            "uri": "LINK",
            "payload": {"url": url},
        }
    return {
        "actionable_text": text,
        "type": "TEXT_ONLY",
        "payload": {"message": text},
    }


def card(source: str) -> dict[str, Any]:
    title, sub_title, description, image, *buttons = source.split(" ; ")
    return {
        "thumbnail": {"image": address(image)},
        "title": title,
        "sub_title": sub_title,
        "description": description,
        "actionables": [button(each) for each in buttons],
    }


def picture(source: str, words: Words) -> dict[str, str]:
    """Guests' pictures go without what isn't known of them."""
    image, *names = [words.fill(each) for each in source.split(" ; ")]
    item = {"image": address(image or "receipt")}
    for key, name in zip(("file_name", "title"), names, strict=False):
        if name:
            item[key] = name
    return item


def address(picture: str) -> str:
    """A picture of the demo's own by its name; an address elsewhere as it is."""
    return picture if picture.startswith("https://") else f"/static/demo/{picture}.svg"
