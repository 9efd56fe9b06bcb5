"""Mauritius."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "mauritius_nid",
        r"(?i)[A-Z]\d{12}[A-Z0-9]",
        check=varied,
        named=r"nid, national id, nic, mauriti\pL*",
    ),
)
