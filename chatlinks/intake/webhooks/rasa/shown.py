"""What a bot of Rasa's shows beside its text: a picture, a file, buttons, cards, or JSON of its own
for the channel.
"""

from typing import Any

from chatlinks.intake.webhooks.payloads.attachments import with_files
from chatlinks.intake.webhooks.payloads.hsl import HslBody
from chatlinks.intake.webhooks.payloads.payload import Payload, at, objects_at, text_at

CUSTOM = "CUSTOM"  # no type that is drawn: the page shows its text and says so


def shown_by(payload: Payload) -> HslBody:
    """Its type and data as a body of HSL has them."""
    elements = objects_at(payload, "data.elements")
    if elements:
        return HslBody("", "CAROUSEL", {"items": [card(each) for each in elements]})
    attached = text_at(payload, "data.attachment") or text_at(
        payload, "data.attachment.payload.src"
    )
    files = [(text_at(payload, "data.image"), "image", ""), (attached, "file", "")]
    type_, data = with_files(files, choices_of(payload))
    custom = at(payload, "data.custom")
    if data is None and custom:
        return HslBody("", CUSTOM, custom if isinstance(custom, dict) else {"custom": custom})
    return HslBody("", type_, data)


def choices_of(payload: Payload) -> list[str]:
    buttons = objects_at(payload, "data.buttons") or objects_at(payload, "data.quick_replies")
    return [title for each in buttons if (title := text_at(each, "title"))]


def card(element: Payload) -> dict[str, Any]:
    return {
        "thumbnail": {"image": text_at(element, "image_url")},
        "title": text_at(element, "title"),
        "sub_title": text_at(element, "subtitle"),
        "actionables": [
            {"actionable_text": text_at(each, "title"), "uri": text_at(each, "url")}
            for each in objects_at(element, "buttons")
        ],
    }
