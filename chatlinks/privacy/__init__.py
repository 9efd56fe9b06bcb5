"""What is personal in a text, and how it is hidden.

Detection needs a plain string and nothing else.
"""

from chatlinks.privacy.detection.detect import (
    detect,
    detect_across,
    detect_all,
    detect_split,
    explain,
)
from chatlinks.privacy.detection.engine.scanning.business import BusinessPatterns, compile_patterns
from chatlinks.privacy.detection.engine.span import Finding, Span
from chatlinks.privacy.detection.profiles import PROFILES
from chatlinks.privacy.detection.unreadable import UNREADABLE

__all__ = [
    "PROFILES",
    "UNREADABLE",
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
