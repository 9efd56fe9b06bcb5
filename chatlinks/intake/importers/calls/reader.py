"""Transcripts of any kind, and what their calls become."""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.calls import of_json, of_vtt
from chatlinks.intake.importers.calls.segments import UNNAMED, Segment
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, Piece
from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.drafting import Draft, rejected
from chatlinks.intake.importers.json_records import Fields, is_lines, object_in, whole
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.load import LeftOut

# How Zoom names what it records, by when that began.
ZOOMS = re.compile(r"GMT(\d{8}-\d{6})_")
LARGEST = 64 * 2**20  # bytes of a vendor's answer, which is read as a whole
NO_CUE = "it is to begin a cue, and its times can't be read"
NO_TRANSCRIPT = "it is no WebVTT, and no answer of Deepgram's or AssemblyAI's"
TIMELESS = "calls without a date, which count as held now"
GUESSED = "calls in which nobody was named as agent: whoever spoke first counts as one"


def recognises(archive: Archive) -> bool:
    documents = documents_of(archive)
    return bool(documents) and bool(kind_of(documents[0]))


def documents_of(archive: Archive) -> list[Document]:
    if len(archive.documents) == 1:
        return archive.documents
    return archive.matching("*.vtt", "*.srt", "*.json")


def kind_of(document: Document) -> str:
    head = document.head(64 * 1024).removeprefix(b"\xef\xbb\xbf").lstrip()
    if of_vtt.is_vtt(head):
        return "vtt"
    if not head.startswith(b"{") or document.size > LARGEST or is_lines(document):
        return ""
    return of_json.vendor_of(whole(document))


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    documents = documents_of(archive)
    if not any(map(kind_of, documents)):
        raise NotThisFormat(NO_TRANSCRIPT)
    for number, document in enumerate(documents, 1):
        kind = kind_of(document)
        if kind == "vtt":
            yield from cues(document, choices)
        elif kind:
            fields = whole(document)
            yield from call(fields, of_json.segments_of(fields), choices)
        elif len(documents) > 1:
            yield rejected(f"file {number}", {}, [NO_TRANSCRIPT])
        archive.done += document.size


def cues(document: Document, choices: Choices) -> Iterator[Piece]:
    read_out = list(of_vtt.cues_of(document.text()))
    for line in read_out:
        if isinstance(line, int):
            yield rejected(f"line {line}", {}, [NO_CUE], line=line)
    segments = of_vtt.segments_of([each for each in read_out if isinstance(each, of_vtt.Caption)])
    recorded = ZOOMS.search(document.name)
    yield from call({"created": begun_at(recorded[1]) if recorded else ""}, segments, choices)


def begun_at(digits: str) -> str:
    """As Zoom writes it, in UTC."""
    try:
        return datetime.strptime(digits, "%Y%m%d-%H%M%S").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return ""


def call(
    fields: Fields,
    segments: list[Segment],
    choices: Choices,
) -> Iterator[Piece]:
    segments = [each for each in segments if each.text.strip()]
    key = f"call:{id_of(fields) or digest_of(segments)}"
    draft = Draft("the call", key, {"id": key, "channel": "phone"})
    draft.set(channel="phone")
    draft.guesses_ids = True
    draft.source = [key, *segments]
    start = start_of(fields)
    agents, guessed = agents_in(segments, choices)
    for number, segment in enumerate(segments, 1):
        by_agent = segment.speaker in agents
        draft.message(
            f"segment {number}",
            id=f"{segment.start:.3f} {segment.speaker}",
            at=(start or choices.begun) + timedelta(seconds=segment.start),
            sender="agent" if by_agent else sender_of(segment.speaker) or "user",
            author={"name": segment.name},
            text=segment.text.strip(),
        )
    yield from draft.finish()
    if start is None:
        yield LeftOut(TIMELESS)
    if guessed:
        yield LeftOut(GUESSED)


def id_of(fields: Fields) -> Any:
    return fields.get("id") or object_in(fields, "metadata").get("request_id")


def digest_of(segments: list[Segment]) -> str:
    beginning = [each[:3] for each in segments[:3]]
    return hashlib.sha256(repr(beginning).encode("utf-8", "replace")).hexdigest()


def start_of(fields: Fields) -> datetime | None:
    around = object_in(fields, "metadata")
    return Clock([]).moment(around.get("created") or fields.get("created") or "")


def agents_in(segments: list[Segment], choices: Choices) -> tuple[set[str], bool]:
    """As named, else by a speaker's role; else whoever spoke first, as who takes a call does."""
    speakers = list(dict.fromkeys(each.speaker for each in segments))
    named = {each for each in speakers if is_named(each, choices)}
    if named or any(sender_of(each) for each in speakers):
        return named, False
    if len(speakers) > 1:
        return {speakers[0]}, True
    return set(), False


def is_named(speaker: str, choices: Choices) -> bool:
    """With or without the word that stands before a number."""
    return choices.is_agent(speaker) or choices.is_agent(speaker.removeprefix(UNNAMED))


FORMAT = Format(
    key="calls",
    title="Call transcripts (WebVTT, Deepgram, AssemblyAI)",
    recognises=recognises,
    read=read,
)
