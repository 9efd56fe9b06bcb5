"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def sender(request: HttpRequest) -> str:
    """The address of whoever asks; behind proxies, what the outermost of them heard.

    Each proxy puts the address that it heard from at the end of X-Forwarded-For; what stands
    before those can be made up.
    """
    heard = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < settings.PROXIES <= len(heard):
        try:
            return str(ipaddress.ip_address(heard[-settings.PROXIES].strip()))
        except ValueError:  # nothing that we could count by
            pass
    return str(request.META.get("REMOTE_ADDR", ""))
