"""GET /w/<key>: the web chat's own small page, which stands in a frame on the business's site. It
holds nobody's words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from chatlinks.chats.models import SITE, Widget
from chatlinks.conversations.live.file_types import TYPES
from chatlinks.conversations.live.files import BIGGEST
from chatlinks.web.serving.middleware import content_policy
from chatlinks.webchat import wording
from chatlinks.webchat.bots.bot_script import BadScript, BotScript, read_script
from chatlinks.webchat.forms import LONGEST
from chatlinks.webchat.look import hours_of, logo_url, look_of
from chatlinks.webchat.visitors import for_widget


@for_widget
@require_GET
def show(request: HttpRequest, widget: Widget) -> HttpResponse:
    response = render(
        request,
        "webchat/widget.html",
        context(request, widget),
    )
    patch_vary_headers(response, ["Accept-Language"])
    response.headers["Content-Security-Policy"] = policy(request, widget)
    return response


def context(request: HttpRequest, widget: Widget) -> dict[str, Any]:
    language = wording.language_of(request)
    return {
        "widget": widget,
        "business": widget.business,
        "look": look_of(widget),
        "logo": logo_url(widget),
        "hours": hours_of(widget, language),
        "script": script_of(widget),
        "types": ",".join((*TYPES, "audio/*", "video/*")),
        "biggest": BIGGEST,
        "longest": LONGEST,
        "megabytes": BIGGEST // 2**20,
        "language": language,
        "t": wording.languages()[language],
    }


def script_of(widget: Widget) -> BotScript:
    """One that can't be followed any more leaves the page as it is without one."""
    try:
        return read_script(widget.script)
    except BadScript:
        return read_script({})


def policy(request: HttpRequest, widget: Widget) -> str:
    """May stand in frames of this server and of the business's sites; shows pictures that were read
    with the session."""
    sites = [site for site in widget.sites if SITE.fullmatch(site)]
    ancestors = " ".join(["'self'", *sites])
    framed = content_policy(request).replace(
        "frame-ancestors 'none'",
        f"frame-ancestors {ancestors}",
    )
    return framed.replace("img-src 'self' https: data:", "img-src 'self' data: blob:")
