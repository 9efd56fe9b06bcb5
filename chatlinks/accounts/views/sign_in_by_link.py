"""/sign-in/<token>: a demo sign-in on loopback, or the first admin's one-time link.

Opening it shows a button; only pressing that signs in, so that nothing is used up by a program that previews links.
"""

import ipaddress

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from chatlinks.accounts.forms import FirstAdmin
from chatlinks.accounts.models import Person, SignInLink
from chatlinks.web.notices import notice

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    link = SignInLink.find(token[:100])
    if (
        link is None
        or (link.demo and not demo_allowed(request))
        or (link.person and not link.person.is_active)
    ):
        return notice(
            request, 404, "This sign-in link has ended", "Each is good for one use and one day. Sign in with your e-mail, or ask an admin.",
            [("Sign in", "/accounts/login/")],
        )  # fmt: skip
    return as_person(request, link, link.person) if link.person else first_admin(request, link)


def demo_allowed(request: HttpRequest) -> bool:
    """The demo's sign-ins need no password, so they work on this machine only, and not through a proxy on it."""
    if (
        not settings.DEMO
        or "HTTP_X_FORWARDED_FOR" in request.META
        or "HTTP_FORWARDED" in request.META
    ):
        return False
    try:
        return ipaddress.ip_address(request.META["REMOTE_ADDR"]).is_loopback
    except ValueError:
        return False


def onward(request: HttpRequest) -> str:
    """Where to go after signing in: as asked when that is here, else the list of conversations."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"


def as_person(request: HttpRequest, link: SignInLink, person: Person) -> HttpResponse:
    if request.method == "POST" and link.use():
        login(request, person, backend=BACKEND)
        return redirect(onward(request))
    given = {"name": person.name, "note": link.note, "next": request.GET.get("next", "/")}
    return render(request, "accounts/sign_in_by_link.html", given)


def first_admin(request: HttpRequest, link: SignInLink) -> HttpResponse:
    form = FirstAdmin(request.POST or None)
    if request.method == "POST" and form.is_valid() and link.use():
        login(request, form.make(), backend=BACKEND)
        return redirect("/admin/")
    return render(request, "accounts/first_admin.html", {"form": form})
