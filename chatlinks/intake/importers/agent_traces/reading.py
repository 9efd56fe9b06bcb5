"""What the three kinds of traces have in common: spans by conversation, of a file read whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from chatlinks.intake.agents.spans import AgentSpan, conversation
from chatlinks.intake.importers.archive import Archive, TooBig
from chatlinks.intake.importers.contract import Choices, ExportReader, Piece
from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.json_records import Record, records
from chatlinks.intake.load import LeftOut, Reject

MOST_SPANS = 500_000
TOO_MANY = f"it has more than {MOST_SPANS:,} spans: export fewer at once"
SILENT = "traces in which no call of a model says what was said"
CLOCK = Clock(())
SpansOf = Callable[[dict[str, Any]], Iterator[AgentSpan]]


def read_spans(arrived: Iterable[Record | Reject], spans_of: SpansOf) -> Iterator[Any]:
    """The spans, and what of the file is no JSON."""
    for record in arrived:
        if isinstance(record, Reject):
            yield record
        else:
            yield from spans_of(record.fields)


def pieces(source: str, arrived: Iterable[Record | Reject], spans_of: SpansOf) -> Iterator[Piece]:
    by_conversation: dict[str, list[AgentSpan]] = {}
    for number, each in enumerate(read_spans(arrived, spans_of)):
        if number >= MOST_SPANS:
            raise TooBig(TOO_MANY)
        if isinstance(each, Reject):
            yield each
        else:
            by_conversation.setdefault(each.conversation, []).append(each)
    for number, (id_, spans) in enumerate(by_conversation.items(), 1):
        if any(span.heard or span.answered for span in spans):
            yield from conversation(source, id_, spans, number)
        else:
            yield LeftOut(SILENT)


def reader(source: str, keys: Sequence[str], spans_of: SpansOf) -> ExportReader:
    def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
        return pieces(source, records(archive.first, keys), spans_of)

    return read


def moment(value: object, *others: object) -> datetime:
    """The first of these that is a time."""
    for each in (value, *others):
        at = CLOCK.moment(each) if each else None
        if at is not None:
            return at if at.tzinfo else at.replace(tzinfo=UTC)
    return datetime.now(UTC)


def text_of(*values: object) -> str:
    """The first that is a text or a number, as text."""
    for value in values:
        if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
            return str(value)
    return ""
