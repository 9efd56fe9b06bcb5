"""Routes that read: conversations by filters, and what one is made of. Each read is a visit."""

from typing import Any

from django.http import HttpRequest
from ninja import Query

from chatlinks.api.access import key_required, viewer_by_key
from chatlinks.api.document import REFUSED, api
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import ProblemDetails
from chatlinks.api.reads import conversations, one
from chatlinks.api.reads.answers import (
    ConversationPage,
    ConversationRead,
    MessagePage,
    ReviewList,
    VisitPage,
)
from chatlinks.api.reads.queries import ConversationQuery, PageQuery, refuse_unknown
from chatlinks.api.reads.visits import visit, visit_list

READ = key_required(ApiKey.Scope.READ)


def key_of(request: HttpRequest) -> ApiKey:
    key: ApiKey = request.auth  # type: ignore[attr-defined]
    return key


@api.get(
    "/conversations",
    url_name="conversations",
    auth=READ,
    summary="List conversations",
    response={200: ConversationPage, REFUSED: ProblemDetails},
)
def list_conversations(request: HttpRequest, asked: Query[ConversationQuery]) -> dict[str, Any]:
    """Masked for every key, the newest first. To see details, read the conversation."""
    refuse_unknown(request, ConversationQuery)
    key = key_of(request)
    page = conversations.page(key, asked)
    visit_list(key, "searched" if asked.q else "listed conversations")
    return page


@api.get(
    "/conversations/{token}",
    url_name="conversation",
    auth=READ,
    summary="Read what is known of a conversation",
    response={200: ConversationRead, REFUSED: ProblemDetails},
)
def read_conversation(request: HttpRequest, token: str) -> dict[str, Any]:
    """`token` is the last part of a link of it."""
    key = key_of(request)
    viewer = viewer_by_key(key, token)
    return one.conversation(viewer, visit(key, viewer, "read the details"))


@api.get(
    "/conversations/{token}/messages",
    url_name="conversation-messages",
    auth=READ,
    by_alias=True,
    summary="Read its messages",
    response={200: MessagePage, REFUSED: ProblemDetails},
)
def read_messages(
    request: HttpRequest,
    token: str,
    asked: Query[PageQuery],
) -> dict[str, Any]:
    """In order, as far as the link covers them."""
    refuse_unknown(request, PageQuery)
    key = key_of(request)
    viewer = viewer_by_key(key, token)
    return one.messages(viewer, visit(key, viewer, "read messages"), asked)


@api.get(
    "/conversations/{token}/reviews",
    url_name="conversation-reviews",
    auth=READ,
    by_alias=True,
    summary="Read its reviews",
    response={200: ReviewList, REFUSED: ProblemDetails},
)
def read_reviews(request: HttpRequest, token: str) -> dict[str, Any]:
    """What the user thought of it, in order."""
    key = key_of(request)
    viewer = viewer_by_key(key, token)
    return one.reviews(viewer, visit(key, viewer, "read reviews"))


@api.get(
    "/conversations/{token}/visits",
    url_name="conversation-visits",
    auth=READ,
    summary="Read who opened it",
    response={200: VisitPage, REFUSED: ProblemDetails},
)
def read_visits(
    request: HttpRequest,
    token: str,
    asked: Query[PageQuery],
) -> dict[str, Any]:
    """The newest first, by all of its links."""
    refuse_unknown(request, PageQuery)
    key = key_of(request)
    viewer = viewer_by_key(key, token)
    visit(key, viewer, "read visits")
    return one.visits(viewer, asked)
