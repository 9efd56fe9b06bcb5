"""GET /c/<token>/: the address of a link with a slash that came along; on to the link itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from chatlinks.links.addresses import link_path


@login_not_required  # it tells nothing, and the link asks for whatever it needs
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    return redirect(link_path(token))
