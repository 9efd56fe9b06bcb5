"""GET /w/<key>: the web chat's own small page, which stands in a frame on the business's site. It holds nobody's words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from chatlinks.chats.models import SITE, Widget
from chatlinks.conversations.live.files import BIGGEST, TYPES
from chatlinks.web.middleware import CONTENT_POLICY
from chatlinks.webchat import bot, wording
from chatlinks.webchat.visitors import for_widget


@for_widget
@require_GET
def show(request: HttpRequest, widget: Widget) -> HttpResponse:
    try:
        script = bot.read(widget.script)
    except bot.BadScript:
        script = bot.read({})
    language = wording.language_of(request)
    given = {
        "widget": widget, "business": widget.business, "script": script, "types": ",".join(TYPES), "biggest": BIGGEST,
        "language": language, "t": wording.languages()[language], "megabytes": BIGGEST // 2**20,
    }  # fmt: skip
    response = render(request, "webchat/widget.html", given)
    patch_vary_headers(response, ["Accept-Language"])
    response.headers["Content-Security-Policy"] = policy(widget)
    return response


def policy(widget: Widget) -> str:
    """May stand in frames of this server and of the business's sites; shows pictures that were read with the session."""
    ancestors = " ".join(["'self'", *(site for site in widget.sites if SITE.fullmatch(site))])
    return CONTENT_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {ancestors}").replace(
        "img-src 'self' https: data:", "img-src 'self' data: blob:"
    )
