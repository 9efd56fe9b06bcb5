"""Transcripts of calls: WebVTT, Deepgram and AssemblyAI. Who speaks is told by name or number, when
by the offset from the call's beginning.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, Piece
from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.drafting import Draft, label
from chatlinks.intake.importers.html_text import plain_text
from chatlinks.intake.importers.json_records import Fields, object_in, whole
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.load import LeftOut

CUE = re.compile(r"^((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})")
VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]{1,200})>")
SPEAKER = re.compile(r"^([^\n:<>]{1,60}):\s+(?=\S)")
UNNAMED = "Speaker "  # begins a speaker who is known by a number
TIMELESS = "calls without a date, which count as held now"
GUESSED = "calls in which nobody was named as agent: whoever spoke first counts as one"


class Segment(NamedTuple):
    start: float  # seconds from the beginning
    speaker: str
    text: str
    confidence: float | None = None

    @property
    def name(self) -> str:
        """Of the speaker; nothing, where only a number is known."""
        return "" if self.speaker.startswith(UNNAMED) else self.speaker


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
    results = object_in(content, "results")
    if "channels" in results or "utterances" in results:
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
            fields: Fields = {}
            segments = of_vtt(document.text())
        elif kind:
            fields = whole(document)
            segments = of_deepgram(fields) if kind == "deepgram" else of_assemblyai(fields)
        else:
            continue
        yield from call(fields, segments, choices)
        archive.done += document.size


def of_vtt(text: str) -> list[Segment]:
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return [segment for block in blocks if (segment := of_block(block))]


def of_block(block: str) -> Segment | None:
    """None for a note, a style, or the file's head."""
    lines = [line.strip() for line in block.strip().split("\n")]
    for number, line in enumerate(lines, 1):
        if cue := CUE.match(line):
            return of_cue(cue, "\n".join(lines[number:]))
    return None


def of_cue(cue: re.Match[str], spoken: str) -> Segment:
    words = plain_text(spoken)
    speaker = ""
    if voice := VOICE.search(spoken):
        speaker = voice[1]
    elif named := SPEAKER.match(words):
        speaker = named[1]
        words = words[named.end() :]
    return Segment(seconds(cue[1]), label(speaker), words)


def seconds(written: str) -> float:
    total = 0.0
    for part in written.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def of_deepgram(fields: Fields) -> list[Segment]:
    """Its utterances; else the paragraphs of each channel, or its words."""
    results = fields["results"]
    utterances = results.get("utterances")
    if utterances:
        several = len({each.get("channel") for each in utterances}) > 1
        return [of_utterance(each, by_channel=several) for each in utterances]
    segments = []
    channels = results.get("channels") or []
    for number, heard in enumerate(channels):
        for alternative in (heard.get("alternatives") or [])[:1]:
            segments += of_alternative(
                alternative,
                number if len(channels) > 1 else None,
            )
    return sorted(segments, key=attrgetter("start"))


def of_utterance(utterance: Fields, *, by_channel: bool) -> Segment:
    speaker = utterance.get("channel") if by_channel else utterance.get("speaker", 0)
    return Segment(
        start=float(utterance.get("start") or 0),
        speaker=f"{UNNAMED}{speaker}",
        text=str(utterance.get("transcript") or ""),
        confidence=utterance.get("confidence"),
    )


def of_alternative(alternative: Fields, channel: int | None) -> list[Segment]:
    """One of the ways to hear a channel; `channel` where that tells who speaks."""

    def speaker(each: Fields) -> str:
        number = each.get("speaker") or 0 if channel is None else channel
        return f"{UNNAMED}{number}"

    paragraphs = object_in(alternative, "paragraphs").get("paragraphs")
    if paragraphs:
        return [of_paragraph(each, speaker(each)) for each in paragraphs]
    segments: list[Segment] = []
    for word in alternative.get("words") or []:
        add_word(segments, word, speaker(word))
    if segments:
        return segments
    return [
        Segment(
            0,
            speaker({}),
            str(alternative.get("transcript") or ""),
        )
    ]


def of_paragraph(paragraph: Fields, speaker: str) -> Segment:
    sentences = paragraph.get("sentences") or []
    texts = [str(sentence.get("text") or "") for sentence in sentences]
    return Segment(
        float(paragraph.get("start") or 0),
        speaker,
        " ".join(texts),
    )


def add_word(segments: list[Segment], word: Fields, speaker: str) -> None:
    text = str(word.get("punctuated_word") or word.get("word") or "")
    if segments and segments[-1].speaker == speaker:
        last = segments[-1]
        segments[-1] = last._replace(text=f"{last.text} {text}")
    else:
        segments.append(
            Segment(
                float(word.get("start") or 0),
                speaker,
                text,
            )
        )


def of_assemblyai(fields: Fields) -> list[Segment]:
    """Its utterances, in thousandths of a second; without speakers the text as one."""
    segments = [
        Segment(
            start=float(each.get("start") or 0) / 1000,
            speaker=f"{UNNAMED}{each.get('speaker') or 'A'}",
            text=str(each.get("text") or ""),
            confidence=each.get("confidence"),
        )
        for each in fields.get("utterances") or []
    ]
    return segments or [
        Segment(
            0,
            f"{UNNAMED}A",
            str(fields.get("text") or ""),
        )
    ]


def call(
    fields: Fields,
    segments: list[Segment],
    choices: Choices,
) -> Iterator[Piece]:
    segments = [each for each in segments if each.text.strip()]
    key = f"call:{id_of(fields) or digest_of(segments)}"
    draft = Draft("the call", key, {"id": key, "channel": "phone"})
    draft.set(channel="phone")
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
    return hashlib.sha256(repr(beginning).encode()).hexdigest()


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
