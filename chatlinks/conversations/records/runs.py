"""Messages that one sender writes in a row, and the values that are given over several of them."""

from collections.abc import Iterable
from itertools import groupby

from chatlinks.conversations.records.plain import PlainMessage
from chatlinks.conversations.records.told.telling import MessageRow
from chatlinks.privacy import Span, detect_across
from chatlinks.privacy.known import KnownValues
from chatlinks.workspaces.catalogue import Policy


def writer_of(plain: PlainMessage) -> tuple[str, int | None]:
    """Members are told apart: nobody learns from a colleague's message what their own completes."""
    return plain.sender, plain.writer_id


def runs(messages: Iterable[MessageRow]) -> list[list[MessageRow]]:
    """The messages with text that one sender writes in a row, where they are two or more."""
    long = []
    for _, group in groupby(messages, key=lambda row: writer_of(row.plain)):
        run = [row for row in group if row.record["text"]]
        if len(run) > 1:
            long.append(run)
    return long


def texts_of_run(run: Iterable[MessageRow]) -> list[str]:
    return [row.record["text"] for row in run]


def split_values(
    policy: Policy,
    known: KnownValues,
    messages: Iterable[MessageRow],
) -> dict[int, list[Span]]:
    """Values that one sender gives over two or three messages in a row ("4111 1111", then "1111
    1111").

    Takes the messages of a conversation in order; returns spans in their texts, by the messages'
    ids.
    """
    pieces: dict[int, list[Span]] = {}
    in_a_row = runs(messages)
    if not in_a_row:
        return pieces
    texts = [texts_of_run(run) for run in in_a_row]
    detected = detect_across(texts, policy.profile)
    for run, run_texts, run_spans in zip(in_a_row, texts, detected, strict=True):
        across = known.find_across(run_texts)
        for row, spans, more in zip(run, run_spans, across, strict=True):
            if spans or more:
                pieces[row.id] = [*spans, *more]
    return pieces
