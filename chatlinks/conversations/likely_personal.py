"""Before sharing: what may still be personal in a conversation and is readable when it is masked.

Nothing is opened for it: whoever is shown the list sees no more than a masked page has.
"""

from typing import NamedTuple

from chatlinks.conversations.records.parts import EVENT, MESSAGE, REVIEW, Part
from chatlinks.database.rows import typed
from chatlinks.privacy.detection.told import likely
from chatlinks.privacy.detection.told.finder import Finder
from chatlinks.privacy.detection.told.likely import LikelyPersonal
from chatlinks.privacy.detection.told.turns import Turn
from chatlinks.privacy.masking import MARK
from chatlinks.workspaces.models import Business

MOST = 200  # passages listed


class StillReadable(NamedTuple):
    """A passage of a masked text, and the sentence that it stands in, both as they are shown."""

    table: str  # of MESSAGE, EVENT or REVIEW
    id: int  # of its row
    kind: str  # such as "name"
    why: str  # in words
    passage: str
    sentence: str


class MaskedText(NamedTuple):
    """One text of a conversation as it is stored."""

    id: int
    sender: str
    text: str


WORDS: tuple[tuple[Part, str, str, str], ...] = (  # type: ignore[type-arg]
    (MESSAGE, "p.sender", "text", "p.writer_id"),
    # Notes and comments are read as what a user writes alone.
    (EVENT, "'user'", "text", "p.writer_id"),
    (REVIEW, "'user'", "comment", "NULL::bigint"),
)


def likely_personal(
    business: Business,
    conversation_id: int,
    finder: Finder | None = None,
    *,
    but_of: int | None = None,
) -> list[StillReadable]:
    """At most `MOST` passages, in the order of the conversation; notes and reviews after it.

    `finder` knows already what it sees in the user's messages: nobody waits for it. `but_of`: a
    person whose own words are left out, as they would tell them whether a guess was masked.
    """
    listed: list[StillReadable] = []
    for part, sender, column, writer in WORDS:
        texts = typed(
            MaskedText,
            f"""SELECT p.id, {sender}, p.{column} FROM {part.name} p
                WHERE p.conversation_id = %s AND p.business_id = %s AND p.{column} <> ''
                  AND (%s::bigint IS NULL OR {writer} IS DISTINCT FROM %s)
                ORDER BY p.position, p.id""",
            [conversation_id, business.pk, but_of, but_of],
        )
        turns = [Turn(each.sender, each.text) for each in texts]
        talks = [turns] if part is MESSAGE else [[turn] for turn in turns]
        reads = finder if part is MESSAGE else None
        listed += rows_of(
            part.name,
            texts,
            talks,
            frozenset(business.never_names),
            reads,
        )
    return listed[:MOST]


def rows_of(
    table: str,
    texts: list[MaskedText],
    talks: list[list[Turn]],
    never_names: frozenset[str],
    finder: Finder | None,
) -> list[StillReadable]:
    """`talks`: turns that belong together; all of them in the order of `texts`."""
    listed: list[StillReadable] = []
    first = 0
    for talk in talks:
        hidden = [marks_in(turn.text) for turn in talk]
        found = likely.likely_personal(talk, hidden, never_names, finder)
        listed += [row_of(table, texts[first + each.turn], each) for each in found]
        first += len(talk)
    return listed


def row_of(table: str, text: MaskedText, row: LikelyPersonal) -> StillReadable:
    return StillReadable(
        table=table,
        id=text.id,
        kind=str(row.kind),
        why=str(row.why),
        passage=text.text[row.start : row.end],
        sentence=row.sentence,
    )


def marks_in(text: str) -> list[tuple[int, int]]:
    spans = []
    start = text.find(MARK)
    while start >= 0:
        spans.append((start, start + len(MARK)))
        start = text.find(MARK, start + len(MARK))
    return spans
