"""/accounts/login/: e-mail and password; the company's sign-in and the demo's cast, if any."""

from collections.abc import Iterable
from typing import Any

from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest

from chatlinks.accounts.models import SignInLink
from chatlinks.accounts.views.sign_in_by_link import demo_allowed


class Login(LoginView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        wanted = context["redirect_field_value"] or ""
        return {
            **context,
            "next": wanted,
            "company": company(self.request, wanted),
            "cast": cast(self.request),
        }


def company(request: HttpRequest, wanted: str) -> dict[str, str] | None:
    """The company's sign-in.

    Its button is a link: a form may not lead to another host (our content policy).
    """
    if not settings.SOCIALACCOUNT_PROVIDERS:
        return None
    provider = get_adapter().get_provider(request, "company")
    then = {"next": wanted} if wanted else {}
    address = provider.get_login_url(request, process="login", **then)
    return {"name": provider.app.name, "url": address}


def cast(request: HttpRequest) -> Iterable[SignInLink]:
    """Whom a visitor of the demo may sign in as; nobody elsewhere."""
    return SignInLink.cast() if demo_allowed(request) else []


login = Login.as_view()
