"""Routes that nobody signs in for: whoever asks proves it by a signature in the request.

`no_cookie_counts` is the one exemption from CSRF checks in the tree, so that one search finds all
routes that have it; `checked_within` only puts the check off.
"""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponse])
FRESH = timedelta(minutes=5)  # either way: clocks differ
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class SignatureScheme(NamedTuple):
    """How a source signs what it sends: with an HMAC over the body, or over the time of signing and
    the body.
    """

    header: str  # that carries it, such as X-Hub-Signature
    prefix: str = ""  # before it, such as sha1=
    digest: str = "sha256"
    is_base64: bool = False  # else hexadecimal digits
    time_header: str = ""  # that carries when it was signed, in seconds since 1970 or as ISO 8601
    joint: str = ""  # between that and the body


def no_cookie_counts(view: AnyView) -> AnyView:
    """A view for anyone, which must find out by itself who asks, and not by a cookie.

    Exempt from CSRF checks, for they guard what a cookie lets one do.
    """
    return csrf_exempt(login_not_required(view))


def checked_within(view: AnyView) -> AnyView:
    """A view that says first how files are to be read, and then calls what `csrf_protect` guards:
    the check reads the whole request.
    """
    return csrf_exempt(view)


def is_signed(request: HttpRequest, scheme: SignatureScheme, secret: str) -> bool:
    """What was signed too long ago, or will be, may be a copy of what was sent before."""
    carried = request.headers.get(scheme.header, "")
    if not carried.startswith(scheme.prefix):
        return False
    body = request.body
    if scheme.time_header:
        at = request.headers.get(scheme.time_header, "")
        if not is_fresh(at):
            return False
        body = (at + scheme.joint).encode() + body
    mark = carried.removeprefix(scheme.prefix)
    mark = mark if scheme.is_base64 else mark.lower()
    return hmac.compare_digest(mark.encode(), signature(body, scheme, secret).encode())


def is_fresh(at: str) -> bool:
    try:
        seconds = float(at) if at.isdecimal() else datetime.fromisoformat(at).timestamp()
    except (ValueError, OverflowError):
        return False
    return abs(time.time() - seconds) <= FRESH.total_seconds()


def signature(body: bytes, scheme: SignatureScheme, secret: str) -> str:
    """What stands for this body, after the prefix."""
    algorithm: Any = getattr(hashlib, scheme.digest)
    mac = hmac.new(secret.encode(), body, algorithm)
    return base64.b64encode(mac.digest()).decode() if scheme.is_base64 else mac.hexdigest()
