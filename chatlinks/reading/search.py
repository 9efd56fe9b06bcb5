"""Search inside a conversation, or all that are read at once.

It looks at exactly what this viewer sees, so that nothing hidden can be guessed by searching.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.conversations.search_words import as_typed
from chatlinks.database.rows import typed
from chatlinks.links.addresses import link_path
from chatlinks.privacy.masking import MARK
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.messages.bodies import body, texts_drawn
from chatlinks.reading.messages.own_words import OwnWords, own_words
from chatlinks.reading.messages.timeline import NAMES
from chatlinks.reading.request import ReadingRequest
from chatlinks.reading.text import as_html, as_plain
from chatlinks.reading.view_models import FoundMessages, SearchHit
from chatlinks.web.numbers import number

MOST = 200  # hits listed
NO_WORDS = "\0" * len(MARK)  # in the place of a mask
AROUND = 60  # characters of the text on either side of what was found

ALL = f"""
SELECT m.conversation_id, m.id, m.position, m.at, m.sender, m.writer_id, m.sealed,
  {MESSAGE.select("m")}
FROM unnest(%s::bigint[]) WITH ORDINALITY AS c(id, place)
JOIN conversations_message m ON m.conversation_id = c.id AND m.business_id = %s
ORDER BY c.place, m.position"""


class SearchedMessage(NamedTuple):
    """A row of ALL: its texts are those of MESSAGE, in their order."""

    conversation_id: int
    id: int
    position: int
    at: datetime
    sender: str
    writer_id: int | None
    sealed: bytes | None
    author: str
    data: str | None
    language: str
    node: str
    sub_story: str
    text: str
    translation: str
    type: str


def search(reading: ReadingRequest, vault: Vault | None) -> FoundMessages:
    """The messages that hold the words as typed, whatever their case and their quotes."""
    pattern = as_typed(reading.query)
    paths = {each.id: path_of(reading, each.token) for each in reading.conversations}
    hits: list[SearchHit] = []
    coverage = reading.viewer.coverage
    messages = [
        row
        for row in typed(SearchedMessage, ALL, [list(paths), reading.access.business_id])
        if coverage.holds_message(row.id, row.position)
    ]
    own = own_words(reading.viewer, own_among(messages, reading.viewer.writer_id), ())
    for row in messages:
        record = seen_by(vault, own, row)
        match = first_match(pattern, printed(record, shown=vault is not None))
        if match is None:
            continue
        if len(hits) == MOST:
            return FoundMessages(hits, True, position(reading, hits))
        author = record["author"]
        hit = SearchHit(
            id=row.id,
            url=hit_url(reading, paths[row.conversation_id], row.id),
            at=row.at.astimezone(reading.zone),
            author=as_html(author) if author else NAMES[row.sender],
            snippet=snippet(match),
        )
        hits.append(hit)
    return FoundMessages(hits, False, position(reading, hits))


def position(reading: ReadingRequest, hits: list[SearchHit]) -> int:
    at = number(reading.request.GET.get("at"))
    return next((place for place, hit in enumerate(hits, 1) if hit.id == at), 0)


def hit_url(reading: ReadingRequest, path: str, message_id: int) -> str:
    query: dict[str, Any] = {"q": reading.query, "at": message_id}
    query |= reading.viewer.seen_as
    return f"{path}?{urlencode(query)}#m-{message_id}"


def path_of(reading: ReadingRequest, token: str | None) -> str:
    """The address by which a conversation is read here."""
    return (link_path(token) if reading.whole else "") or reading.viewer.path


def own_among(messages: list[SearchedMessage], writer_id: int | None) -> list[int]:
    """The ids of those that this person wrote."""
    if writer_id is None:
        return []
    return [row.id for row in messages if row.writer_id == writer_id]


def seen_by(vault: Vault | None, own: OwnWords, row: SearchedMessage) -> dict[str, Any]:
    """The message as its reader may see it."""
    record = MESSAGE.record_of(row)
    if own.holds(row.writer_id):
        return own.record(MESSAGE, row.id, record)
    return MESSAGE.restore(vault, row.id, record, row.sealed)


class HitText(NamedTuple):
    """A text that holds what was searched for, and where."""

    text: str
    start: int
    end: int


def printed(record: dict[str, Any], *, shown: bool) -> Iterator[str]:
    """What the page prints of a message: of its data what is drawn, and no field more."""
    yield record["text"]
    yield record["translation"]
    if record["data"] is not None:
        drawn = texts_drawn(body(record["type"], record["data"], shown))
        yield from map(as_plain, drawn)


def first_match(pattern: re.Pattern[str], texts: Iterable[str]) -> HitText | None:
    """What is hidden is no word, and nothing goes over it."""
    for text in texts:
        match = pattern.search(text.replace(MARK, NO_WORDS))
        if match and match[0]:
            return HitText(text, *match.span())
    return None


def snippet(hit: HitText) -> Markup:
    """The words around what was found, which is told apart by <mark>."""
    text, start, end = hit
    low = max(0, start - AROUND)
    high = min(len(text), end + AROUND)
    return Markup("{}{}<mark>{}</mark>{}{}").format(
        "…" if low else "",
        as_html(text[low:start]),
        as_html(text[start:end]),
        as_html(text[end:high]),
        "…" if high < len(text) else "",
    )
