"""Transcripts of calls: WebVTT, Deepgram and AssemblyAI. Who speaks is told by name or number, when
by the offset from the call's beginning.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, Piece
from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.drafting import Draft, label
from chatlinks.intake.importers.html_text import plain_text
from chatlinks.intake.importers.json_records import whole
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.load import LeftOut

CUE = re.compile(r"^((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})")
VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]{1,200})>")
SPEAKER = re.compile(r"^([^\n:<>]{1,60}):\s+(?=\S)")
TIMELESS = "calls without a date, which count as held now"
GUESSED = "calls in which nobody was named as agent: whoever spoke first counts as one"


class Segment(NamedTuple):
    start: float  # seconds from the beginning
    speaker: str
    text: str
    confidence: float | None = None


def recognises(archive: Archive) -> bool:
    documents = documents_of(archive)
    return bool(documents) and bool(kind_of(documents[0]))


def documents_of(archive: Archive) -> list[Document]:
    if len(archive.documents) == 1:
        return archive.documents
    return archive.matching("*.vtt", "*.json")


def kind_of(document: Document) -> str:
    head = document.head(64 * 1024).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"WEBVTT"):
        return "vtt"
    if not head.startswith(b"{"):
        return ""
    content = whole(document) if b'"' in head else None
    if not isinstance(content, dict):
        return ""
    results = content.get("results")
    if isinstance(results, dict) and ("channels" in results or "utterances" in results):
        return "deepgram"
    if "audio_url" in content or ("utterances" in content and "text" in content):
        return "assemblyai"
    return ""


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    documents = documents_of(archive)
    if not any(map(kind_of, documents)):
        raise NotThisFormat("it is no WebVTT, and no answer of Deepgram's or AssemblyAI's")
    for document in documents:
        kind = kind_of(document)
        if kind == "vtt":
            fields: dict[str, Any] = {}
            segments = of_vtt(document.text())
        elif kind:
            fields = whole(document)
            segments = of_deepgram(fields) if kind == "deepgram" else of_assemblyai(fields)
        else:
            continue
        yield from call(document, fields, segments, choices)
        archive.done += document.size


def of_vtt(text: str) -> list[Segment]:
    segments = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        lines = block.strip().split("\n")
        places = [n for n, line in enumerate(lines) if CUE.match(line.strip())]
        if not places:
            continue  # a note, a style, or the file's head
        cue = CUE.match(lines[places[0]].strip())
        assert cue is not None
        spoken = "\n".join(lines[places[0] + 1 :])
        voice = VOICE.search(spoken)
        words = plain_text(spoken)
        named = None if voice else SPEAKER.match(words)
        speaker = voice[1] if voice else named[1] if named else ""
        segments.append(
            Segment(seconds(cue[1]), label(speaker), words[named.end() :] if named else words)
        )
    return segments


def seconds(written: str) -> float:
    total = 0.0
    for part in written.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def of_deepgram(fields: dict[str, Any]) -> list[Segment]:
    """Its utterances; else the paragraphs of each channel, or its words."""
    results = fields["results"]
    utterances = results.get("utterances")
    if utterances:
        several = len({each.get("channel") for each in utterances}) > 1
        return [
            Segment(
                float(each.get("start") or 0),
                f"Speaker {each.get('channel') if several else each.get('speaker', 0)}",
                str(each.get("transcript") or ""),
                each.get("confidence"),
            )
            for each in utterances
        ]
    segments = []
    for channel, heard in enumerate(results.get("channels") or []):
        several = len(results["channels"]) > 1
        for alternative in (heard.get("alternatives") or [])[:1]:
            segments += of_alternative(alternative, channel if several else None)
    return sorted(segments, key=lambda each: each.start)


def of_alternative(alternative: dict[str, Any], channel: int | None) -> list[Segment]:
    def speaker(number: object) -> str:
        return f"Speaker {channel if channel is not None else number or 0}"

    paragraphs = (alternative.get("paragraphs") or {}).get("paragraphs")
    if paragraphs:
        return [
            Segment(
                float(each.get("start") or 0),
                speaker(each.get("speaker")),
                " ".join(
                    str(sentence.get("text") or "") for sentence in each.get("sentences") or []
                ),
            )
            for each in paragraphs
        ]
    segments: list[Segment] = []
    for word in alternative.get("words") or []:
        who = speaker(word.get("speaker"))
        text = str(word.get("punctuated_word") or word.get("word") or "")
        if segments and segments[-1].speaker == who:
            last = segments[-1]
            segments[-1] = last._replace(text=f"{last.text} {text}")
        else:
            segments.append(Segment(float(word.get("start") or 0), who, text))
    return segments or [Segment(0, speaker(0), str(alternative.get("transcript") or ""))]


def of_assemblyai(fields: dict[str, Any]) -> list[Segment]:
    """Its utterances, in thousandths of a second; without speakers the text as one."""
    utterances = fields.get("utterances") or []
    return [
        Segment(
            float(each.get("start") or 0) / 1000,
            f"Speaker {each.get('speaker') or 'A'}",
            str(each.get("text") or ""),
            each.get("confidence"),
        )
        for each in utterances
    ] or [Segment(0, "Speaker A", str(fields.get("text") or ""))]


def call(
    document: Document, fields: dict[str, Any], segments: list[Segment], choices: Choices
) -> Iterator[Piece]:
    segments = [each for each in segments if each.text.strip()]
    around = fields.get("metadata") if isinstance(fields.get("metadata"), dict) else {}
    assert isinstance(around, dict)
    began = Clock([]).read(around.get("created") or fields.get("created") or "")
    id_ = fields.get("id") or around.get("request_id")
    content = hashlib.sha256(repr([each[:3] for each in segments[:3]]).encode()).hexdigest()
    key = f"call:{id_ or content}"
    draft = Draft("the call", key, {"id": key, "channel": "phone"})
    draft.set(channel="phone")
    draft.source = [key, *segments]
    start = began if isinstance(began, datetime) else None
    if isinstance(began, str):
        start = datetime.fromisoformat(began)
    agents, guessed = agents_in(segments, choices)
    for number, segment in enumerate(segments):
        role = sender_of(segment.speaker)
        sender = "agent" if segment.speaker in agents else role or "user"
        draft.message(
            f"segment {number + 1}",
            id=f"{segment.start:.3f} {segment.speaker}",
            at=(start or choices.begun) + timedelta(seconds=segment.start),
            sender=sender,
            author={"name": "" if segment.speaker.startswith("Speaker ") else segment.speaker},
            text=segment.text.strip(),
        )
    yield from draft.finish()
    if start is None:
        yield LeftOut(TIMELESS)
    if guessed:
        yield LeftOut(GUESSED)


def agents_in(segments: list[Segment], choices: Choices) -> tuple[set[str], bool]:
    """As named, else by a speaker's role; else whoever spoke first, as who takes a call does."""
    speakers = list(dict.fromkeys(each.speaker for each in segments))
    named = {
        each
        for each in speakers
        if choices.is_agent(each) or choices.is_agent(each.removeprefix("Speaker "))
    }
    if named or any(sender_of(each) for each in speakers):
        return named, False
    return set(speakers[:1]) if len(speakers) > 1 else set(), len(speakers) > 1


FORMAT = Format(
    key="calls",
    title="Call transcripts (WebVTT, Deepgram, AssemblyAI)",
    recognises=recognises,
    read=read,
)
