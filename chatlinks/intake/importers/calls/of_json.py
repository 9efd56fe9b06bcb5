"""Deepgram's and AssemblyAI's answers."""

from operator import attrgetter
from typing import Any

from chatlinks.intake.importers.calls.segments import UNNAMED, Segment, offset
from chatlinks.intake.importers.json_records import Fields, object_in, objects_in


def vendor_of(content: Any) -> str:
    if not isinstance(content, dict):
        return ""
    results = object_in(content, "results")
    if "channels" in results or "utterances" in results:
        return "deepgram"
    if "audio_url" in content or ("utterances" in content and "text" in content):
        return "assemblyai"
    return ""


def segments_of(fields: Fields) -> list[Segment]:
    if vendor_of(fields) == "deepgram":
        return of_deepgram(object_in(fields, "results"))
    return of_assemblyai(fields)


def of_deepgram(results: Fields) -> list[Segment]:
    """Its utterances; else the paragraphs of each channel, or its words."""
    if utterances := objects_in(results, "utterances"):
        several = len({str(each.get("channel")) for each in utterances}) > 1
        return [of_utterance(each, by_channel=several) for each in utterances]
    segments = []
    channels = objects_in(results, "channels")
    for number, heard in enumerate(channels):
        for alternative in objects_in(heard, "alternatives")[:1]:
            segments += of_alternative(
                alternative,
                number if len(channels) > 1 else None,
            )
    return sorted(segments, key=attrgetter("start"))


def of_utterance(utterance: Fields, *, by_channel: bool) -> Segment:
    speaker = utterance.get("channel") if by_channel else utterance.get("speaker")
    return Segment(
        start=offset(utterance.get("start")),
        speaker=f"{UNNAMED}{speaker or 0}",
        text=str(utterance.get("transcript") or ""),
    )


def of_alternative(alternative: Fields, channel: int | None) -> list[Segment]:
    """One of the ways to hear a channel; `channel` where that tells who speaks."""

    def speaker(each: Fields) -> str:
        number = each.get("speaker") or 0 if channel is None else channel
        return f"{UNNAMED}{number}"

    if paragraphs := objects_in(object_in(alternative, "paragraphs"), "paragraphs"):
        return [of_paragraph(each, speaker(each)) for each in paragraphs]
    segments: list[Segment] = []
    for word in objects_in(alternative, "words"):
        text = word.get("punctuated_word") or word.get("word")
        add_word(segments, Segment(offset(word.get("start")), speaker(word), str(text or "")))
    return segments or [Segment(0, speaker({}), str(alternative.get("transcript") or ""))]


def of_paragraph(paragraph: Fields, speaker: str) -> Segment:
    texts = [str(sentence.get("text") or "") for sentence in objects_in(paragraph, "sentences")]
    return Segment(offset(paragraph.get("start")), speaker, " ".join(texts))


def add_word(segments: list[Segment], word: Segment) -> None:
    """To what its speaker said before it, or as the first of what they say."""
    if segments and segments[-1].speaker == word.speaker:
        last = segments[-1]
        segments[-1] = last._replace(text=f"{last.text} {word.text}")
    else:
        segments.append(word)


def of_assemblyai(fields: Fields) -> list[Segment]:
    """Its utterances; else its words, where they say who spoke; else the text as one."""
    if utterances := objects_in(fields, "utterances"):
        return [of_thousandths(each) for each in utterances]
    words = objects_in(fields, "words")
    segments: list[Segment] = []
    if any(each.get("speaker") for each in words):
        for word in words:
            add_word(segments, of_thousandths(word))
    return segments or [Segment(0, f"{UNNAMED}A", str(fields.get("text") or ""))]


def of_thousandths(each: Fields) -> Segment:
    return Segment(
        start=offset(each.get("start"), thousandths=True),
        speaker=f"{UNNAMED}{each.get('speaker') or 'A'}",
        text=str(each.get("text") or ""),
    )
