"""What every answer carries."""

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

Answer = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' https: data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "font-src 'self'",
        "manifest-src 'self'",
    )
)


class Headers:
    """No store, no index, no foreign script.

    A chat link must not outlive its reader's visit in any cache.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", content_policy(request))
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if "Cache-Control" in response.headers:
            patch_cache_control(response, private=True, no_store=True)
        else:
            response.headers["Cache-Control"] = "private, no-store"
        return response


def content_policy(request: HttpRequest) -> str:
    """Pages may also connect to this host's port for what is new, where it has one."""
    if not settings.LIVE_STREAM.startswith(":"):
        return CONTENT_POLICY
    port = settings.LIVE_STREAM.partition("/")[0]
    with suppress(DisallowedHost):
        host = f"{request.scheme}://{request.get_host()}"
        name = urlsplit(host).hostname or ""
        place = f"[{name}]" if ":" in name else name
        return CONTENT_POLICY.replace(
            "connect-src 'self'",
            f"connect-src 'self' {request.scheme}://{place}{port}",
        )
    return CONTENT_POLICY
