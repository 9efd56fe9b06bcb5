"""The web chat's own words, in the visitor's language: one file a language in texts/, all with the
same names.

Another language is another file there. What a business says itself (greeting, script, notices) is
not among them.
"""

import json
from functools import cache
from pathlib import Path

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

FOLDER = Path(__file__).parent / "texts"
FALLBACK = "en"
EMBEDDED = ("chat", "open", "open_unread", "close")  # on the business's page, beside the frame


@cache
def languages() -> dict[str, dict[str, str]]:
    """Language → name → text, with {placeholders}. `direction` is rtl where it is read from the
    right."""
    files = sorted(FOLDER.glob("*.json"))
    return {file.stem: json.loads(file.read_text("utf-8")) for file in files}


def language_of(request: HttpRequest) -> str:
    """What the business's page is in, else what the visitor's browser asks for, else English."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()[:500])
    asked = [request.GET.get("lang", "").lower(), *(name for name, _ in accepted)]
    for name in asked:
        language = name.partition("-")[0]
        if language in languages():
            return language
    return FALLBACK


def text(
    request: HttpRequest,
    name: str,
    **values: object,
) -> str:
    """The text of this name, in the visitor's language."""
    return languages()[language_of(request)][name].format(**values)
