"""The web chat's own words, in the visitor's language: one file a language in texts/, all with the same names.

Another language is another file there. What a business says itself (greeting, script, notices) is not among them.
"""

import json
from functools import cache
from pathlib import Path

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

PLACE = Path(__file__).parent / "texts"
FALLBACK = "en"
EMBEDDED = ("chat", "open", "open_unread", "close")  # said on the business's page, beside the frame


@cache
def languages() -> dict[str, dict[str, str]]:
    """Language → name → text, with {placeholders}. `direction` is rtl where it is read from the right."""
    return {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(PLACE.glob("*.json"))}


def language_of(request: HttpRequest) -> str:
    """What the business's page is in, else what the visitor's browser asks for, else English."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()[:500])
    asked = (
        given.partition("-")[0]
        for given in (request.GET.get("lang", "").lower(), *(name for name, _ in accepted))
    )
    return next((name for name in asked if name in languages()), FALLBACK)


def said(request: HttpRequest, name: str, **values: object) -> str:
    return languages()[language_of(request)][name].format(**values)
