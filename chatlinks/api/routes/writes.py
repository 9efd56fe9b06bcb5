"""Routes that store: conversations whole, and what happens in them, one after the other."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import Status
from pydantic import TypeAdapter

from chatlinks.api.access import key_required
from chatlinks.api.answers import (
    Answer,
    ChangeBatch,
    ChangeStored,
    ConversationBatch,
    ConversationStored,
    WrittenBatch,
    WrittenStored,
)
from chatlinks.api.document import REFUSED, api, body_like
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import ProblemDetails
from chatlinks.api.repeats import once
from chatlinks.api.writes import shapes, storing, storing_single
from chatlinks.api.writes.bodies import Items, body_of, items_of
from chatlinks.api.writes.storing_messages import take_messages
from chatlinks.api.writes.storing_single import Take, take_each
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
CHANGED: dict[Any, Any] = {
    200: ChangeStored | ChangeBatch,
    207: ChangeBatch,
    REFUSED: ProblemDetails,
    422: ChangeBatch | ProblemDetails,
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


def each(request: HttpRequest, take: Take) -> Status[dict[str, Any]]:
    return stored(request, lambda business, items: take_each(business, items, take))


@api.post(
    "/messages",
    url_name="messages",
    auth=WRITE,
    summary="Store messages as they are written",
    response=WRITTEN,
    openapi_extra=body_like(shapes.MESSAGE),
)
def messages(request: HttpRequest) -> Status[dict[str, Any]]:
    """A message goes into the contact's open conversation, or begins their next."""
    return stored(request, take_messages)


@api.post(
    "/files",
    url_name="files",
    auth=WRITE,
    summary="Store files that were sent",
    response=WRITTEN,
    openapi_extra=body_like(shapes.FILE),
)
def files(request: HttpRequest) -> Status[dict[str, Any]]:
    """As a message, with the file in base64: a picture, PDF, plain text or, of a user, audio or
    video of at most 5 MB."""
    return each(request, storing_single.take_file)


@api.post(
    "/events",
    url_name="events",
    auth=WRITE,
    summary="Store events as they happen",
    response=WRITTEN,
    openapi_extra=body_like(shapes.EVENT),
)
def events(request: HttpRequest) -> Status[dict[str, Any]]:
    """A line for the timeline of the contact's latest conversation; `completed` ends it."""
    return each(request, storing_single.take_event)


@api.post(
    "/entities",
    url_name="entities",
    auth=WRITE,
    summary="Store values that the bot collected",
    response=WRITTEN,
    openapi_extra=body_like(shapes.ENTITY),
)
def entities(request: HttpRequest) -> Status[dict[str, Any]]:
    """In the contact's latest conversation; known by name and time."""
    return each(request, storing_single.take_entity)


@api.post(
    "/reviews",
    url_name="reviews",
    auth=WRITE,
    summary="Store what users thought of it",
    response=WRITTEN,
    openapi_extra=body_like(shapes.REVIEW),
)
def reviews(request: HttpRequest) -> Status[dict[str, Any]]:
    """Of the contact's latest conversation; known by whom it is of and its time."""
    return each(request, storing_single.take_review)


@api.post(
    "/steps",
    url_name="steps",
    auth=WRITE,
    summary="Store what AI agents did",
    response=WRITTEN,
    openapi_extra=body_like(shapes.STEP),
)
def steps(request: HttpRequest) -> Status[dict[str, Any]]:
    """A tool call, a source, a hand-over, known by its `id`: a call, and again with its result."""
    return each(request, storing_single.take_step)


@api.post(
    "/contacts",
    url_name="contacts",
    auth=WRITE,
    summary="Store who users are",
    response=CHANGED,
    openapi_extra=body_like(shapes.CONTACT),
)
def contacts(request: HttpRequest) -> Status[dict[str, Any]]:
    """What is left out stays as it was. The link is of their latest conversation."""
    return each(request, storing_single.take_contact)


@api.post(
    "/edits",
    url_name="edits",
    auth=WRITE,
    summary="Store what messages say by now",
    response=CHANGED,
    openapi_extra=body_like(shapes.EDIT),
)
def edits(request: HttpRequest) -> Status[dict[str, Any]]:
    """What the message said before is gone."""
    return each(request, storing_single.take_edit)


@api.post(
    "/deletions",
    url_name="deletions",
    auth=WRITE,
    summary="Delete what messages say",
    response=CHANGED,
    openapi_extra=body_like(shapes.DELETION),
)
def deletions(request: HttpRequest) -> Status[dict[str, Any]]:
    """That there was a message stays, with its time; what it said goes, and its files."""
    return each(request, storing_single.take_deletion)
