"""Cues of WebVTT, and of SRT, which has the same: when, and what by whom. Zoom writes who speaks
before each cue, Teams in a tag, Otter where it changes.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from chatlinks.intake.importers.calls.segments import Segment, offset
from chatlinks.intake.importers.drafting import label
from chatlinks.intake.importers.html_text import plain_text

TIME = r"((?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)"
CUE = re.compile(rf"^\s*{TIME}\s+-->\s+{TIME}(?:\s|$)")
ARROW = "-->"
SRT = re.compile(rb"\s*\d{1,6}\s*\r?\n\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3} --> ")
VOICE = re.compile(r"<v(?:\.[^ >]*)?[ \t]+([^>\n]{1,200})>")
WHEN = re.compile(r"<\d[\d:.]*>")  # a time within a cue, which HTML doesn't know
SPEAKER = re.compile(r"^(?:>>\s*|-\s+)?([^\n:<>]{1,60}):\s+(?=\S)")
LONGEST_NAME = 6  # words
RULE = 0.9  # of the texts: so many begin with a speaker, if all do


class Caption(NamedTuple):
    line: int
    start: float
    text: str  # as it is written


def is_vtt(head: bytes) -> bool:
    return head.startswith(b"WEBVTT") or bool(SRT.match(head))


def cues_of(text: str) -> Iterator[Caption | int]:
    """Each cue; the number of a line that should begin one and doesn't. Notes, styles, ids and the
    head of the file are none of them.
    """
    current: Caption | None = None
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        begins = ARROW in line
        if current and (begins or not line.strip()):
            yield current
            current = None
        if begins:
            match = CUE.match(line)
            if match is None:
                yield number
            else:
                current = Caption(number, seconds(match[1]), "")
        elif current:
            current = current._replace(text=f"{current.text}\n{line}")
    if current:
        yield current


def seconds(written: str) -> float:
    total = 0.0
    for part in written.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return offset(total)


def segments_of(cues: list[Caption]) -> list[Segment]:
    """Who speaks goes on to, where a cue doesn't say it."""
    spoken = [(cue.start, speaker, words) for cue in cues for speaker, words in voices_in(cue.text)]
    is_tagged = any(speaker for _, speaker, _ in spoken)
    names = set() if is_tagged else speakers_among([words for _, _, words in spoken])
    segments: list[Segment] = []
    last = ""
    for start, speaker, words in spoken:
        match = None if speaker else SPEAKER.match(words)
        if match and label(match[1]) in names:
            speaker, words = match[1], words[match.end() :]
        last = label(speaker) or last
        segments.append(Segment(start, last, words))
    return segments


def voices_in(text: str) -> Iterator[tuple[str, str]]:
    """(who, what) of each voice of a cue; who is empty where no tag says it."""
    first, *others = VOICE.split(WHEN.sub("", text))
    if not others or plain_text(first):
        yield "", plain_text(first)
    for speaker, words in zip(others[::2], others[1::2], strict=True):
        yield plain_text(speaker), plain_text(words)


def speakers_among(texts: list[str]) -> set[str]:
    """Names before colons: of all texts but a few, or more than once. “It is: …” is none."""
    matches = [SPEAKER.match(text) for text in texts]
    names = Counter(label(match[1]) for match in matches if match)
    is_rule = sum(names.values()) >= len(texts) * RULE
    likely = {name for name, times in names.items() if is_rule or times > 1}
    return {name for name in likely if len(name.split()) <= LONGEST_NAME}
