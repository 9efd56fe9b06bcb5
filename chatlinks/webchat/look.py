"""How a business's web chat looks: colour, side, logo, and when its people are there."""

import base64
from typing import Any

import filetype
from django.utils import translation
from django.utils.dates import WEEKDAYS_ABBR

from chatlinks.chats.models import Widget

BIGGEST_LOGO = 100_000  # bytes
LOGOS = ("image/png", "image/jpeg", "image/webp")
LIGHT, DARK = "#ffffff", "#000000"  # on the colour


def look_of(widget: Widget) -> dict[str, str]:
    """What the button on the site and the chat in its frame are drawn by."""
    return {
        "colour": widget.colour,
        "on": text_on(widget.colour),
        "side": widget.side,
    }


def text_on(colour: str) -> str:
    """White, or black where that is read more easily: never under 4.5 to 1."""
    light = luminance(colour)
    on_white = 1.05 / (light + 0.05)
    on_dark = (light + 0.05) / (luminance(DARK) + 0.05)
    return LIGHT if on_white >= on_dark or on_white >= 4.5 else DARK


def luminance(colour: str) -> float:
    """Of #rrggbb, 0 to 1, as WCAG reckons it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def type_of_logo(content: bytes) -> str:
    """Its media type; "" if it is none of LOGOS."""
    kind = filetype.guess(content)
    return kind.mime if kind and kind.mime in LOGOS else ""


def logo_url(widget: Widget) -> str:
    """The logo within its address, so that nobody has to be asked for it; "" without one."""
    content = bytes(widget.logo or b"")
    type_ = type_of_logo(content)
    return f"data:{type_};base64,{base64.b64encode(content).decode()}" if type_ else ""


def hours_of(widget: Widget, language: str) -> dict[str, Any] | None:
    """When people are there, in words of this language; None if nothing is told of it."""
    if not (widget.days and widget.opens and widget.closes):
        return None
    with translation.override(language):
        days = [str(WEEKDAYS_ABBR[day]) for day in sorted(widget.days)]
    return {
        "days": ", ".join(days),
        "hours": f"{widget.opens:%H:%M}–{widget.closes:%H:%M}",
        "zone": widget.business.time_zone,
    }
