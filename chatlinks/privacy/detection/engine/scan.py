"""Texts and a catalogue in, spans out."""

from collections.abc import Sequence
from itertools import accumulate

from chatlinks.privacy.detection.engine.business import (
    BusinessPatterns,
    business_spans,
    occur,
)
from chatlinks.privacy.detection.engine.catalogue import Catalogue
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate, Finding, Span, merged
from chatlinks.privacy.masking import mask, settled

OWN_PATTERN = "a pattern of the business's own"


def scan(
    text: str,
    catalogue: Catalogue,
    patterns: BusinessPatterns | None = None,
) -> list[Span]:
    """Spans of one text, and nothing more to find once they are masked."""
    return settled(text, lambda each: _once(each, catalogue, patterns))


def scan_all(
    texts: Sequence[str],
    catalogue: Catalogue,
    patterns: BusinessPatterns | None = None,
) -> list[list[Span]]:
    """`scan` for each text: one search over all of them says which are worth a look.

    About ten times as fast as text by text (`bin/bench detect`).
    """
    found: list[list[Span]] = [[] for _ in texts]
    places = suspects(texts, catalogue, patterns)
    normal = [NormalText(texts[place]) for place in places]
    candidates = catalogue.find(normal)
    for place, each, stands in zip(places, normal, candidates, strict=True):
        found[place] = _spans(each, texts[place], stands, patterns)
    hit = [place for place in places if found[place]]
    masked = [mask(texts[place], found[place])[0] for place in hit]
    for rest in suspects(masked, catalogue, patterns):
        place = hit[rest]
        found[place] = settled(
            texts[place],
            lambda each: _once(each, catalogue, patterns),
            found[place],
        )
    return found


def suspects(
    texts: Sequence[str],
    catalogue: Catalogue,
    patterns: BusinessPatterns | None = None,
) -> list[int]:
    """Positions of the texts in which a detector's hint or one of the patterns occurs, in order."""
    plain = [text if text.isascii() else NormalText(text).text for text in texts]
    joined = "\n".join(plain)
    if joined.isascii():
        sizes = [len(text) for text in plain]
    else:
        sizes = [len(text.encode(errors="replace")) for text in plain]
    ends = list(accumulate(size + 1 for size in sizes))
    scanned = joined.encode(errors="replace")
    places: set[int] = set()
    for gate in catalogue.gates:
        places |= gate.pieces(scanned, ends)
    if patterns:
        places.update(place for place, text in enumerate(texts) if occur(text, patterns))
    return sorted(places)


def _once(text: str, catalogue: Catalogue, patterns: BusinessPatterns | None) -> list[Span]:
    normal = NormalText(text)
    return _spans(normal, text, catalogue.find([normal])[0], patterns)


def _spans(
    normal: NormalText,
    text: str,
    candidates: list[Candidate],
    patterns: BusinessPatterns | None,
) -> list[Span]:
    spans = [Span(*normal.original(each.start, each.end), each.kind) for each in candidates]
    if patterns:
        spans += business_spans(normal, text, patterns)
    return merged(spans)


def explain(
    text: str,
    catalogue: Catalogue,
    patterns: BusinessPatterns | None = None,
) -> list[Finding]:
    """What each detector made of each candidate, also of those it turned down, by place."""
    normal = NormalText(text)
    findings: set[Finding] = set()
    for says, candidate in catalogue.explain(normal):
        if candidate.start < candidate.end:
            findings.add(_finding(normal, says, candidate))
    for span in business_spans(normal, text, patterns) if patterns else ():
        findings.add(Finding(*span, OWN_PATTERN, "it matches the pattern"))
    return sorted(findings, key=_by_place)


def _finding(normal: NormalText, says: str, candidate: Candidate) -> Finding:
    start, end = normal.original(candidate.start, candidate.end)
    why = candidate.reason or candidate.because or says
    return Finding(start, end, candidate.kind, says, why, not candidate.reason)


def _by_place(finding: Finding) -> tuple[int, bool, str, str]:
    return finding.start, not finding.accepted, finding.kind, finding.rule
