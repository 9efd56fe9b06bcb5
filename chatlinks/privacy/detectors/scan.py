"""Text in, spans out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from chatlinks.privacy.detectors.business import BusinessPatterns, business_spans
from chatlinks.privacy.detectors.catalogue import Catalogue, catalogue
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import Rule
from chatlinks.privacy.detectors.span import Finding, Span, merged
from chatlinks.privacy.masking import settled


def detect(text: str, profile: str = "balanced", patterns: BusinessPatterns | None = None) -> list[Span]:
    """What is personal in `text`: spans in order, never overlapping, and nothing more to find once they are masked.

    `profile`: "balanced", or "strict", which also takes every number of 6 to 16 digits.
    Raise ValueError for a profile that does not exist.
    """
    rules = catalogue(profile)
    return settled(text, lambda each: _spans(each, rules, patterns))


def detect_all(
    texts: Sequence[str], profile: str = "balanced", patterns: BusinessPatterns | None = None
) -> list[list[Span]]:
    """`detect` for each text, about ten times faster: one search over all of them tells which are worth a look."""
    rules = catalogue(profile)
    found: list[list[Span]] = [[] for _ in texts]
    places = range(len(texts)) if patterns else suspects(texts, rules)
    for place in places:
        found[place] = settled(texts[place], lambda each: _spans(each, rules, patterns))
    return found


def suspects(texts: Sequence[str], rules: Catalogue) -> Iterator[int]:
    """Positions of the texts in which some rule's hint occurs, in order."""
    pieces = [(text if text.isascii() else Page(text).text).encode(errors="replace") for text in texts]
    ends = list(accumulate(len(piece) + 1 for piece in pieces))
    joined = b"\n".join(pieces)
    done = -1
    for start, end in rules.gate.jumps(joined, ends):
        # A match that runs over an edge may hide one that begins in the text it ran into: look at both.
        first, last = bisect_right(ends, start), bisect_right(ends, max(start, end - 1))
        yield from range(max(first, done + 1), min(last, len(texts) - 1) + 1)
        done = max(done, last)


def _spans(text: str, rules: Catalogue, patterns: BusinessPatterns | None) -> list[Span]:
    page = Page(text)
    seen = rules.hints.seen(page.scan)
    spans = [
        Span(*page.original(candidate.start, candidate.end), candidate.kind)
        for rule in _eligible(page, rules, seen)
        for candidate in rule.find(page)
        if not candidate.reason
    ]
    if patterns:
        spans += business_spans(page, text, patterns)
    return merged(spans)


def _eligible(page: Page, rules: Catalogue, seen: list[int]) -> Iterator[Rule]:
    """The rules whose hint occurs, and whose words do: without the words only a value that is all the text counts."""
    here = set(seen)
    count = len(rules.rules)
    for index in sorted(seen):
        if index >= count:
            return
        if rules.needs[index] < 0 or rules.needs[index] in here or _one_value(page):
            yield rules.rules[index]


def _one_value(page: Page) -> bool:
    """Whether the text may be nothing but one value: short, and no more letters in a row than an identifier has."""
    return len(page.text) <= 48 and any(map(str.isdigit, page.text)) and len(page.text.split()) <= 8


def explain(text: str, profile: str = "balanced") -> list[Finding]:
    """What each rule made of each candidate, also of those it turned down, by place in the text."""
    rules = catalogue(profile)
    page = Page(text)
    findings = []
    for index in rules.hints.seen(page.scan):
        if index < len(rules.rules):
            findings += _explained(page, rules.rules[index])
    return sorted(set(findings), key=lambda finding: (finding.start, not finding.accepted, finding.kind, finding.rule))


def _explained(page: Page, rule: Rule) -> Iterator[Finding]:
    for candidate in rule.find(page):
        if candidate.end <= candidate.start:
            continue
        start, end = page.original(candidate.start, candidate.end)
        why = candidate.reason or candidate.because or rule.says or "its shape is enough"
        yield Finding(start, end, candidate.kind, rule.says or rule.kind, why, not candidate.reason)
