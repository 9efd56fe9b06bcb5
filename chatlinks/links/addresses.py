"""Addresses of chat links. A page has dozens, all alike but for the token, so the rest is worked out once."""

from functools import cache

from django.urls import reverse


def link(token: str) -> str:
    return pattern("chat-link").format(token)


def whole(token: str) -> str:
    return pattern("whole").format(token)


@cache
def pattern(name: str) -> str:
    """The address of a route with `{}` for the token."""
    return reverse(name, args=["TOKEN"]).replace("TOKEN", "{}")
