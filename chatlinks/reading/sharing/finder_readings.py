"""What the optional finder adds to the list of what may still be personal.

It reads some fifty messages a second, so a job does it once the panel that shares is opened. Kept
are places in masked texts, for as long as nothing in them is masked otherwise (`apps.py`).
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone
from procrastinate.contrib.django import app

from chatlinks.database.rows import typed
from chatlinks.links.access import LinkAccess
from chatlinks.privacy.detection.told.finder import (
    Finder,
    FinderSpan,
    is_installed,
    load_finder,
)
from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.reading.models import FinderReading

MOST = 1_000  # messages of the user that it reads: 20 seconds
GIVEN_UP = timedelta(minutes=10)  # after which it is asked again
JOB = "read_by_finder"  # tasks.py


class UserText(NamedTuple):
    """What a user wrote, masked."""

    id: int
    text: str


TEXTS = """
SELECT id, text FROM conversations_message
WHERE conversation_id = %s AND business_id = %s AND sender = 'user' AND text <> ''
ORDER BY position LIMIT %s"""


def reading_of(access: LinkAccess) -> FinderReading | None:
    """Of the conversation as it is now, begun where there is none; None without a finder."""
    if not is_installed():
        return None
    here = {"business_id": access.business_id, "conversation_id": access.conversation_id}
    as_it_is = {"messages": access.message_count, "rules": access.rules}
    readings = FinderReading.objects.filter(**here)
    reading = readings.filter(**as_it_is).first()
    if reading and (reading.passages is not None or is_recent(reading)):
        return reading
    readings.delete()
    begun, new = FinderReading.objects.get_or_create(**here, defaults=as_it_is)
    if new:
        app.configure_task(JOB).defer(reading_id=begun.pk)
    return begun


def is_recent(reading: FinderReading) -> bool:
    return reading.asked_at > timezone.now() - GIVEN_UP


def read(reading_id: int) -> None:
    """Nothing is kept where the reading is gone by the end: something was masked meanwhile."""
    waiting = FinderReading.objects.filter(pk=reading_id, passages__isnull=True)
    reading, find = waiting.first(), load_finder()
    if reading is None or find is None:
        return
    texts = texts_of(reading)
    passages = [
        [text.id, span.start, span.end, str(span.kind)]
        for text in texts
        for span in find(text.text)
    ]
    waiting.update(passages=passages)


def finder_of(reading: FinderReading | None) -> Finder | None:
    """What it saw, by the text that it saw it in; None before it has read."""
    if reading is None or reading.passages is None:
        return None
    texts = dict(texts_of(reading))
    spans: dict[str, list[FinderSpan]] = defaultdict(list)
    for id_, start, end, kind in reading.passages:
        spans[texts.get(id_, "")].append(FinderSpan(start, end, Kind(kind)))
    return lambda text: spans.get(text, [])


def texts_of(reading: FinderReading) -> list[UserText]:
    return typed(UserText, TEXTS, [reading.conversation_id, reading.business_id, MOST])


def forget(conversation_ids: Sequence[int]) -> None:
    FinderReading.objects.filter(conversation_id__in=conversation_ids).delete()
