"""What is personal in a text, and how it is hidden. Detection works on a plain string and needs nothing else."""

from chatlinks.privacy.detectors.business import BusinessPatterns, compile_patterns
from chatlinks.privacy.detectors.catalogue import PROFILES
from chatlinks.privacy.detectors.scan import detect, detect_all, explain
from chatlinks.privacy.detectors.split import detect_across, detect_split
from chatlinks.privacy.detectors.span import Finding, Span

__all__ = [
    "PROFILES",
    "BusinessPatterns",
    "Finding",
    "Span",
    "compile_patterns",
    "detect",
    "detect_across",
    "detect_all",
    "detect_split",
    "explain",
]
