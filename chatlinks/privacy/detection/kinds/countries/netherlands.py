"""The Netherlands."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "netherlands_bsn",
        r"\d{4}[ .]?\d{2}[ .]?\d{3}|\d{3}[ .]\d{3}[ .]\d{3}|\d{8}",
        check=stdnum("nl.bsn"),
        named="bsn, burgerservicenummer, sofi, citizen service, tax",
    ),
)
