"""South Korea."""

from chatlinks.privacy.detection.engine.checks import stdnum, yymmdd
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "south_korea_rrn",
        r"\d{6}-\d{7}",
        check=yymmdd,
        says="birth date and serial",
    ),
    PatternDetector(
        "south_korea_rrn",
        r"\d{6} ?[0-8]\d{6}",
        check=yymmdd,
        named="rrn, resident registration, 주민등록번호, 주민번호, foreigner, frn, 외국인등록번호",
    ),
    PatternDetector(
        "south_korea_brn",
        r"\d{3}-\d{2}-\d{5}",
        check=stdnum("kr.brn"),
        says="business registration and its check digit",
    ),
    PatternDetector(
        "driving_licence",
        r"\d{2}-\d{2}-\d{6}-\d{2}",
        says="a Korean driver's licence as printed",
    ),
    PatternDetector(
        "passport",
        r"(?i)[MSRODG]\d{8}|[MSRODG]\d{3}[A-Z]\d{4}",
        named="passports?, 여권, 여권번호",
    ),
)
