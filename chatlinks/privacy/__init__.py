"""What is personal in a text, and how it is hidden. Detection needs a plain string and nothing else."""

from chatlinks.privacy.detectors.business import BusinessPatterns, compile_patterns
from chatlinks.privacy.detectors.catalogue import PROFILES
from chatlinks.privacy.detectors.scan import detect, detect_all, explain
from chatlinks.privacy.detectors.span import Finding, Span
from chatlinks.privacy.detectors.split import detect_across, detect_split

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
