"""Whoever chats on a business's site: known by a signed session alone, kept by their browser. No
cookie is read or set.

A session names a business and a random visitor, who is the contact's external id. Whoever holds it
is that visitor: they read and write the visitor's chats of this business, and nothing else.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec

from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from chatlinks.chats.models import EndedVisit, Widget
from chatlinks.chats.outbox import WEB
from chatlinks.conversations.records import incoming
from chatlinks.conversations.records.identity import identity_of
from chatlinks.database.rows import prepared_one
from chatlinks.web.guards import no_cookie_counts
from chatlinks.webchat import limits, wording
from chatlinks.workspaces.models import Business

P = ParamSpec("P")
SALT = "chatlinks web chat"
LASTS = timedelta(hours=24)  # since it was renewed: the next person may sit there by then
LONGEST = timedelta(days=30)  # however often it was renewed
PREFIX = "web:"  # of a visitor's external id
BEARER = "Bearer "

STORED = """
SELECT
  EXISTS (
    SELECT FROM agentchat_endedvisit e
    WHERE e.business_id = b.id AND e.visitor_hash = %s),
  c.id,
  coalesce(octet_length(c.known), 0)
FROM workspaces_business b
LEFT JOIN conversations_contact c ON c.business_id = b.id AND c.external_hash = %s
WHERE b.id = %s"""


class StoredVisitor(NamedTuple):
    """A row of STORED: what is known of a visitor."""

    ended: bool  # their chat: their sessions are nobody's
    contact_id: int | None  # None until they write, and once they were forgotten
    known_bytes: int  # of all that they told of themselves


NOT_STORED = StoredVisitor(ended=False, contact_id=None, known_bytes=0)


@dataclass(frozen=True)
class Visitor:
    widget: Widget
    id: str  # random
    began: float = 0  # their first session, in seconds since 1970

    @property
    def business(self) -> Business:
        return self.widget.business

    @property
    def external_id(self) -> str:
        return PREFIX + self.id

    @cached_property
    def hash(self) -> bytes:
        """By which it is known that they ended their chat."""
        return identity_of(self.business).hash(b"visitor", self.id)

    @cached_property
    def stored(self) -> StoredVisitor:
        """As it was when it was first asked for."""
        contact_hash = identity_of(self.business).contact(self.external_id)
        parameters = [self.hash, contact_hash, self.business.pk]
        return prepared_one(StoredVisitor, STORED, parameters) or NOT_STORED

    @property
    def contact_id(self) -> int | None:
        """Of the contact that they are."""
        return self.stored.contact_id

    def contact(self, **details: str) -> incoming.IncomingContact:
        return incoming.IncomingContact(
            id=self.external_id,
            channel=WEB,
            **details,
        )

    def session(self) -> str:
        content = {
            "business": self.business.pk,
            "visitor": self.id,
            "began": self.began,
        }
        return signing.dumps(content, salt=SALT)


def widget_of(key: str) -> Widget | None:
    """The web chat of a business, while it is switched on and the business isn't locked."""
    if "\0" in key:
        return None
    enabled = Widget.objects.filter(
        business__key=key,
        enabled=True,
        business__locked=False,
    )
    return enabled.select_related("business", "team").first()


def new_visitor(widget: Widget) -> Visitor:
    return Visitor(widget, secrets.token_hex(16), time.time())


def known(widget: Widget, request: HttpRequest) -> Visitor | None:
    """The visitor whose session the request carries; None if it carries none that is ours, of this
    business and young enough."""
    header = request.headers.get("Authorization", "")
    if not header.startswith(BEARER):
        return None
    token = header.removeprefix(BEARER)
    try:
        session: dict[str, Any] = signing.loads(
            token,
            salt=SALT,
            max_age=LASTS,
        )
    except signing.BadSignature:
        return None
    if session["business"] != widget.business_id:
        return None
    began = session.get("began", 0)
    if time.time() - began > LONGEST.total_seconds():
        return None
    visitor = Visitor(widget, session["visitor"], began)
    return None if visitor.stored.ended else visitor


def end(visitor: Visitor) -> None:
    """Whoever holds a session of theirs, now or later, is nobody."""
    EndedVisit.objects.get_or_create(business=visitor.business, visitor_hash=visitor.hash)


def forget_ended() -> int:
    """Those whose sessions would have run out by now."""
    return EndedVisit.objects.filter(at__lt=timezone.now() - LONGEST).delete()[0]


View = Callable[Concatenate[HttpRequest, Visitor, P], HttpResponse]
WidgetView = Callable[Concatenate[HttpRequest, Widget, P], HttpResponse]


def for_widget(view: WidgetView[P]) -> Callable[..., HttpResponse]:
    """A view of `/w/<key>…`, for anyone, of a business whose web chat is switched on."""

    @no_cookie_counts
    @wraps(view)
    def entered(
        request: HttpRequest,
        key: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        widget = widget_of(key)
        if widget is None:
            return problem(request, 404, "no_chat")
        return view(request, widget, *args, **kwargs)

    return entered


def for_visitor(what: str) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """A view of `/w/<key>/…` for those who carry a session of this business; `what` is one of
    limits.RATES."""

    def decorate(view: View[P]) -> Callable[..., HttpResponse]:
        @for_widget
        @wraps(view)
        def entered(
            request: HttpRequest,
            widget: Widget,
            /,
            *args: P.args,
            **kwargs: P.kwargs,
        ) -> HttpResponse:
            visitor = known(widget, request)
            if visitor is None:
                return problem(request, 401, "session_ended")
            if seconds := limits.wait_for(what, request, visitor.id):
                return too_often(request, seconds)
            return view(request, visitor, *args, **kwargs)

        return entered

    return decorate


def problem(
    request: HttpRequest,
    status: int,
    name: str,
    **values: object,
) -> JsonResponse:
    """`name` is that of a text (wording.py), which the web chat shows."""
    return JsonResponse(
        {
            "problem": wording.text(
                request,
                name,
                **values,
            )
        },
        status=status,
    )


def too_often(request: HttpRequest, seconds: int) -> JsonResponse:
    answer = problem(request, 429, "too_often", seconds=seconds)
    answer.headers["Retry-After"] = str(seconds)
    return answer
