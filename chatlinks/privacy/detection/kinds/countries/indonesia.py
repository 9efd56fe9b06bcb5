"""Indonesia."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "indonesia_nik",
        r"\d{16}",
        check=varied,
        named="nik, ktp, kependudukan",
    ),
    PatternDetector(
        "indonesia_npwp",
        r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}",
        says="NPWP as printed",
    ),
)
