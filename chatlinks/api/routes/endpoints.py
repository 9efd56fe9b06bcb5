"""Routes for endpoints that are told what happens: listed, added, removed."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from ninja import Status

from chatlinks.api.access import key_required
from chatlinks.api.document import REFUSED, api, body_like
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import Problem, ProblemDetails
from chatlinks.api.repeats import once
from chatlinks.api.routes.reads import key_of
from chatlinks.api.writes import endpoint_making
from chatlinks.api.writes.bodies import body_of, items_of
from chatlinks.api.writes.endpoint_making import EndpointList, EndpointMade, EndpointRemoved

WEBHOOKS = key_required(ApiKey.Scope.WEBHOOKS)
ONE = Problem(422, "Endpoints are added one at a time: send an object, no list.")


@api.get(
    "/endpoints",
    url_name="endpoints",
    auth=WEBHOOKS,
    summary="List endpoints of webhooks",
    response={200: EndpointList, REFUSED: ProblemDetails},
)
def list_endpoints(request: HttpRequest) -> dict[str, Any]:
    """Of each its host alone, never its address or its secret."""
    return endpoint_making.listed(key_of(request).business)


@api.post(
    "/endpoints",
    url_name="endpoints",
    auth=WEBHOOKS,
    summary="Add an endpoint of webhooks",
    response={201: EndpointMade, REFUSED: ProblemDetails},
    openapi_extra=body_like(endpoint_making.WANTED, many=False),
)
def make_endpoint(request: HttpRequest) -> Status[dict[str, Any]]:
    """Its secret is in this answer, and nowhere else."""
    key, body = key_of(request), body_of(request)
    items = items_of(request, body)
    if items.is_batch:
        raise ONE
    with transaction.atomic():  # the endpoint and its answer: a second one waits, and gets the same
        answer = once(request, key, body, lambda: endpoint_making.make(key, items.raws[0]))
    return Status(answer.status, endpoint_making.with_secret(key, answer.body["id"]))


@api.post(
    "/endpoints/{endpoint_id}/remove",
    url_name="remove-endpoint",
    auth=WEBHOOKS,
    summary="Remove an endpoint of webhooks",
    response={200: EndpointRemoved, REFUSED: ProblemDetails},
)
def remove_endpoint(request: HttpRequest, endpoint_id: str) -> dict[str, Any]:
    """It is told nothing from now on, nor what waits for it."""
    return endpoint_making.remove(key_of(request), endpoint_id)
