"""Import a file: in batches, each its own transaction, so that a killed import goes on where it stopped."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from chatlinks.conversations.store import Arrival, Outcome
from chatlinks.intake.jsonl.reader import Reject, read
from chatlinks.intake.receive import receive
from chatlinks.workspaces.models import Business

BATCH_MESSAGES = 4_000  # bounds memory and the work lost to a kill
BATCH_CONVERSATIONS = 400

Progress = Callable[[int, Outcome], None]  # bytes read so far, what was done so far


@dataclass
class Report:
    done: Outcome = field(default_factory=Outcome)
    rejected: int = 0


class Rejects:
    """The bad lines, unchanged, in a file that only its owner reads; made when the first one comes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: BinaryIO | None = None

    def add(self, reject: Reject) -> None:
        if self.file is None:
            self.file = os.fdopen(os.open(self.path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb")
        self.file.write(reject.raw.rstrip(b"\r\n") + b"\n")
        self.file.flush()

    def close(self) -> None:
        if self.file is not None:
            self.file.close()


def batches(lines: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    batch: list[Arrival] = []
    messages = 0
    for arrival in lines:
        batch.append(arrival)
        messages += len(arrival.conversation.messages)
        if messages >= BATCH_MESSAGES or len(batch) >= BATCH_CONVERSATIONS:
            yield batch
            batch, messages = [], 0
    if batch:
        yield batch


def load(
    business: Business, file: BinaryIO, rejects: Rejects, tell: Callable[[Reject], None], progress: Progress
) -> Report:
    """Import every good line. `tell` hears of each bad one, `progress` of each batch."""
    report = Report()

    def good() -> Iterator[Arrival]:
        for found in read(file):
            if isinstance(found, Reject):
                report.rejected += 1
                rejects.add(found)
                tell(found)
            else:
                yield found

    try:
        for batch in batches(good()):
            report.done.add(receive(business, batch))
            progress(file.tell(), report.done)
    finally:
        rejects.close()
    return report
