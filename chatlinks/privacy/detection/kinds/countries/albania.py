"""Albania."""

from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "albania_nid",
        r"(?i)[A-Z]\d{8}[A-Z]",
        named=r"nipt, nid, nuis, numri personal, letërnjoftim\pL*, leternjoftim\pL*, albania\pL*",
    ),
)
