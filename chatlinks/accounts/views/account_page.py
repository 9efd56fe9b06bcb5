"""GET, POST /account: one's own name and time zone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chatlinks.accounts.forms import OwnAccount


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """For everybody who is signed in."""
    person: Any = request.user
    form = OwnAccount(request.POST if request.method == "POST" else None, instance=person)
    if form.is_valid():
        form.save()
        messages.success(request, "Your account is saved.")
        return redirect("account")
    if form.is_bound:
        person.refresh_from_db()  # the page's head shows what is so
    context = {"form": form, "email": person.email}
    return render(request, "accounts/account.html", context, status=400 if form.is_bound else 200)
