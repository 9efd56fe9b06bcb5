"""The guards of webhooks: a source by what it proves, and a source's pages by their business."""

import hmac
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from chatlinks.intake.webhooks.deliveries.inbox import BIGGEST, BIGGEST_POST
from chatlinks.intake.webhooks.kinds import KINDS
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.intake.webhooks.proofs import bearer
from chatlinks.intake.webhooks.sources import is_ready, target_of
from chatlinks.web.guards import no_cookie_counts
from chatlinks.web.limits import rate, wait_for
from chatlinks.workspaces.guards import Guarded, admin_of_business
from chatlinks.workspaces.models import Business

P = ParamSpec("P")
SourceView = Callable[Concatenate[HttpRequest, WebhookSource, P], HttpResponse]
PageView = Callable[Concatenate[HttpRequest, Business, WebhookSource, P], HttpResponse]

HOOKS = rate("webhooks", address="12000/minute", key="6000/minute")
WRONG_HOOKS = rate("wrong webhooks", address="60/minute", key="60/minute")
REFUSED = (
    "Not taken: no source has this address and this proof. Its page says how it proves itself.\n"
)


def source_of_hook(view: SourceView[P]) -> Guarded:
    """Of `/hooks/<address>`: for the source itself, which proves it by its secret.

    401, in the same words, for a wrong proof and for an address that isn't there; 413 for what is
    too big; 403 while it, or its business, is switched off; 429 above a rate.
    """
    return entered_by(view, is_proven, BIGGEST)


def sender_of_post(view: SourceView[P]) -> Guarded:
    """Of `/hooks/<address>/<post>`: for whoever sends posts to the source, by the token that the
    source gave them. Refused as above; where posts go nowhere, too.
    """
    return entered_by(view, has_token, BIGGEST_POST)


def entered_by(
    view: SourceView[P],
    proven: Callable[[HttpRequest, WebhookSource], bool],
    biggest: int,
) -> Guarded:
    @no_cookie_counts
    @wraps(view)
    def entered(
        request: HttpRequest, address: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > biggest:
            return HttpResponse(status=413)
        if seconds := wait_for(HOOKS, request, address):
            return too_often(seconds)
        sources = WebhookSource.objects.select_related("business")
        source = sources.filter(address=address).first()
        if source is None or not proven(request, source):
            return refused(request, source)
        if not (source.on and is_ready(source)) or source.business.locked:
            return HttpResponse(status=403)
        return view(request, source, *args, **kwargs)

    return entered


def has_token(request: HttpRequest, source: WebhookSource) -> bool:
    target = target_of(source)
    if target is None:
        return False
    carried = request.headers.get("client-id", "")
    is_theirs = hmac.compare_digest(carried.encode(), target.client_id.encode())
    return bearer(request, target.token) and is_theirs


def is_proven(request: HttpRequest, source: WebhookSource) -> bool:
    secret = source.secret
    return bool(secret) and any(proof(request, secret) for proof in KINDS[source.kind].proofs)


def refused(request: HttpRequest, source: WebhookSource | None) -> HttpResponse:
    """It is counted at a source that is there, so that who set it up sees it; not without end."""
    key = source.address if source else ""
    if seconds := wait_for(WRONG_HOOKS, request, key):
        return too_often(seconds)
    if source is not None:
        WebhookSource.objects.filter(pk=source.pk).update(
            refused=F("refused") + 1, refused_at=timezone.now()
        )
    return HttpResponse(REFUSED, status=401, content_type="text/plain")


def too_often(seconds: int) -> HttpResponse:
    return HttpResponse(status=429, headers={"Retry-After": str(seconds)})


def admin_of_source(view: PageView[P]) -> Guarded:
    """Of `/sources/<key>/<source>/…`: for the admins of its business; all others get 404."""

    @admin_of_business
    @wraps(view)
    def guarded(
        request: HttpRequest,
        business: Business,
        /,
        source: int,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        held = get_object_or_404(business.webhook_sources, pk=source)
        return view(request, business, held, *args, **kwargs)

    return guarded
