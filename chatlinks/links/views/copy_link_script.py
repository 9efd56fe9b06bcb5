"""GET /copy-link.js: what another tool's page includes. It puts a button there, and knows nothing
but what stands in its tag: the link is told by our own page, which the button opens.
"""

from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET


@login_not_required  # it is the same for everybody
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(source(), content_type="text/javascript; charset=utf-8")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@cache
def source() -> str:
    path = finders.find("links/button.js")
    assert isinstance(path, str)
    return Path(path).read_text("utf-8")
