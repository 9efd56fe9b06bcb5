"""How sources prove who they are. Each proof asks the request; a source may have several."""

import binascii
import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from standardwebhooks import Webhook, WebhookVerificationError
from twilio.request_validator import RequestValidator

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


def twilio(request: HttpRequest, secret: str) -> bool:
    """Twilio's signature over the address and the fields of a form."""
    carried = request.headers.get("X-Twilio-Signature", "")
    if not request.body or not carried.isascii():
        return False
    address = settings.BASE_URL + request.get_full_path()
    return bool(RequestValidator(secret).validate(address, request.POST, carried))


def address_alone(request: HttpRequest, secret: str) -> bool:
    """The address, which nobody guesses, for a source that can prove nothing else; one that carries
    a proof must carry the right one.
    """
    return not {"Authorization", "X-Hub-Signature"} & set(request.headers)


def standard(request: HttpRequest, secret: str) -> bool:
    """Standard Webhooks: an id, a time and a signature over both and the body."""
    try:
        verifier = Webhook(secret)
        verifier.verify(request.body, dict(request.headers), json_parse=False)
    except (WebhookVerificationError, ValueError, RuntimeError, binascii.Error):
        return False
    return True
