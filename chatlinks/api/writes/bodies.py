"""What a program sent: JSON, one object or a list of them, or NDJSON; gzipped or not; bounded."""

import json
import re
import zlib
from typing import NamedTuple

from django.http import HttpRequest

from chatlinks.api.problems import Problem

MOST_BYTES = 16 * 1024 * 1024  # of a body, unpacked
MOST_ITEMS = 1_000  # of a batch
LINES = {"application/x-ndjson", "application/jsonl"}
JSON = "application/json"
SPACE = re.compile(r"[ \t\r\n]*")
GZIP = 16 + zlib.MAX_WBITS  # zlib reads gzip's header by it

TOO_LARGE = f"A request holds {MOST_BYTES // 1024**2} MB at most, unpacked. Send smaller batches."
TOO_MANY = f"A batch holds {MOST_ITEMS:,} at most. Send several."


class Items(NamedTuple):
    """The objects of a body, each as it came."""

    raws: list[bytes]
    is_batch: bool  # False: the body was one object, not a list


def items_of(request: HttpRequest, body: bytes) -> Items:
    """Raises Problem: 400 not JSON, 413 too much, 415 of another type."""
    kind = request.content_type or JSON
    if kind in LINES:
        raws = [line for line in body.splitlines() if line.strip()]
        items = Items(raws, is_batch=True)
    elif kind == JSON:
        items = of_json(body)
    else:
        raise Problem(415, f"Send {JSON} or application/x-ndjson as Content-Type.")
    if len(items.raws) > MOST_ITEMS:
        raise Problem(413, TOO_MANY)
    if not items.raws:
        raise Problem(400, "The request holds nothing.")
    return items


def body_of(request: HttpRequest) -> bytes:
    """All of it, unpacked. Raises Problem: 413 too much, 415 packed in another way than gzip."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise Problem(413, TOO_LARGE)
    body = request.read(MOST_BYTES + 1)
    packing = request.headers.get("Content-Encoding", "identity").lower()
    if packing == "gzip":
        body = unpacked(body)
    elif packing != "identity":
        raise Problem(415, "Send it plain, or with Content-Encoding: gzip.")
    if len(body) > MOST_BYTES:
        raise Problem(413, TOO_LARGE)
    return body


def unpacked(body: bytes) -> bytes:
    """No more than a byte above what is taken, however small it was packed."""
    packed = zlib.decompressobj(GZIP)
    try:
        content = packed.decompress(body, MOST_BYTES + 1)
    except zlib.error:
        raise Problem(400, "The request says gzip and isn't.") from None
    if len(content) <= MOST_BYTES and not packed.eof:
        raise Problem(400, "The gzip ends too early.")
    return content


def of_json(body: bytes) -> Items:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem(400, "The request isn't UTF-8.") from None
    if not text.lstrip().startswith("["):
        return Items([body] if text.strip() else [], is_batch=False)
    return Items(parted(text), is_batch=True)


def parted(text: str) -> list[bytes]:
    """The pieces of a list, each as it was written."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    at = skip(text, text.index("[") + 1)
    raws: list[bytes] = []
    if text[at : at + 1] == "]":
        return ended(text, at, raws)
    while len(raws) <= MOST_ITEMS:
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            raise not_json(len(raws)) from None
        raws.append(text[at:end].encode())
        at = skip(text, end)
        if text[at : at + 1] != ",":
            return ended(text, at, raws)
        at = skip(text, at + 1)
    return raws


def ended(text: str, at: int, raws: list[bytes]) -> list[bytes]:
    """The list is closed, and nothing stands behind it."""
    if text[at : at + 1] != "]" or skip(text, at + 1) != len(text):
        raise not_json(len(raws))
    return raws


def not_json(place: int) -> Problem:
    return Problem(400, f"The list isn't JSON from its item [{place}] on.")


def skip(text: str, at: int) -> int:
    space = SPACE.match(text, at)
    return space.end() if space else at
