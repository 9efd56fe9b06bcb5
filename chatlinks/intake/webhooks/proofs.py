"""How sources prove who they are. Each proof asks the request; a source may have several."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest
from standardwebhooks import Webhook, WebhookVerificationError

from chatlinks.web.guards import SignatureScheme, is_signed

Proof = Callable[[HttpRequest, str], bool]
BEARER = "Bearer "


def hmac_by(scheme: SignatureScheme) -> Proof:
    """An HMAC over the body, and over the time of signing where the scheme has one."""

    def proven(request: HttpRequest, secret: str) -> bool:
        return is_signed(request, scheme, secret)

    return proven


def bearer(request: HttpRequest, secret: str) -> bool:
    """The secret itself, for what can send a header and sign nothing."""
    carried = request.headers.get("Authorization", "")
    if not carried.startswith(BEARER):
        return False
    return hmac.compare_digest(carried.removeprefix(BEARER).encode(), secret.encode())


def standard(request: HttpRequest, secret: str) -> bool:
    """Standard Webhooks: an id, a time and a signature over both and the body."""
    try:
        verifier = Webhook(secret)
        verifier.verify(request.body, dict(request.headers), json_parse=False)
    except (WebhookVerificationError, ValueError, RuntimeError, binascii.Error):
        return False
    return True


def twilio(request: HttpRequest, secret: str) -> bool:
    """Over the address that was asked for, and all fields of the form in their order."""
    carried = request.headers.get("X-Twilio-Signature", "")
    try:
        text = request.body.decode()
    except UnicodeDecodeError:
        return False
    fields = sorted(parse_qsl(text, keep_blank_values=True))
    signed = settings.BASE_URL + request.get_full_path() + "".join(f"{k}{v}" for k, v in fields)
    digest = hmac.new(secret.encode(), signed.encode(), hashlib.sha1).digest()
    return hmac.compare_digest(carried.encode(), base64.b64encode(digest))
