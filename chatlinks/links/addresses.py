"""Addresses of chat links.

A page has dozens, alike but for the token, so the rest is worked out once.
"""

from functools import cache

from django.urls import reverse


def link_path(token: str | None) -> str:
    """The address of a link, on this server; "" for none."""
    return route("chat-link").format(token) if token else ""


def whole_path(token: str) -> str:
    """That of the continuous read of all the contact's conversations."""
    return route("whole").format(token)


@cache
def route(name: str) -> str:
    """The address of a route with `{}` for the token."""
    return reverse(name, args=["TOKEN"]).replace("TOKEN", "{}")
