"""GET /widget.js: what a site includes. It puts a button and a frame on the page;
everything else happens in the frame."""

import json
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from chatlinks.webchat import wording


@login_not_required
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(source(), content_type="text/javascript; charset=utf-8")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@cache
def source() -> bytes:
    path = finders.find("webchat/embed.js")
    assert isinstance(path, str)
    return Path(path).read_text("utf-8").replace('"TEXTS"', json.dumps(embedded_texts())).encode()


def embedded_texts() -> dict[str, dict[str, str]]:
    """Language → name → text, of those that the script itself shows."""
    return {
        language: {name: texts[name] for name in wording.EMBEDDED}
        for language, texts in wording.languages().items()
    }
