"""Routes that store: conversations whole, messages and events as they happen."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import Status
from pydantic import TypeAdapter

from chatlinks.api import storing
from chatlinks.api.access import key_required
from chatlinks.api.answers import (
    Answer,
    ConversationBatch,
    ConversationStored,
    WrittenBatch,
    WrittenStored,
)
from chatlinks.api.bodies import Items, body_of, items_of
from chatlinks.api.document import REFUSED, api, body_like
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import ProblemDetails
from chatlinks.api.repeats import once
from chatlinks.conversations.records.incoming import Incoming
from chatlinks.workspaces.models import Business

WRITE = key_required(ApiKey.Scope.WRITE)
# What is answered to a message or event, and to many.
WRITTEN: dict[Any, Any] = {
    200: WrittenStored | WrittenBatch,
    201: WrittenStored,
    207: WrittenBatch,
    REFUSED: ProblemDetails,
    422: WrittenBatch | ProblemDetails,
}
Store = Callable[[Business, Items], Answer]


def stored(request: HttpRequest, store: Store) -> Status[dict[str, Any]]:
    key: ApiKey = request.auth  # type: ignore[attr-defined]
    body = body_of(request)
    items = items_of(request, body)
    answer = once(request, key, body, lambda: store(key.business, items))
    return Status(answer.status, answer.body)


@api.post(
    "/conversations",
    url_name="conversations",
    auth=WRITE,
    summary="Store whole conversations",
    response={
        200: ConversationStored | ConversationBatch,
        201: ConversationStored,
        207: ConversationBatch,
        REFUSED: ProblemDetails,
        422: ConversationBatch | ProblemDetails,
    },
    openapi_extra=body_like(TypeAdapter(Incoming)),
)
def conversations(request: HttpRequest) -> Status[dict[str, Any]]:
    """A conversation is known by its `id`: sent again, it is brought up to date."""
    return stored(request, storing.take_conversations)


@api.post(
    "/messages",
    url_name="messages",
    auth=WRITE,
    summary="Store messages as they are written",
    response=WRITTEN,
    openapi_extra=body_like(storing.MESSAGE),
)
def messages(request: HttpRequest) -> Status[dict[str, Any]]:
    """A message goes into the contact's open conversation, or begins their next."""
    return stored(
        request, lambda business, items: storing.take_each(business, items, storing.take_message)
    )


@api.post(
    "/events",
    url_name="events",
    auth=WRITE,
    summary="Store events as they happen",
    response=WRITTEN,
    openapi_extra=body_like(storing.EVENT),
)
def events(request: HttpRequest) -> Status[dict[str, Any]]:
    """A line for the timeline of the contact's latest conversation; `completed` ends it."""
    return stored(
        request, lambda business, items: storing.take_each(business, items, storing.take_event)
    )
