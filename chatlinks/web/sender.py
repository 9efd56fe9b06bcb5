"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def sender(request: HttpRequest) -> str:
    """The address of whoever asks; behind proxies, what the outermost of them heard.

    Each proxy puts the address that it heard from at the end of X-Forwarded-For; what stands
    before those can be made up.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return sender_of(forwarded, str(request.META.get("REMOTE_ADDR", "")))


def sender_of(forwarded: str, peer: str) -> str:
    """The same of what X-Forwarded-For holds, and of the address that was heard here."""
    heard = forwarded.split(",")
    if 0 < settings.PROXIES <= len(heard):
        try:
            return str(ipaddress.ip_address(heard[-settings.PROXIES].strip()))
        except ValueError:  # nothing that we could count by
            pass
    return peer


def household(address: str) -> str:
    """What is counted as one sender: of a network of IPv6 the part that one household has."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if known.version == 6:
        return str(ipaddress.ip_network(f"{known}/64", strict=False))
    return str(known)
