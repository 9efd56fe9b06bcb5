"""What is told in words in a conversation: where it is masked, and what is known from then on.

Telling depends on a conversation's messages in their order and on the policy, and on nothing else.
So it is done again whenever a contact's history is opened whole (import, a changed policy), and
what is known by it is learned anew. Where a conversation is opened only to mask one value more, or
to add one message, what was hidden in its messages stays hidden (`hidden_already`).
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, NamedTuple

from chatlinks.conversations.records.parts import PartRow
from chatlinks.conversations.records.plain import PlainMessage, PlainReview
from chatlinks.conversations.records.told.told_values import ToldSource, ToldValue
from chatlinks.privacy import Span
from chatlinks.privacy.ahead.shapes import Talk, ToldAt
from chatlinks.privacy.detection.told.glance import glances
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Glance, Reach, ToldSpan, Turn
from chatlinks.privacy.masking import MARK
from chatlinks.workspaces.catalogue import Policy

MessageRow = PartRow[PlainMessage]
ReviewRow = PartRow[PlainReview]
WRITTEN = ("text", "translation")  # the texts of a message in which something may be told


class Disclosure(NamedTuple):
    """What a conversation's messages tell.

    `passages`: message's id → its text or translation → what is masked in that.
    """

    passages: dict[int, dict[str, list[Span]]]
    values: list[ToldValue]


Disclosures = Mapping[int, Disclosure]  # by conversation
NOTHING = Disclosure({}, [])


class Before(NamedTuple):
    """What was made of texts before they are told: `readings` of them by text, `glances` at them by
    text and whether it is the user's; `told`: what whole conversations tell, by their turns.
    """

    readings: Mapping[str, Reading]
    glances: Mapping[tuple[str, bool], Glance]
    told: Mapping[Talk, ToldAt] = {}

    def turn(
        self,
        sender: str,
        text: str,
    ) -> Turn:
        seen = self.glances.get((text, sender == "user"))
        return Turn(sender, text, self.readings.get(text), seen)


UNREAD = Before({}, {})


def tell_messages(
    policy: Policy,
    messages: Sequence[MessageRow],
    since: int = 0,
    before: Before = UNREAD,
) -> Disclosure:
    """What the messages of a conversation, in order, tell; those before `since` only lead up.

    `before`: what was made of their texts before.
    """
    telling = Disclosure({}, [])
    for column in WRITTEN:
        if column == "text" or any(row.record[column] for row in messages):
            talk = talk_of(messages, column)
            told_at = None if since else before.told.get(talk)
            if told_at is None:
                told = tell_turns(policy, [before.turn(*turn) for turn in talk], since)
            else:
                told = [told_at.get(place, []) for place in range(len(talk))]
            add_column(telling, messages, column, told)
    return telling


def talk_of(messages: Iterable[MessageRow], column: str = "text") -> Talk:
    return tuple((row.plain.sender, text_of(row, column)) for row in messages)


def text_of(row: MessageRow, column: str) -> str:
    """A translation is read where its original stands, between the others as they were written."""
    return row.record[column] or row.record["text"] or ""


def glance_over(messages: Iterable[MessageRow]) -> Before:
    """One glance at the texts of many conversations, which is much quicker than one for each."""
    texts = {(row.record["text"] or "", row.plain.sender == "user"): None for row in messages}
    return Before({}, dict(zip(texts, glances(list(texts)), strict=True)))


def glance_over_new(
    conversations: Iterable[Sequence[MessageRow]],
    told: Mapping[Talk, ToldAt],
) -> Before:
    """Of the conversations only those that haven't been told already."""
    new = (messages for messages in conversations if not told or talk_of(messages) not in told)
    return glance_over(chain.from_iterable(new))._replace(told=told)


def add_column(
    telling: Disclosure,
    messages: Sequence[MessageRow],
    column: str,
    told: list[list[ToldSpan]],
) -> None:
    """Add what one column of the messages tells."""
    for row, spans in zip(messages, told, strict=True):
        text = row.record[column]
        if not spans or not text:
            continue
        passages = telling.passages.setdefault(row.id, {})
        passages[text] = [*passages.get(text, ()), *map(to_hide, spans)]
        telling.values.extend(values_of(spans, row.conversation_id, row.id))


def tell_turns(
    policy: Policy,
    turns: Sequence[Turn],
    since: int = 0,
) -> list[list[ToldSpan]]:
    return tell(
        turns,
        policy.profile,
        policy.never_names,
        policy.kinds_off,
        since,
    )


def to_hide(span: ToldSpan) -> Span:
    return Span(span.start, span.end, str(span.kind))


def values_of(
    spans: Iterable[ToldSpan],
    conversation_id: int,
    message_id: int,
) -> list[ToldValue]:
    return [
        ToldValue(
            ToldSource(
                str(span.kind),
                str(span.reach),
                conversation_id,
                message_id,
                span.why,
            ),
            span.value,
        )
        for span in spans
        if span.reach is not Reach.PLACE
    ]


# ── What stands alone ─────────────────────────────────────────────────────────────────────────


def tell_alone(policy: Policy, text: str) -> list[ToldSpan]:
    """What a note or a comment tells, read as a message of the user that nothing leads up to."""
    return tell_turns(policy, [Turn("user", text)])[0] if text else []


def told_in_comments(policy: Policy, reviews: Iterable[ReviewRow]) -> list[ToldValue]:
    """Comments are the user's own words. Notes are an agent's: they tell nothing of the contact,
    and are masked where they stand.
    """
    values: list[ToldValue] = []
    for row in reviews:
        spans = tell_alone(policy, row.record["comment"])
        values += values_of(spans, row.conversation_id, 0)
    return values


# ── Of many conversations ─────────────────────────────────────────────────────────────────────


def tell_each(policy: Policy, messages: Iterable[MessageRow]) -> dict[int, Disclosure]:
    """Of messages in order, each conversation's together."""
    rows = list(messages)
    before = glance_over(rows)
    return {
        id_: tell_messages(policy, list(group), before=before)
        for id_, group in groupby(rows, key=attrgetter("conversation_id"))
    }


# ── What was hidden before ────────────────────────────────────────────────────────────────────


def hidden_already(messages: Iterable[MessageRow]) -> dict[int, Disclosure]:
    """The passages that are masked in stored messages, as if they had just been told."""
    tellings: dict[int, Disclosure] = {}
    for row in messages:
        passages = hidden_in(row)
        if passages:
            telling = tellings.setdefault(row.conversation_id, Disclosure({}, []))
            telling.passages[row.id] = passages
    return tellings


def hidden_in(row: MessageRow) -> dict[str, list[Span]]:
    if not row.originals:
        return {}
    rest = iter(row.originals)
    passages: dict[str, list[Span]] = {}
    for column in sorted(row.masked):
        masked = row.masked[column]
        hidden = [next(rest) for _ in range(marks_in(masked))]
        if column in WRITTEN and hidden:
            text = row.record[column]
            passages[text] = [*passages.get(text, ()), *hidden_between(masked, hidden)]
    return passages


def marks_in(value: Any) -> int:
    """How many marks a masked text, or JSON, holds."""
    if isinstance(value, str):
        return value.count(MARK)
    if isinstance(value, Mapping):
        return sum(map(marks_in, value.values()))
    if isinstance(value, list):
        return sum(map(marks_in, value))
    return 0


def hidden_between(masked: str, originals: Sequence[str]) -> Iterable[Span]:
    place = 0
    for piece, original in zip(masked.split(MARK), originals, strict=False):
        place += len(piece)
        yield Span(place, place + len(original), "hidden")
        place += len(original)
