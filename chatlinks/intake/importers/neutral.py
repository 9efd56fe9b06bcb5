"""Our own format, one conversation a line, among those of other tools."""

from collections.abc import Iterator

from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, Piece
from chatlinks.intake.importers.json_records import peek
from chatlinks.intake.importers.message_lists.shapes import is_ours
from chatlinks.intake.jsonl import reader


def recognises(archive: Archive) -> bool:
    return len(archive.documents) == 1 and any(map(is_ours, peek(archive.first)))


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    with archive.first.open() as file:
        for piece in reader.read(file):
            archive.done = file.tell()
            yield piece


FORMAT = Format(
    key="jsonl",
    title="JSON Lines, our own format",
    recognises=recognises,
    read=read,
    hint="A conversation in each line",
)
