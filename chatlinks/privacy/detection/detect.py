"""What other rooms ask: which passages of these texts are personal, and why.

Everywhere `profile` is "balanced", or "strict", which also takes every number of 6 to 16 digits;
ValueError is raised for any other. `patterns` are the business's own.
"""

from collections.abc import Sequence

from chatlinks.privacy.detection.engine.scanning import scan
from chatlinks.privacy.detection.engine.scanning.business import BusinessPatterns
from chatlinks.privacy.detection.engine.scanning.split import find_across
from chatlinks.privacy.detection.engine.span import Finding, Span, merged
from chatlinks.privacy.detection.profiles import catalogue


def detect(
    text: str,
    profile: str = "balanced",
    patterns: BusinessPatterns | None = None,
) -> Sequence[Span]:
    """What is personal in `text`: spans in order, never overlapping.

    There is nothing more to find once they are masked.
    """
    return scan.scan(text, catalogue(profile), patterns)


def detect_all(
    texts: Sequence[str],
    profile: str = "balanced",
    patterns: BusinessPatterns | None = None,
) -> list[Sequence[Span]]:
    """`detect` for each text, about ten times faster (`bin/bench detect`)."""
    return scan.scan_all(texts, catalogue(profile), patterns)


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
    kinds = catalogue(profile).split_kinds
    return find_across(runs, lambda texts: detect_all(texts, profile), kinds)


def explain(
    text: str,
    profile: str = "balanced",
    patterns: BusinessPatterns | None = None,
) -> list[Finding]:
    """What each detector made of each candidate, also of those it turned down, by place."""
    return scan.explain(text, catalogue(profile), patterns)
