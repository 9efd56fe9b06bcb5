"""The Philippines."""

from chatlinks.privacy.detection.engine.checks import varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "philippines_id",
        r"\d{4}-\d{7}-\d|\d{2}-\d{7}-\d|\d{2}-\d{9}-\d|\d{3}-\d{3}-\d{3}-\d{3,5}",
        says="UMID, SSS, PhilHealth or TIN as printed",
    ),
    PatternDetector(
        "philippines_id",
        r"\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{4})?|\d{3}[ -]?\d{3}[ -]?\d{3}(?:[ -]?\d{3,5})?"
        r"|\d{10}|\d{2}[ -]?\d{7}[ -]?\d|\d{2}[ -]?\d{9}[ -]?\d",
        check=varied,
        named="""
        phil ?sys, philid, umid, sss, philhealth, pag ?ibig, crn, psn, philippine, tin
        """,
    ),
)
