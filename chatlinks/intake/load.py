"""Import a file: in batches, each its own transaction, so that a killed import goes on where it
stopped.
"""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Generic, NamedTuple, Protocol, TypeVar

import psycopg
from django.db import DataError

from chatlinks.conversations.store import IncomingConversation, Outcome, foresee, look_over
from chatlinks.conversations.unopenable import tell
from chatlinks.intake.reading_ahead import read_ahead, with_next
from chatlinks.intake.receive import receive
from chatlinks.privacy.ahead.companion import Companion
from chatlinks.privacy.ahead.shapes import Ahead, nothing
from chatlinks.privacy.sealing import CannotOpen
from chatlinks.workspaces.models import Business

BATCH_MESSAGES = 4_000  # bounds memory and the work lost to a kill
BATCH_CONVERSATIONS = 400
WEIGHT_OF_A_FILE = 40  # messages: what is read and sealed of it takes that long

# After so many batches PostgreSQL takes a look at its tables: plans made while they were empty,
# those by which it checks foreign keys among them, cost three times the rest of an import.
LOOKS = {1, 10, 100, 1_000, 10_000}

UNOPENABLE = (
    "contact: what is stored of this user can't be opened with the keys of this server; have"
    " whoever runs it look into its log, then send it again"
)
UNSTORABLE = (DataError, psycopg.DataError, CannotOpen)  # of a batch: then each by itself

Progress = Callable[[int, Outcome], None]  # bytes read so far, what was done so far


@dataclass(frozen=True)
class Reject:
    """A line that can't be kept, and why; the reason never repeats a value."""

    line: int
    raw: bytes
    reasons: list[str]
    # Of a line too long for memory; read from the file as it is asked for.
    rest: Iterable[bytes] = ()
    place: str = ""  # where in the file, if it has no lines

    @property
    def where(self) -> str:
        return self.place or f"line {self.line}"


class LeftOut(NamedTuple):
    """What is no part of a conversation, such as a notice of the tool's own: counted, no fault."""

    what: str
    number: int = 1


class Writers(NamedTuple):
    """Those of whom the file doesn't say whether they are users, bots or agents, whoever is in
    most conversations first.
    """

    names: tuple[str, ...]


class Positioned(Protocol):
    def tell(self) -> int: ...


File = TypeVar("File", bound=Positioned)
Read = Callable[[File], Iterator[IncomingConversation | Reject | LeftOut | Writers]]


class Batch(NamedTuple):
    conversations: list[IncomingConversation]
    end: int  # where in the file it ends


@dataclass
class ImportReport:
    done: Outcome = field(default_factory=Outcome)
    rejected: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    writers: tuple[str, ...] = ()


class Rejects:
    """The bad lines, unchanged, in a file that only its owner reads; made for the first one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: BinaryIO | None = None

    def add(self, reject: Reject) -> None:
        if self.file is None:
            flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC
            self.file = os.fdopen(os.open(self.path, flags, 0o600), "wb")
        last = reject.raw
        for piece in reject.rest:
            self.file.write(last)
            last = piece
        self.file.write(last.rstrip(b"\r\n") + b"\n")
        self.file.flush()

    def close(self) -> None:
        if self.file is not None:
            self.file.close()


def batches(lines: Iterable[IncomingConversation]) -> Iterator[list[IncomingConversation]]:
    """A conversation that comes a second time starts a new batch, so that it is brought up to date
    like any other.
    """
    batch: list[IncomingConversation] = []
    ids: set[str] = set()
    messages = 0
    for each in lines:
        if each.conversation.id in ids:
            yield batch
            batch, ids, messages = [], set(), 0
        batch.append(each)
        ids.add(each.conversation.id)
        messages += len(each.conversation.messages) + WEIGHT_OF_A_FILE * len(each.media)
        if messages >= BATCH_MESSAGES or len(batch) >= BATCH_CONVERSATIONS:
            yield batch
            batch, ids, messages = [], set(), 0
    if batch:
        yield batch


@contextmanager
def seldom_collected() -> Iterator[None]:
    """A batch is many objects and hardly a cycle: looking for cycles as often as usual takes an
    eighth of an import.
    """
    usual = gc.get_threshold()
    gc.set_threshold(50_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def halves(
    batch: Sequence[IncomingConversation],
) -> list[Sequence[IncomingConversation]]:
    """A bad one among hundreds is come at in a few steps; of one alone there are none."""
    middle = len(batch) // 2
    return [batch[:middle], batch[middle:]] if middle else []


def why_not(problem: Exception) -> str:
    """A conversation by itself couldn't be stored."""
    if isinstance(problem, CannotOpen):
        tell(problem)
        return UNOPENABLE
    return "it holds something that the database can't"


@dataclass
class Loading(Generic[File]):
    """One import under way. `tell` hears of each bad line, `progress` of each batch."""

    business: Business
    read: Read[File]
    file: File
    rejects: Rejects
    tell: Callable[[Reject], None]
    progress: Progress
    dry: bool = False  # say what would become of it, and store nothing
    report: ImportReport = field(default_factory=ImportReport)

    def run(self) -> ImportReport:
        """Import every good line of the file, as the source's `read` gives them."""
        with seldom_collected():
            return self.run_through()

    def run_through(self) -> ImportReport:
        try:
            with Companion() as companion:
                self.take_all(companion)
        finally:
            self.rejects.close()
        return self.report

    def take_all(self, companion: Companion) -> None:
        ahead = nothing
        for number, (batch, following) in enumerate(with_next(self.batches()), 1):
            soon = nothing
            if following and not self.dry:
                soon = read_ahead(companion, self.business, following.conversations)
            self.take(batch.conversations, ahead)
            ahead = soon
            if number in LOOKS:
                look_over()
            self.progress(batch.end, self.report.done)

    def batches(self) -> Iterator[Batch]:
        for each in batches(self.good()):
            yield Batch(each, self.file.tell())

    def good(self) -> Iterator[IncomingConversation]:
        for line in self.read(self.file):
            if isinstance(line, Reject):
                self.refuse(line)
            elif isinstance(line, LeftOut):
                self.report.left_out[line.what] += line.number
            elif isinstance(line, Writers):
                self.report.writers = line.names
            else:
                yield line

    def stored(self, batch: Sequence[IncomingConversation], ahead: Ahead) -> Outcome:
        if self.dry:
            return foresee(self.business, batch)
        return receive(self.business, batch, ahead)

    def refuse(self, reject: Reject) -> None:
        self.report.rejected += 1
        self.rejects.add(reject)
        self.tell(reject)

    def take(self, batch: Sequence[IncomingConversation], ahead: Ahead) -> None:
        """Store a batch.

        Should one of it not be storable, line by line, so that a bad line costs only itself.
        """
        try:
            self.report.done.add(self.stored(batch, ahead))
        except UNSTORABLE as problem:
            for half in halves(batch):
                self.take(half, ahead)
            if len(batch) == 1:
                self.refuse(Reject(batch[0].line, batch[0].raw, [why_not(problem)]))
