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
from chatlinks.webchat.look import look_of
from chatlinks.webchat.visitors import widget_of


@login_not_required
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    key = request.GET.get("business", "")
    widget = widget_of(key) if key else None
    look = json.dumps(look_of(widget) if widget else {})
    response = HttpResponse(
        source().replace('"LOOK"', look),
        content_type="text/javascript; charset=utf-8",
    )
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@cache
def source() -> str:
    path = finders.find("webchat/embed.js")
    assert isinstance(path, str)
    return Path(path).read_text("utf-8").replace('"TEXTS"', json.dumps(embedded_texts()))


def embedded_texts() -> dict[str, dict[str, str]]:
    """Language → name → text, of those that the script itself shows."""
    return {
        language: {name: texts[name] for name in wording.EMBEDDED}
        for language, texts in wording.languages().items()
    }
