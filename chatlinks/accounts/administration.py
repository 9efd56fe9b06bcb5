"""Django's administration, holding only what an admin of ours has to do with."""

from collections.abc import Iterable
from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils.decorators import method_decorator

from chatlinks.web.navigation import MANAGING, PLACES

# /accounts/password/change/ does it.
LEFT_OUT = {"password_change", "password_change_done"}
CONVERSATIONS = PLACES[""][0]


class Administration(AdminSite):
    site_header = site_title = "Chat Links"
    index_title = "Businesses and people"
    site_url = "/"
    enable_nav_sidebar = False

    @method_decorator(login_not_required)
    def login(
        self,
        request: HttpRequest,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """By our sign-in, with its second step.

        One who is signed in and has nothing to do here gets a 403.
        """
        guarded = secure_admin_login(super().login)
        answer: HttpResponse = guarded(request, extra_context)
        return answer

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """With the ways back to where one came from."""
        return super().each_context(request) | {"places": [CONVERSATIONS, *MANAGING]}

    def register(
        self,
        model_or_iterable: Any,
        admin_class: Any = None,
        **options: Any,
    ) -> None:
        """Our own models only: nobody manages the tables of our libraries by hand."""
        several = isinstance(model_or_iterable, Iterable)
        models = model_or_iterable if several else [model_or_iterable]
        ours = [model for model in models if is_ours(model)]
        super().register(ours, admin_class, **options)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [url for url in super().get_urls() if getattr(url, "name", None) not in LEFT_OUT]


def is_ours(model: type[Model]) -> bool:
    return model.__module__.startswith("chatlinks.")
