"""/sign-in/<token>: a demo sign-in on loopback, or the first admin's one-time link.

Opening it shows a button; only pressing that signs in, so that nothing is used up by a program
that previews links.
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
from chatlinks.web.navigation import landing_of
from chatlinks.web.notices import notice

LED_ON = "start"  # the first admin's way, by its route's name: a room above has it
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    link = SignInLink.find(token[:100])
    if link is None or (link.demo and not demo_allowed(request)):
        return ended(request)
    if link.person is None:
        return first_admin(request, link)
    if not link.person.is_active:
        return ended(request)
    return as_person(request, link, link.person)


def ended(request: HttpRequest) -> HttpResponse:
    return notice(
        request,
        404,
        "This sign-in link has ended",
        "Each is good for one use and one day. Sign in with your e-mail, or ask an admin.",
        [("Sign in", "/accounts/login/")],
    )


def demo_allowed(request: HttpRequest) -> bool:
    """The demo's sign-ins need no password: on this machine only, and not through a proxy on it."""
    proxied = {"HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED"} & request.META.keys()
    if not settings.DEMO or proxied:
        return False
    try:
        return ipaddress.ip_address(request.META["REMOTE_ADDR"]).is_loopback
    except ValueError:
        return False


def onward(request: HttpRequest) -> str:
    """Where to go after signing in: as asked when that is here, else where the person lands."""
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return wanted if here else landing_of(request.user)


def as_person(request: HttpRequest, link: SignInLink, person: Person) -> HttpResponse:
    if request.method == "POST" and link.use():
        login(request, person, backend=BACKEND)
        return redirect(onward(request))
    context = {
        "name": person.name,
        "note": link.note,
        "next": request.GET.get("next", ""),
    }
    return render(request, "accounts/sign_in_by_link.html", context)


def first_admin(request: HttpRequest, link: SignInLink) -> HttpResponse:
    form = FirstAdmin(request.POST or None)
    if request.method == "POST" and form.is_valid() and link.use():
        login(request, form.make(), backend=BACKEND)
        return redirect(LED_ON)
    return render(request, "accounts/first_admin.html", {"form": form})
