"""Texts and a catalogue in, spans out."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.scanning.business import (
    BusinessPatterns,
    business_spans,
    occur,
)
from chatlinks.privacy.detection.engine.scanning.catalogue import Catalogue
from chatlinks.privacy.detection.engine.scanning.gates import Joint, Passed
from chatlinks.privacy.detection.engine.scanning.split import find_across
from chatlinks.privacy.detection.engine.span import Candidate, Finding, Span, merged
from chatlinks.privacy.encodings import View
from chatlinks.privacy.masking import SpansAt, settled, settled_all

OWN_PATTERN = "a pattern of the business's own"
SLIP = "it is called that, and has a slip in it"
WRAPPED = "what the text says without its encodings"


def scan(
    text: str,
    catalogue: Catalogue,
    patterns: BusinessPatterns | None = None,
) -> Sequence[Span]:
    """Spans of one text, and nothing more to find once they are masked."""
    return settled(text, lambda each: _once(each, catalogue, patterns))


def scan_all(
    texts: Sequence[str],
    catalogue: Catalogue,
    patterns: BusinessPatterns | None = None,
) -> list[Sequence[Span]]:
    """`scan` for each text: one search over all of them says which are worth a look.

    About ten times as fast as text by text (`bin/bench detect`).
    """
    return settled_all(texts, lambda each: _at_first(each, catalogue, patterns))


MOST_LINES = 40  # of a text that may hold a value given over two or three


def _first_look(
    texts: Sequence[str],
    catalogue: Catalogue,
    patterns: BusinessPatterns | None,
) -> list[Sequence[Span]]:
    """`_at_first`, of each text, also where there is nothing."""
    found = _at_first(texts, catalogue, patterns)
    return [found.get(place, ()) for place in range(len(texts))]


def _at_first(
    texts: Sequence[str],
    catalogue: Catalogue,
    patterns: BusinessPatterns | None,
) -> SpansAt:
    """What stands in each text as it is written, and as it reads without its encodings.

    Only where there is anything: a list for each text keeps the collector busy (`bin/bench detect`
    takes 5 % longer).
    """
    joint = Joint(texts)
    normals = _normals(texts)
    wrapped = catalogue.wrapped.among(texts, joint)
    views = _new_views(catalogue.wrapped.views(texts, wrapped), normals)
    both = [*texts, *(view.text for _, view in views)]
    if views:
        normals |= _normals([view.text for _, view in views], len(texts))
    passed = _suspects(both, normals, catalogue, patterns, joint if not views else None)
    places = passed.places
    normal = [normals.get(place) or NormalText(both[place]) for place in places]
    shaped = [index for index, place in enumerate(places) if place in passed.shaped]
    candidates = catalogue.find(normal, shaped)
    found: SpansAt = {}
    for place, each, stands in zip(places, normal, candidates, strict=True):
        spans = _spans(each, both[place], stands, patterns)
        if spans:
            found[place] = spans
    for number, (place, view) in enumerate(views, len(texts)):
        _add(found, place, _of_view(view, found.pop(number, [])))
    _over_lines(texts, catalogue, wrapped, found)
    return found


def _normals(texts: Sequence[str], first: int = 0) -> dict[int, NormalText]:
    """Those that aren't ASCII, normalised once: by the place of the text, counted from `first`."""
    return {
        place: NormalText(text) for place, text in enumerate(texts, first) if not text.isascii()
    }


def _new_views(
    views: list[tuple[int, View]],
    normals: dict[int, NormalText],
) -> list[tuple[int, View]]:
    """Without those that read as the text does once it is normalised: nothing else is in them."""
    return [
        (place, view)
        for place, view in views
        if place not in normals or normals[place].text != view.text
    ]


def _add(found: SpansAt, place: int, spans: list[Span]) -> None:
    if spans:
        found[place] = merged([*found.get(place, ()), *spans])


def _of_view(view: View, spans: list[Span]) -> list[Span]:
    return [Span(*view.original(span.start, span.end), span.kind) for span in spans]


def _over_lines(
    texts: Sequence[str],
    catalogue: Catalogue,
    wrapped: list[int],
    found: SpansAt,
) -> None:
    """Add the values that one of the texts in `wrapped` gives over two or three lines.

    Only the first lines of each are put together: 4,000 letters of them cost half a second.
    """
    broken = [place for place in wrapped if "\n" in texts[place]]
    if not broken:
        return
    lines = [texts[place].splitlines(keepends=False)[:MOST_LINES] for place in broken]
    across = find_across(
        lines,
        lambda joined: _first_look(joined, catalogue, None),
        catalogue.split_kinds,
    )
    for place, spans_by_line in zip(broken, across, strict=True):
        _add(found, place, _in_lines(texts[place], spans_by_line))


def _in_lines(text: str, spans_by_line: Sequence[Sequence[Span]]) -> list[Span]:
    """The lines' spans as spans of the whole text."""
    spans: list[Span] = []
    begun = 0
    for line, own in zip(
        text.splitlines(keepends=True),
        spans_by_line,
        strict=False,
    ):
        spans += [
            Span(
                begun + each.start,
                begun + each.end,
                each.kind,
            )
            for each in own
        ]
        begun += len(line)
    return spans


def _suspects(
    texts: Sequence[str],
    normals: dict[int, NormalText],
    catalogue: Catalogue,
    patterns: BusinessPatterns | None,
    joint: Joint | None,
) -> Passed:
    """The texts in which a detector's hint or one of the business's patterns occurs."""
    if joint is None or not joint.is_plain:
        joint = Joint(
            [normals[place].text if place in normals else text for place, text in enumerate(texts)]
        )
    passed = catalogue.gates.passed(joint)
    if not patterns:
        return passed
    own = [place for place, text in enumerate(texts) if occur(text, patterns)]
    return passed._replace(places=sorted({*passed.places, *own}))


def _once(
    text: str,
    catalogue: Catalogue,
    patterns: BusinessPatterns | None,
) -> list[Span]:
    """`_first_look` at one text, without asking first whether it is worth one."""
    normal = NormalText(text)
    spans = _spans(normal, text, catalogue.find([normal], [0])[0], patterns)
    if not catalogue.wrapped.is_wrapped(text):
        return spans
    return merged([*spans, *_first_look([text], catalogue, patterns)[0]])


def _spans(
    normal: NormalText,
    text: str,
    candidates: list[Candidate],
    patterns: BusinessPatterns | None,
) -> list[Span]:
    stands = candidates
    if normal.slips:
        stands = [*_whole_slips(normal, candidates), *candidates]
    spans = [Span(*normal.original(each.start, each.end), each.kind) for each in stands]
    if patterns:
        spans += business_spans(normal, text, patterns)
    return merged(spans)


def _whole_slips(normal: NormalText, candidates: list[Candidate]) -> list[Candidate]:
    """Values with a wrong check digit that something found would hide a part of, and those that
    nothing hides and that are called what they are.
    """
    whole: list[Candidate] = []
    hidden = merged([Span(one.start, one.end, one.kind) for one in candidates])
    for start, end, kind, calls in normal.slips:
        place = bisect_right(hidden, start, key=attrgetter("end"))
        over = hidden[place : place + 1]
        if over and over[0].start <= start and end <= over[0].end:
            continue
        if (over and over[0].start < end) or calls(normal, start, end):
            whole.append(Candidate(start, end, kind, because=SLIP))
    return whole


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
    found = {(each.start, each.end) for each in findings if each.accepted}
    for span in _once(text, catalogue, None):
        if not any(start < span.end and span.start < end for start, end in found):
            findings.add(Finding(*span, WRAPPED, "it stands in an encoding, or over lines"))
    return sorted(findings, key=_by_place)


def _finding(normal: NormalText, says: str, candidate: Candidate) -> Finding:
    start, end = normal.original(candidate.start, candidate.end)
    why = candidate.reason or candidate.because or says
    return Finding(
        start=start,
        end=end,
        kind=candidate.kind,
        looks_for=says,
        why=why,
        accepted=not candidate.reason,
    )


def _by_place(finding: Finding) -> tuple[int, bool, str, str]:
    return finding.start, not finding.accepted, finding.kind, finding.looks_for
