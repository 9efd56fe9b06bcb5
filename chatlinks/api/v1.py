"""/api/v1: the routes for programs. What they take and give is described at /api/v1/docs."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI, Status
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
from chatlinks.api.bodies import JSON, Items, body_of, items_of
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import MEDIA_TYPE, ProblemDetails, tell_by
from chatlinks.api.repeats import once
from chatlinks.conversations.records.incoming import Incoming
from chatlinks.workspaces.models import Business

ABOUT = """\
Send conversations as they happen or whole, and get the chat link of each.

Every write takes one object, a JSON list of up to 1,000, or NDJSON; gzipped or not, up to 16 MB.
What has an id is stored once, however often it is sent. A 2xx means stored.
"""
REFUSED = frozenset({400, 401, 403, 409, 413, 415, 422, 429, 503})
SCHEMAS = "#/components/schemas/{model}"


class Api(NinjaAPI):
    """Its document also describes bodies, which are checked by intake and not by the framework."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        document = super().get_openapi_schema(**kwargs)
        for shape in (TypeAdapter(Incoming), storing.MESSAGE, storing.EVENT):
            described = shape.json_schema(ref_template=SCHEMAS, by_alias=True)
            document["components"]["schemas"] |= described.pop("$defs", {})
            document["components"]["schemas"][described["title"]] = described
        for operations in document["paths"].values():
            for operation in operations.values():
                as_problems(operation["responses"])
        return document


def as_problems(responses: dict[Any, Any]) -> None:
    """What is refused is told as problem details."""
    for status, response in responses.items():
        if int(status) in REFUSED and "content" in response:
            response["content"] = {MEDIA_TYPE: response["content"].pop(JSON)}


def body_like(name: str) -> dict[str, Any]:
    """How a body is described: an object of this schema, or many."""
    one = {"$ref": SCHEMAS.format(model=name)}
    many = {"type": "array", "items": one, "minItems": 1, "maxItems": 1000}
    content = {
        JSON: {"schema": {"anyOf": [one, many]}},
        "application/x-ndjson": {"schema": {"type": "string"}},
    }
    return {"requestBody": {"required": True, "content": content}}


api = Api(
    title="Chat Links",
    version="1",
    description=ABOUT,
    urls_namespace="api",
    docs_url="/docs",
    openapi_url="/openapi.json",
)
tell_by(api)
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
    openapi_extra=body_like("Incoming"),
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
    openapi_extra=body_like("ContactMessage"),
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
    openapi_extra=body_like("ContactEvent"),
)
def events(request: HttpRequest) -> Status[dict[str, Any]]:
    """A line for the timeline of the contact's latest conversation; `completed` ends it."""
    return stored(
        request, lambda business, items: storing.take_each(business, items, storing.take_event)
    )
