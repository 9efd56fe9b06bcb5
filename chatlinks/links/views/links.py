"""GET /links: the links that one made oneself. GET /links/of/<key>: for admins, a business's.

POST /links/end, /links/restore: end several at once, and take that back.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from chatlinks.links.sharing import link_list
from chatlinks.links.sharing.forms import LinkPolicyForm
from chatlinks.links.sharing.link_list import PAGE, ListedLink, ListFilter
from chatlinks.links.sharing.link_people import people_of
from chatlinks.links.sharing.policy import policy_of
from chatlinks.web.notes import Undo, say
from chatlinks.web.numbers import number
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.guards import admin_of_business
from chatlinks.workspaces.memberships import administered_by
from chatlinks.workspaces.models import Business

MOST_PAGES = 1000


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Whoever is signed in has a page of their own; of nobody else's link."""
    person: Any = request.user
    chosen = filter_of(request)
    listed = link_list.of_person(person.pk, chosen)
    return render(request, "links/links.html", drawn(request, listed, chosen))


@require_safe
@admin_of_business
def of_business(request: HttpRequest, business: Business) -> HttpResponse:
    form = LinkPolicyForm(instance=policy_of(business.pk))
    return render(request, "links/links.html", page_of(request, business, form))


def page_of(
    request: HttpRequest,
    business: Business,
    form: LinkPolicyForm,
) -> dict[str, Any]:
    chosen = filter_of(request)
    listed = link_list.of_business(business.pk, chosen)
    return {
        **drawn(request, listed, chosen),
        "business": business,
        "zone": zone_of(request, business.time_zone),
        "form": form,
    }


def filter_of(request: HttpRequest) -> ListFilter:
    asked = request.GET
    return ListFilter(
        state=asked.get("state", ""),
        maker=number(asked.get("maker")),
        conversation=number(asked.get("conversation")),
        sort=asked.get("sort", ""),
        page=min(number(asked.get("page")) or 0, MOST_PAGES),
    )


def drawn(
    request: HttpRequest,
    listed: list[ListedLink],
    chosen: ListFilter,
) -> dict[str, Any]:
    query = {name: value for name, value in chosen._asdict().items() if value and name != "page"}
    further = urlencode({**query, "page": chosen.page + 1}) if len(listed) > PAGE else ""
    before = urlencode({**query, "page": chosen.page - 1}) if chosen.page else ""
    return {
        "links": listed[:PAGE],
        "people": people_of(listed[:PAGE]),
        "zone": zone_of(request),
        "chosen": chosen,
        "further": further,
        "before": before,
        "business": None,
        "administered": list(administered_by(request.user)[:20]),
    }


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Whatever of it isn't in one's hands is left alone."""
    ids = [id_ for each in request.POST.getlist("link") if (id_ := number(each)) is not None]
    ended = link_list.end_each(request.user, ids[: link_list.MOST])
    if not ended:
        messages.info(request, "Nothing was chosen that is open.")
        return back(request)
    undo = Undo(
        reverse("restore-links"),
        {"links": ",".join(map(str, ended)), "of": request.POST.get("of", "")[:60]},
    )
    count = "One link is" if len(ended) == 1 else f"{len(ended)} links are"
    say(request, f"{count} ended. Whoever opens one from now on sees nothing.", undo)
    return back(request)


@require_POST
def restore(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("links", "").split(",")[: link_list.MOST]
    ids = [id_ for each in typed if (id_ := number(each)) is not None]
    count = link_list.restore_each(request.user, ids)
    say(request, "It opens again." if count == 1 else f"{count} links open again.")
    return back(request)


def back(request: HttpRequest) -> HttpResponse:
    """To the list that the form stood in."""
    of = request.POST.get("of", "").replace("\0", "")
    if of and administered_by(request.user).filter(key=of).exists():
        return redirect("links-of-business", of)
    return redirect("links")
