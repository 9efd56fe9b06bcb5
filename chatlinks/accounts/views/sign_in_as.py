"""POST /sign-in/as: sign in as one of the demo's cast, from the sign-in page; on loopback only."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.accounts.models import SignInLink
from chatlinks.accounts.views.sign_in_by_link import BACKEND, demo_allowed, onward
from chatlinks.web.notices import not_found


@login_not_required
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("person", "")
    if not demo_allowed(request) or not wanted.isdecimal():
        return not_found(request)
    id_ = int(wanted[:18])
    link = SignInLink.cast().filter(person=id_).first()
    if link is None or link.person is None:
        return not_found(request)
    login(request, link.person, backend=BACKEND)
    return redirect(onward(request))
