"""Opaque cursors: where the next page of an answer begins."""

import base64
import binascii
from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import QueryDict

from chatlinks.api.problems import Problem
from chatlinks.web.lists.paging import Cursor, Item, cursor_key
from chatlinks.web.numbers import number

NO_CURSOR = Problem(
    422,
    "Give the cursor as `next` had it.",
    errors=["cursor: it is none of this list"],
)


def encoded(place: str) -> str:
    return base64.urlsafe_b64encode(place.encode()).rstrip(b"=").decode()


def decoded(cursor: str) -> str:
    """Raises Problem."""
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (ValueError, binascii.Error):
        raise NO_CURSOR from None


def beyond(cursor: str) -> Cursor:
    """Of a list from the newest on; "" begins it. Raises Problem."""
    if not cursor:
        return Cursor()
    read = Cursor.read(QueryDict(urlencode({"before": decoded(cursor)})))
    if read.at is None:
        raise NO_CURSOR
    return read


def next_of(items: Sequence[Item], limit: int) -> str:
    """`items` is one more than asked for where there are more; "" at the end."""
    return encoded(cursor_key(items[limit - 1])) if len(items) > limit else ""


def position_of(cursor: str) -> int:
    """Of a list of messages from the first on. Raises Problem."""
    if not cursor:
        return 0
    position = number(decoded(cursor))
    if position is None:
        raise NO_CURSOR
    return position
