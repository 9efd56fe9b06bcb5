"""Haptik's message bodies (HSL): `{"text", "type", "data"}`, as an object or as JSON in a text."""

from typing import Any, NamedTuple

from chatlinks.intake.webhooks.payloads.payload import UnreadablePayload, parsed, text, text_at

LONGEST_TYPE = 100
KNOWN = ("text", "type", "data.*", "isNew")


class HslBody(NamedTuple):
    """What a message's body comes to here."""

    text: str
    type: str
    data: dict[str, Any] | None


def body_of(value: Any) -> HslBody:
    """A text that is no HSL is a text."""
    fields = value if isinstance(value, dict) else of_text(value)
    if fields is None:
        return HslBody(text(value), "TEXT", None)
    data = fields.get("data")
    data = {"items": data} if isinstance(data, list) and data else data
    type_ = text_at(fields, "type")[:LONGEST_TYPE] or "TEXT"
    return HslBody(
        text_at(fields, "text"), type_, data if isinstance(data, dict) and data else None
    )


def of_text(value: Any) -> dict[str, Any] | None:
    if not isinstance(value, str) or not value.lstrip().startswith("{"):
        return None
    try:
        fields = parsed(value.encode("utf-8", "replace"))
    except UnreadablePayload:
        return None
    return fields if {"text", "type", "data"} & fields.keys() else None
