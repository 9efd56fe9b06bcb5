"""How allauth behaves here: nobody signs up by himself; people are invited by an admin."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from chatlinks.web.navigation import landing_of
from chatlinks.web.notices import notice

# The page that follows says it.
UNSAID = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": (
            "This e-mail and password don't belong together. Check both, or set a new password."
        ),
        "incorrect_password": "That isn't your password.",
        "incorrect_code": "That isn't the code. It changes every half a minute.",
        "too_many_login_attempts": "Too many attempts. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing_of(request.user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/"

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        if message_template not in UNSAID:
            super().add_message(request, level, message_template, *args, **kwargs)


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A company account signs in the person who has its verified e-mail; it makes no new people."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Only signing in, and only who is here already.

        No connecting to the account that is signed in.
        """
        if sociallogin.state.get("process") != "login" or not sociallogin.is_existing:
            raise ImmediateHttpResponse(unknown(request))


def unknown(request: HttpRequest) -> HttpResponse:
    return notice(
        request,
        403,
        "Nobody here has that company account",
        "An admin adds people by their e-mail address. Ask one to add yours, then sign in again.",
        [("Back to sign-in", reverse("account_login"))],
    )


def locked_out(request: HttpRequest, *_: Any) -> HttpResponse:
    """The answer after too many wrong passwords for one e-mail from one place."""
    return notice(
        request,
        429,
        "Too many wrong passwords",
        "Signing in with this e-mail is stopped from here for 15 minutes."
        " If you forgot your password, set a new one meanwhile.",
        [
            ("Set a new password", reverse("account_reset_password")),
            ("Back to sign-in", reverse("account_login")),
        ],
    )


def typed_email(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The e-mail that somebody tried to sign in with, for the lock-out after failed attempts."""
    for name in ("email", "username", "login"):
        if credentials and credentials.get(name):
            return str(credentials[name]).lower()
    return request.POST.get("login", "").lower() if request is not None else ""
