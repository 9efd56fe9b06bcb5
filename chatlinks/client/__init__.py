"""A client of the API, for programs of your own; it needs httpx and nothing else of Chat Links.

    from chatlinks.client import Client

    with Client("https://chat.example.org", key) as client:
        stored = client.store_message(
            {"id": "u-77"},
            {"id": "m-1", "at": "2026-03-02T09:15:00Z", "from": "user", "text": "Hello"},
        )
        print(stored["link"])

`AsyncClient` is the same to be awaited. What fails for a moment is tried again, with back-off and
as late as Retry-After says; a write under the same Idempotency-Key, so that it is done once.
"""

from chatlinks.client.answers import (
    BatchAnswer,
    ConversationAnswer,
    ListedConversationAnswer,
    MessageAnswer,
    NewLinkAnswer,
    ReviewAnswer,
    StoredAnswer,
)
from chatlinks.client.clients import AsyncClient, Client
from chatlinks.client.retries import FieldProblem, RequestRefused, Retries, Unreachable

__all__ = [
    "AsyncClient",
    "BatchAnswer",
    "Client",
    "ConversationAnswer",
    "FieldProblem",
    "ListedConversationAnswer",
    "MessageAnswer",
    "NewLinkAnswer",
    "RequestRefused",
    "Retries",
    "ReviewAnswer",
    "StoredAnswer",
    "Unreachable",
]
