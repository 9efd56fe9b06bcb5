"""Indonesia."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "vehicle_number",
        r"(?i)[A-Z]{1,2} ?\d{1,4} ?[A-Z]{1,3}",
        named="nopol, plat, plat nomor, nomor polisi",
    ),
    PatternDetector(
        "indonesia_nik",
        r"\d{16}|(?:\d{4}[ .-]){3}\d{4}",
        check=varied,
        named="nik, ktp, kependudukan",
    ),
    PatternDetector(
        "indonesia_npwp",
        r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}",
        says="NPWP as printed",
    ),
)
