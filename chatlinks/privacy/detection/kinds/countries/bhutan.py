"""Bhutan."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "bhutan_cid",
        r"[123]\d{10}",
        check=varied,
        named=r"cid, bhutan\pL*",
    ),
)
