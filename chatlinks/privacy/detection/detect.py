"""What other rooms ask: which passages of these texts are personal, and why.

Everywhere `profile` is "balanced", or "strict", which also takes every number of 6 to 16 digits;
ValueError is raised for any other. `patterns` are the business's own. A text on which a detector
fails is one span, `UNREADABLE`: nothing else is ever raised.
"""

from collections.abc import Sequence

from chatlinks.privacy.detection.engine.scanning import scan
from chatlinks.privacy.detection.engine.scanning.business import BusinessPatterns
from chatlinks.privacy.detection.engine.scanning.catalogue import Catalogue
from chatlinks.privacy.detection.engine.scanning.split import find_across
from chatlinks.privacy.detection.engine.span import Finding, Span, merged
from chatlinks.privacy.detection.profiles import catalogue
from chatlinks.privacy.detection.unreadable import UNREADABLE, hidden_whole, report


def detect(
    text: str,
    profile: str = "balanced",
    patterns: BusinessPatterns | None = None,
) -> Sequence[Span]:
    """What is personal in `text`: spans in order, never overlapping.

    There is nothing more to find once they are masked.
    """
    rules = catalogue(profile)
    try:
        return scan.scan(text, rules, patterns)
    except Exception as problem:
        return hidden_whole(text, problem)


def detect_all(
    texts: Sequence[str],
    profile: str = "balanced",
    patterns: BusinessPatterns | None = None,
) -> list[Sequence[Span]]:
    """`detect` for each text, about ten times faster (`bin/bench detect`)."""
    return _scan_all(texts, catalogue(profile), patterns)


def _scan_all(
    texts: Sequence[str],
    rules: Catalogue,
    patterns: BusinessPatterns | None,
) -> list[Sequence[Span]]:
    """By halves where it fails, so that only the text at fault is hidden."""
    try:
        return scan.scan_all(texts, rules, patterns)
    except Exception as problem:
        half = len(texts) // 2
        if not half:
            return [hidden_whole(text, problem) for text in texts]
    return [
        *_scan_all(texts[:half], rules, patterns),
        *_scan_all(texts[half:], rules, patterns),
    ]


def detect_split(texts: Sequence[str], profile: str = "balanced") -> list[list[Span]]:
    """`detect_all` for consecutive messages of one sender, and what they give in parts.

    A value may lie over two or three of them; spans are inside each text.
    """
    whole = detect_all(texts, profile)
    across = detect_across([texts], profile)[0]
    return [merged([*one, *parts]) for one, parts in zip(whole, across, strict=True)]


def detect_across(
    runs: Sequence[Sequence[str]],
    profile: str = "balanced",
) -> list[list[list[Span]]]:
    """Only what is given in parts, for many runs: a run is consecutive messages of one sender.

    Returns, for each run and each text of it, the pieces that lie in that text.
    """
    kinds = catalogue(profile).split_kinds | {UNREADABLE}
    try:
        return find_across(runs, lambda texts: detect_all(texts, profile), kinds)
    except Exception as problem:
        if len(runs) == 1:
            return [[hidden_whole(text, problem) for text in runs[0]]]
    return [detect_across([run], profile)[0] for run in runs]


def explain(
    text: str,
    profile: str = "balanced",
    patterns: BusinessPatterns | None = None,
) -> list[Finding]:
    """What each detector made of each candidate, also of those it turned down, by place."""
    rules = catalogue(profile)
    try:
        return scan.explain(text, rules, patterns)
    except Exception as problem:
        report(problem)
        return [Finding(0, len(text), UNREADABLE, "anything", "detection failed on this text")]
