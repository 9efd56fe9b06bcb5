"""GET, POST /copy-link/<key>: whoever works in another tool asks here for the chat link of the
conversation that they have open there, by its id.

The button in that tool (/copy-link.js) puts the id behind the `#` of the address, which no server
is told and no log holds; the page fills it in. What is answered is seen by who is signed in here,
and by no page of the other tool.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from chatlinks.links.by_id import path_by_id
from chatlinks.web.limits import rate, wait_for
from chatlinks.workspaces.guards import reader_of_business
from chatlinks.workspaces.models import Business

OFTEN = rate("copy a link", address="1200/hour", key="60/minute")
NOTHING = (
    "No conversation that you may open has this ID. Where an ID may hold something personal,"
    " such as a phone number, only who sees personal details can ask by it."
)
WAIT = "That was often. Wait a minute, then try again."


@require_http_methods(["GET", "POST"])
@reader_of_business
def copy_link(request: HttpRequest, business: Business) -> HttpResponse:
    if request.method == "GET":
        return page(request, business)
    if wait_for(OFTEN, request, str(request.user.pk)):
        return page(request, business, error=WAIT, status=429)
    path = path_by_id(business, request.user, request.POST.get("conversation", "").strip())
    if path is None:
        return page(request, business, error=NOTHING, status=404)
    return page(request, business, link=request.build_absolute_uri(path))


def page(
    request: HttpRequest,
    business: Business,
    *,
    link: str = "",
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "business": business.name,
        "link": link,
        "error": error,
        "typed": request.POST.get("conversation", "")[:200] if error else "",
    }
    return render(request, "links/copy_link.html", context, status=status)
