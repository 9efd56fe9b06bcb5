"""Routes that nobody signs in for: whoever asks proves it by a signature in the request.

`no_cookie_counts` is the one exemption from CSRF checks in the tree, so that one search finds all
routes that have it; `checked_within` only puts the check off.
"""

import hashlib
import hmac
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from chatlinks.web.limits import Rate, wait_for

P = ParamSpec("P")
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponse])
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class SignatureScheme(NamedTuple):
    """How a source signs what it sends: with an HMAC over the body, in hexadecimal digits."""

    header: str  # that carries it, such as X-Hub-Signature
    prefix: str = ""  # before the digits, such as sha1=
    digest: str = "sha256"


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


def signed(
    scheme: SignatureScheme, secret_of: Callable[P, str | None], rate: Rate
) -> Callable[[View[P]], View[P]]:
    """A view for those who sign with the secret that `secret_of` has for the address' arguments.

    It gives None where there is no such address. 429 above the rate of one network address; 401,
    without a word why, for a wrong signature and for an address that isn't there.
    """

    def decorate(view: View[P]) -> View[P]:
        @no_cookie_counts
        @wraps(view)
        def entered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if seconds := wait_for(rate, request):
                return HttpResponse(status=429, headers={"Retry-After": str(seconds)})
            secret = secret_of(*args, **kwargs)
            if not secret or not is_signed(request, scheme, secret):
                return HttpResponse(status=401)
            return view(request, *args, **kwargs)

        return entered

    return decorate


def is_signed(request: HttpRequest, scheme: SignatureScheme, secret: str) -> bool:
    carried = request.headers.get(scheme.header, "")
    if not carried.startswith(scheme.prefix):
        return False
    digits = carried.removeprefix(scheme.prefix).lower()
    return hmac.compare_digest(digits.encode(), signature(request.body, scheme, secret).encode())


def signature(body: bytes, scheme: SignatureScheme, secret: str) -> str:
    """The digits that stand for this body."""
    algorithm: Any = getattr(hashlib, scheme.digest)
    return hmac.new(secret.encode(), body, algorithm).hexdigest()
