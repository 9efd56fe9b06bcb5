"""What a link would show, before it is made: the page as its reader gets it, by the same code, and
what may still be personal in it.
"""

import json
from typing import NamedTuple

from django.http import HttpRequest
from markupsafe import Markup

from chatlinks.conversations.likely_personal import MOST, StillReadable, likely_personal
from chatlinks.conversations.records.parts import MESSAGE, REVIEW
from chatlinks.conversations.remasking.marks import PassageInRow
from chatlinks.conversations.sent_files.states import states_by_message
from chatlinks.database.rows import typed
from chatlinks.links.gate import in_guise
from chatlinks.links.sharing.coverage import Coverage
from chatlinks.links.sharing.view_as import Covering
from chatlinks.links.viewer import Viewer
from chatlinks.reading.messages.bodies import names_of_ours
from chatlinks.reading.messages.files_along import SENDERS
from chatlinks.reading.models import FinderReading
from chatlinks.reading.page import fragment
from chatlinks.reading.sharing import finder_readings
from chatlinks.reading.text import as_html
from chatlinks.reading.view_models import MessageWindow
from chatlinks.workspaces.models import Business

MOST_CHOICES = 500  # messages that a passage may begin at or end with
OWN = "(what you wrote)"
FILES = """
SELECT count(*) FROM conversations_file WHERE conversation_id = %s AND business_id = %s"""


class RevealedPassage(NamedTuple):
    """Something that may be personal and is readable."""

    key: str  # of the form that hides it
    kind: str
    why: str
    passage: str
    sentence: Markup  # with the passage in <mark>


class OfferedFile(NamedTuple):
    """One that can go along."""

    name: Markup  # masked
    sender: str  # bot, agent


class MessageChoice(NamedTuple):
    """A message that a passage may begin or end with."""

    id: int
    label: str


class Reveals(NamedTuple):
    """What the panel shows."""

    window: MessageWindow
    page_url: str  # the whole page as they get it
    path: str
    covering: Covering
    passages: list[RevealedPassage]
    capped: bool
    choices: list[MessageChoice]
    files: int  # that were sent
    offered: list[OfferedFile]  # those of bot and agents within the coverage
    may_hide: bool
    finder_reads: bool  # and may add to the passages

    @property
    def going_along(self) -> list[OfferedFile]:
        return self.offered if self.covering.files else []

    @property
    def hidden_files(self) -> int:
        return max(0, self.files - len(self.going_along))

    @property
    def query(self) -> dict[str, str]:
        return self.covering.query


def reveals(request: HttpRequest, viewer: Viewer, covering: Covering) -> Reveals:
    query = {"as": "anyone", **covering.query}
    stranger = in_guise(viewer, "anyone", covering, query)
    reading = finder_readings.reading_of(viewer.access)
    listed = still_readable(viewer, stranger.coverage, reading)
    return Reveals(
        window=fragment(request, stranger),
        page_url=stranger.path_as,
        path=viewer.path,
        covering=covering,
        passages=[revealed(each) for each in listed],
        capped=len(listed) >= MOST,
        choices=choices(viewer),
        files=files_of(viewer),
        offered=offered(viewer, stranger.coverage),
        may_hide=viewer.shown,
        finder_reads=reading is not None and reading.passages is None,
    )


def still_readable(
    viewer: Viewer,
    coverage: Coverage,
    reading: FinderReading | None,
) -> list[StillReadable]:
    """Of what such a link covers; notes are on none."""
    access = viewer.access
    business = Business.objects.get(pk=access.business_id)
    finder = finder_readings.finder_of(reading)
    listed = likely_personal(
        business,
        access.conversation_id,
        finder,
        but_of=viewer.writer_id,
    )
    inside = covered_rows(viewer, coverage)
    return [each for each in listed if (each.table, each.id) in inside]


PLACES = """
SELECT id, position, coalesce(sort_at, at) FROM conversations_message
WHERE conversation_id = %s AND business_id = %s"""
MOMENTS = """
SELECT id, position, at FROM conversations_review WHERE conversation_id = %s AND business_id = %s"""


def covered_rows(viewer: Viewer, coverage: Coverage) -> set[tuple[str, int]]:
    """(table, id) of messages and reviews within the coverage; notes go along with no link."""
    here = [viewer.access.conversation_id, viewer.access.business_id]
    messages = [
        (MESSAGE.name, id_)
        for id_, position, _ in typed(lambda *row: row, PLACES, here)
        if coverage.holds_message(id_, position)
    ]
    comments = [
        (REVIEW.name, id_)
        for id_, _, at in typed(lambda *row: row, MOMENTS, here)
        if coverage.holds_moment(at)
    ]
    return {*messages, *comments}


def revealed(row: StillReadable) -> RevealedPassage:
    before, passage, after = row.sentence.partition(row.passage)
    sentence = Markup("{}<mark>{}</mark>{}").format(*map(as_html, (before, passage, after)))
    return RevealedPassage(
        key=key_of(row),
        kind=row.kind.replace("_", " "),
        why=row.why,
        passage=row.passage,
        sentence=sentence,
    )


def key_of(row: StillReadable) -> str:
    return f"{row.table}:{row.id}:{row.passage}"


def to_hide(
    viewer: Viewer,
    coverage: Coverage,
    key: str,
) -> list[PassageInRow]:
    """Of what is listed, the one with this key, or all; each passage once."""
    listed = still_readable(viewer, coverage, finder_readings.reading_of(viewer.access))
    wanted = {
        each.passage: PassageInRow(each.id if each.table == MESSAGE.name else None, each.passage)
        for each in reversed(listed)
        if key in ("all", key_of(each))
    }
    return list(wanted.values())


CHOICES = """
SELECT id, sender, left(text, 50), writer_id FROM conversations_message
WHERE conversation_id = %s AND business_id = %s ORDER BY position LIMIT %s"""


def choices(viewer: Viewer) -> list[MessageChoice]:
    """The conversation's messages, masked, for whoever chooses where a passage begins; not what
    they wrote themselves while details are hidden from them (messages/own_words.py).
    """
    here = [viewer.access.conversation_id, viewer.access.business_id, MOST_CHOICES]
    return [
        MessageChoice(id_, f"{place}. {sender}: {OWN if is_own(viewer, writer) else text}")
        for place, (id_, sender, text, writer) in enumerate(
            typed(lambda *row: row, CHOICES, here),
            1,
        )
    ]


def is_own(viewer: Viewer, writer_id: int | None) -> bool:
    """Did they write it, and are details hidden from them?"""
    return writer_id is not None and writer_id == viewer.writer_id


CARRIED = """
SELECT id, position, sender, data FROM conversations_message
WHERE conversation_id = %s AND business_id = %s AND sender = ANY(%s) AND data IS NOT NULL
ORDER BY position LIMIT %s"""


def offered(viewer: Viewer, coverage: Coverage) -> list[OfferedFile]:
    """What goes along, if the link's maker lets files go along, and what will that isn't fetched
    yet; named as it is stored, masked. Nobody passes on what is hidden from them.
    """
    if not viewer.shown:
        return []
    access = viewer.access
    here = [access.conversation_id, access.business_id, list(SENDERS), MOST_CHOICES]
    states = states_by_message(access.business_id, access.conversation_id)
    return [
        OfferedFile(name, sender)
        for id_, position, sender, data in typed(lambda *row: row, CARRIED, here)
        if coverage.holds_message(id_, position)
        for name in names_of_ours(json.loads(data), states.get(id_, ()))
    ]


def files_of(viewer: Viewer) -> int:
    here = [viewer.access.conversation_id, viewer.access.business_id]
    [count] = typed(int, FILES, here)
    return count
