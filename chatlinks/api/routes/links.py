"""Routes for links that open without signing in: listed, made, ended."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from ninja import Query, Status

from chatlinks.api.access import key_required
from chatlinks.api.document import REFUSED, api, body_like
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import Problem, ProblemDetails
from chatlinks.api.reads import links
from chatlinks.api.reads.answers import LinkEnded, LinkMade, LinkPage
from chatlinks.api.reads.queries import LinkQuery, refuse_unknown
from chatlinks.api.reads.visits import visit_list
from chatlinks.api.repeats import once
from chatlinks.api.routes.reads import READ, key_of
from chatlinks.api.writes import link_making
from chatlinks.api.writes.bodies import body_of, items_of

LINKS = key_required(ApiKey.Scope.LINKS)
ONE = Problem(422, "Links are made one at a time: send an object, no list.")


@api.get(
    "/links",
    url_name="links",
    auth=READ,
    summary="List links that open without signing in",
    response={200: LinkPage, REFUSED: ProblemDetails},
)
def list_links(request: HttpRequest, asked: Query[LinkQuery]) -> dict[str, Any]:
    """The newest first. The address of one is told where it is made, and nowhere else."""
    refuse_unknown(request, LinkQuery)
    key = key_of(request)
    page = links.page(key, asked)
    visit_list(key, "listed links")
    return page


@api.post(
    "/links",
    url_name="links",
    auth=LINKS,
    summary="Make a link that opens without signing in",
    response={201: LinkMade, REFUSED: ProblemDetails},
    openapi_extra=body_like(link_making.WANTED, many=False),
)
def make_link(request: HttpRequest) -> Status[dict[str, Any]]:
    """As the business's policy of links allows. It opens masked, for whoever holds it, or for
    people who prove their address.
    """
    key, body = key_of(request), body_of(request)
    items = items_of(request, body)
    if items.is_batch:
        raise ONE
    with transaction.atomic():  # the link and its answer: a second one waits, and gets the same
        answer = once(request, key, body, lambda: link_making.make(key, items.raws[0]))
    return Status(answer.status, link_making.address_of(key, answer.body["id"]))


@api.post(
    "/links/{link_id}/end",
    url_name="end-link",
    auth=LINKS,
    summary="End a link",
    response={200: LinkEnded, REFUSED: ProblemDetails},
)
def end_link(request: HttpRequest, link_id: str) -> dict[str, Any]:
    """At once and for good: whoever opens it from now on sees nothing."""
    return link_making.end(key_of(request), link_id)
