"""/invitation/<token>: whoever was invited becomes a member of the business."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.accounts.models import Person
from chatlinks.accounts.views.sign_in_by_link import BACKEND
from chatlinks.manage.forms import Acceptance
from chatlinks.web.navigation import landing_of
from chatlinks.web.notices import notice
from chatlinks.workspaces.models import Invitation
from chatlinks.workspaces.people import invitations

PAGE = "manage/invitation.html"


@login_not_required
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at it uses nothing up; only the form does."""
    invitation = invitations.find(token[:100])
    if invitation is None:
        return ended(request)
    if request.user.is_authenticated:
        return as_oneself(request, invitation)
    if invitations.has_account(invitation):
        return render(request, PAGE, {"invitation": invitation, "asks": "sign-in"})
    return as_somebody_new(request, invitation)


def ended(request: HttpRequest) -> HttpResponse:
    return notice(
        request,
        404,
        "This invitation has ended",
        "Each works once and for seven days, unless it is revoked. Ask whoever sent it for a new"
        " one; if you accepted it, sign in.",
        [("Sign in", "/accounts/login/")],
    )


def as_oneself(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Somebody who has an account here, and is signed in."""
    person: Any = request.user
    if person.email.lower() != invitation.email.lower():
        return render(request, PAGE, {"invitation": invitation, "asks": "sign-out"})
    if request.method == "GET":
        return render(request, PAGE, {"invitation": invitation, "asks": "yes"})
    return welcome(request, person) if invitations.accept(invitation, person) else ended(request)


def as_somebody_new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = Acceptance(invitation.email, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"invitation": invitation, "asks": "account", "form": form}
        status = 400 if form.is_bound else 200
        return render(request, PAGE, context, status=status)
    with transaction.atomic():
        person = form.make()
        if invitations.accept(invitation, person) is None:
            transaction.set_rollback(True)
            return ended(request)
    login(request, person, backend=BACKEND)
    return welcome(request, person)


def welcome(request: HttpRequest, person: Person) -> HttpResponse:
    person.refresh_from_db()
    return redirect(landing_of(person))
