"""The guard of an endpoint's pages."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from chatlinks.api.outgoing.models import Endpoint
from chatlinks.workspaces.guards import Guarded, admin_of_business
from chatlinks.workspaces.models import Business

P = ParamSpec("P")
EndpointView = Callable[Concatenate[HttpRequest, Business, Endpoint, P], HttpResponse]


def admin_of_endpoint(view: EndpointView[P]) -> Guarded:
    """Of `/webhooks/<key>/<endpoint>/…`: for the admins of its business; all others get 404."""

    @admin_of_business
    @wraps(view)
    def guarded(
        request: HttpRequest,
        business: Business,
        /,
        endpoint: int,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        held = get_object_or_404(business.endpoints, pk=endpoint)
        return view(request, business, held, *args, **kwargs)

    return guarded
