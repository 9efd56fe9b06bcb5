"""Values known because they were told in words: how they lie among a contact's known values. Pure.

A visitor may tell as much as they please, and each value is looked for in all that they wrote. So
what one contact, and one conversation, makes known is bounded; what is told beyond that is masked
where it stands.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

TOLD = "told:"
CONTACT, CONVERSATION = "contact", "conversation"  # how far a value reaches
MOST = 100  # values told of one contact
MOST_HERE = 30  # third persons, in one conversation
MOST_OTHERS = 600  # third persons, in all conversations of a contact
LONGEST = 300  # characters of a value

Pairs = Iterable[list[str]]  # [kind, value]


class ToldSource(NamedTuple):
    """Where a value was told, how far it reaches, and by which sign it is known."""

    kind: str
    reach: str
    conversation: int
    message: int  # 0: in a comment
    sign: str

    def known_kind(self) -> str:
        """The kind that the value has among the known ones."""
        return TOLD + ":".join(map(str, self))


class ToldValue(NamedTuple):
    """A value, and where it was told."""

    source: ToldSource
    value: str


def source_of(known_kind: str) -> ToldSource | None:
    """What `known_kind` says; None of a value that wasn't told in words."""
    if not known_kind.startswith(TOLD):
        return None
    kind, reach, conversation, message, sign = known_kind.removeprefix(TOLD).split(":", 4)
    return ToldSource(kind, reach, int(conversation), int(message), sign)


def told_among(known: Pairs) -> list[ToldValue]:
    values = []
    for kind, value in known:
        source = source_of(kind)
        if source is not None:
            values.append(ToldValue(source, value))
    return values


def everywhere(known: Pairs) -> list[tuple[str, str]]:
    """Those to be masked in all of the contact's conversations: (kind, value)."""
    return [
        (told.source.kind, told.value) for told in told_among(known) if told.source.reach == CONTACT
    ]


def within(known: Pairs, conversation_id: int) -> list[tuple[str, str]]:
    """Those to be masked in this conversation alone."""
    return [
        (told.source.kind, told.value)
        for told in told_among(known)
        if told.source.reach == CONVERSATION and told.source.conversation == conversation_id
    ]


class Admission:
    """Which values are noted: new ones, up to the bounds."""

    def __init__(self, known: Pairs) -> None:
        self.noted: set[tuple[str, str, int]] = set()
        self.counts: Counter[int] = Counter()  # by conversation; 0 for those that reach further
        for told in told_among(known):
            self.note(told)

    def note(self, told: ToldValue) -> None:
        place = _place(told.source)
        self.noted.add((told.source.kind, told.value, place))
        self.counts[place] += 1

    def admits(self, told: ToldValue) -> bool:
        kind, place = told.source.kind, _place(told.source)
        if not 0 < len(told.value) <= LONGEST:
            return False
        if not self.noted.isdisjoint({(kind, told.value, place), (kind, told.value, 0)}):
            return False
        if not place:
            return self.counts[0] < MOST
        others = self.counts.total() - self.counts[0]
        return self.counts[place] < MOST_HERE and others < MOST_OTHERS


def _place(source: ToldSource) -> int:
    return 0 if source.reach == CONTACT else source.conversation
