"""The two clients: one that waits, and one to be awaited."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any, Self, TypeVar, cast

import httpx

from chatlinks.client import calls
from chatlinks.client.answers import (
    BatchAnswer,
    ConversationAnswer,
    ListedConversationAnswer,
    MessageAnswer,
    NewLinkAnswer,
    ReviewAnswer,
    StoredAnswer,
)
from chatlinks.client.calls import Call, Fields
from chatlinks.client.retries import Retries, Unreachable, content_of

T = TypeVar("T")
USUAL = Retries()
SECONDS = 30.0  # that an answer may take


def base_of(url: str) -> str:
    return f"{url.rstrip('/')}/api/v1/"


def proof_of(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


class Client:
    """Of one business, by its key. Raises RequestRefused and Unreachable."""

    def __init__(
        self,
        url: str,
        key: str,
        retries: Retries = USUAL,
    ) -> None:
        self.retries = retries
        self.http = httpx.Client(base_url=base_of(url), headers=proof_of(key), timeout=SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def close(self) -> None:
        self.http.close()

    def do(self, call: Call[T]) -> T:
        tries = 0
        while True:
            tries += 1
            answer = self.tried(call)
            wait = self.retries.wait(tries, answer)
            if wait is None:
                if answer is None:
                    raise Unreachable(f"{call.path}: no answer after {tries} tries")
                return cast(T, content_of(answer))
            time.sleep(wait)

    def tried(self, call: Call[Any]) -> httpx.Response | None:
        try:
            return self.http.request(
                call.method, call.path, json=call.sent, params=call.asked, headers=call.headers
            )
        except httpx.TransportError:
            return None

    def store_message(self, contact: Fields, message: Fields) -> StoredAnswer:
        return self.do(calls.store("messages", {"contact": contact, "message": message}))

    def store_event(self, contact: Fields, event: Fields) -> StoredAnswer:
        return self.do(calls.store("events", {"contact": contact, "event": event}))

    def store_conversation(self, conversation: Fields) -> StoredAnswer:
        return self.do(calls.store("conversations", conversation))

    def store_contact(self, contact: Fields) -> StoredAnswer:
        return self.do(calls.store("contacts", {"contact": contact}))

    def store_entity(self, contact: Fields, entity: Fields) -> StoredAnswer:
        return self.do(calls.store("entities", {"contact": contact, "entity": entity}))

    def store_review(self, contact: Fields, review: Fields) -> StoredAnswer:
        return self.do(calls.store("reviews", {"contact": contact, "review": review}))

    def store_step(self, contact: Fields, step: Fields) -> StoredAnswer:
        return self.do(calls.store("steps", {"contact": contact, "step": step}))

    def store_file(
        self, contact: Fields, message: Fields, name: str, content: bytes
    ) -> StoredAnswer:
        return self.do(calls.store_file(contact, message, name, content))

    def store_many(self, route: str, items: Sequence[Fields]) -> BatchAnswer:
        """Up to 1,000 of what a route takes, such as "messages"."""
        return self.do(calls.store_many(route, items))

    def edit_message(self, contact_id: str, message: Fields) -> StoredAnswer:
        return self.do(calls.edit(contact_id, message))

    def delete_message(self, contact_id: str, message_id: str) -> StoredAnswer:
        return self.do(calls.delete(contact_id, message_id))

    def conversations(self, **filters: Any) -> Iterator[ListedConversationAnswer]:
        """All that the filters leave, page after page."""
        return self.paged("conversations", "conversations", filters)

    def conversation(self, link: str) -> ConversationAnswer:
        return self.do(calls.conversation(link))

    def messages(self, link: str) -> Iterator[MessageAnswer]:
        return self.paged(calls.part(link, "messages"), "messages", {})

    def reviews(self, link: str) -> list[ReviewAnswer]:
        answer = self.do(calls.page(calls.part(link, "reviews"), {}))
        return cast(list[ReviewAnswer], answer["reviews"])

    def make_link(self, link: str, **wanted: Any) -> NewLinkAnswer:
        """One that opens without signing in, to the conversation of this link."""
        return self.do(calls.make_link(link, wanted))

    def end_link(self, link_id: int) -> None:
        self.do(calls.end_link(link_id))

    def paged(
        self,
        path: str,
        name: str,
        asked: Fields,
    ) -> Iterator[Any]:
        cursor = ""
        while True:
            answer = self.do(calls.page(path, {**asked, "cursor": cursor}))
            yield from answer[name]
            if not (cursor := answer["next"]):
                return


class AsyncClient:
    """As `Client`, to be awaited."""

    def __init__(
        self,
        url: str,
        key: str,
        retries: Retries = USUAL,
    ) -> None:
        self.retries = retries
        self.http = httpx.AsyncClient(base_url=base_of(url), headers=proof_of(key), timeout=SECONDS)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self.close()

    async def close(self) -> None:
        await self.http.aclose()

    async def do(self, call: Call[T]) -> T:
        tries = 0
        while True:
            tries += 1
            answer = await self.tried(call)
            wait = self.retries.wait(tries, answer)
            if wait is None:
                if answer is None:
                    raise Unreachable(f"{call.path}: no answer after {tries} tries")
                return cast(T, content_of(answer))
            await asyncio.sleep(wait)

    async def tried(self, call: Call[Any]) -> httpx.Response | None:
        try:
            return await self.http.request(
                call.method, call.path, json=call.sent, params=call.asked, headers=call.headers
            )
        except httpx.TransportError:
            return None

    async def store_message(self, contact: Fields, message: Fields) -> StoredAnswer:
        return await self.do(calls.store("messages", {"contact": contact, "message": message}))

    async def store_event(self, contact: Fields, event: Fields) -> StoredAnswer:
        return await self.do(calls.store("events", {"contact": contact, "event": event}))

    async def store_conversation(self, conversation: Fields) -> StoredAnswer:
        return await self.do(calls.store("conversations", conversation))

    async def store_contact(self, contact: Fields) -> StoredAnswer:
        return await self.do(calls.store("contacts", {"contact": contact}))

    async def store_entity(self, contact: Fields, entity: Fields) -> StoredAnswer:
        return await self.do(calls.store("entities", {"contact": contact, "entity": entity}))

    async def store_review(self, contact: Fields, review: Fields) -> StoredAnswer:
        return await self.do(calls.store("reviews", {"contact": contact, "review": review}))

    async def store_step(self, contact: Fields, step: Fields) -> StoredAnswer:
        return await self.do(calls.store("steps", {"contact": contact, "step": step}))

    async def store_file(
        self, contact: Fields, message: Fields, name: str, content: bytes
    ) -> StoredAnswer:
        return await self.do(calls.store_file(contact, message, name, content))

    async def store_many(self, route: str, items: Sequence[Fields]) -> BatchAnswer:
        """Up to 1,000 of what a route takes, such as "messages"."""
        return await self.do(calls.store_many(route, items))

    async def edit_message(self, contact_id: str, message: Fields) -> StoredAnswer:
        return await self.do(calls.edit(contact_id, message))

    async def delete_message(self, contact_id: str, message_id: str) -> StoredAnswer:
        return await self.do(calls.delete(contact_id, message_id))

    def conversations(self, **filters: Any) -> AsyncIterator[ListedConversationAnswer]:
        """All that the filters leave, page after page."""
        return self.paged("conversations", "conversations", filters)

    async def conversation(self, link: str) -> ConversationAnswer:
        return await self.do(calls.conversation(link))

    def messages(self, link: str) -> AsyncIterator[MessageAnswer]:
        return self.paged(calls.part(link, "messages"), "messages", {})

    async def reviews(self, link: str) -> list[ReviewAnswer]:
        answer = await self.do(calls.page(calls.part(link, "reviews"), {}))
        return cast(list[ReviewAnswer], answer["reviews"])

    async def make_link(self, link: str, **wanted: Any) -> NewLinkAnswer:
        """One that opens without signing in, to the conversation of this link."""
        return await self.do(calls.make_link(link, wanted))

    async def end_link(self, link_id: int) -> None:
        await self.do(calls.end_link(link_id))

    async def paged(
        self,
        path: str,
        name: str,
        asked: Fields,
    ) -> AsyncIterator[Any]:
        cursor = ""
        while True:
            answer = await self.do(calls.page(path, {**asked, "cursor": cursor}))
            for each in answer[name]:
                yield each
            if not (cursor := answer["next"]):
                return
