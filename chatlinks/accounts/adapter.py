"""How allauth behaves here: nobody signs up by himself; people are invited by an admin."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A company account signs in the person who has its verified e-mail; it makes no new people."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


def typed_email(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The e-mail that somebody tried to sign in with, for the lock-out after failed attempts."""
    given = credentials or {}
    typed = given.get("email") or given.get("username") or given.get("login")
    if not typed and request is not None:
        typed = request.POST.get("login", "")
    return str(typed or "").lower()
