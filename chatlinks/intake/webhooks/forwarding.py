"""Posts that go on to the source: what users write is sent there through here, and stored once the
source has taken it.

The conversation is the source's: what it didn't take is not part of it. So it is asked first,
outside of any transaction; what it answers is what the sender is answered, and only a success is
stored, before it is passed on.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import BoundedSemaphore
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from chatlinks.intake.webhooks.deliveries import inbox
from chatlinks.intake.webhooks.haptik.reader import FILE_POST, MESSAGE_POST
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.intake.webhooks.payloads.payload import Payload, UnreadablePayload, parsed
from chatlinks.intake.webhooks.sources import Target
from chatlinks.web import outgoing
from chatlinks.web.outgoing import FarAnswer

AT_ONCE = BoundedSemaphore(4)  # in one process: others are waiting to be answered
FIELDS = ("business_id", "message_type", "message_body")


class Busy(Exception):
    """Too many wait for an answer of a source already."""


class Unnamed(UploadedFile):  # type: ignore[type-arg]
    """A file's name; nothing of it is kept."""


class NameOnly(FileUploadHandler):
    """Passes over what is in files."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        return None

    def file_complete(self, file_size: int) -> Unnamed:
        return Unnamed(name=self.file_name, size=file_size)


def read_post(request: HttpRequest, body: bytes, name: str) -> Payload:
    """What is stored of a post, without what the source will say. Raises UnreadablePayload."""
    if name == MESSAGE_POST:
        told = parsed(body)
        return {"event_name": name, "user": told.get("user"), **{f: told.get(f) for f in FIELDS}}
    try:
        parser = MultiPartParser(request.META, BytesIO(body), [NameOnly(request)], "utf-8")
        fields, files = parser.parse()
    except (MultiPartParserError, ValueError):
        raise UnreadablePayload("It is no form with a file.") from None
    file = files.get("file")
    if file is None:
        raise UnreadablePayload("It has no file.")
    return {
        "event_name": FILE_POST,
        "user": {"auth_id": fields.get("auth_id", "")},
        "file_name": str(getattr(file, "name", "") or ""),
        **{field: fields.get(field, "") for field in FIELDS},
    }


def forward(
    source: WebhookSource, target: Target, post: Payload, body: bytes, media: str
) -> FarAnswer:
    """What the source answers; stored if it took it. Raises NoAnswer, Busy."""
    headers = {
        "Authorization": f"Bearer {target.token}",
        "client-id": target.client_id,
        "Content-Type": media,
    }
    with one_of_few():
        answer = outgoing.post(f"{target.url}{post['event_name']}/", body, headers)
    logged = object_in(answer.body)
    if not 200 <= answer.status < 300:
        return FarAnswer(answer.status if 400 <= answer.status < 500 else 502, encoded(logged))
    stored = encoded({**post, "logged": logged})
    inbox.store(source, stored)
    return FarAnswer(200, encoded(logged))


@contextmanager
def one_of_few() -> Iterator[None]:
    if not AT_ONCE.acquire(blocking=False):
        raise Busy
    try:
        yield
    finally:
        AT_ONCE.release()


def object_in(body: bytes) -> Payload:
    """An answer that isn't JSON is nothing that is passed on."""
    try:
        return parsed(body)
    except UnreadablePayload:
        return {}


def encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
