"""Numbers of telephones and of the cards in them."""

from chatlinks.privacy.detection.engine.checks import stdnum, varied
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "imei",
        r"\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d",
        check=stdnum("imei"),
        named="imei, device",
        says="IMEI",
    ),
    PatternDetector(
        "imei",
        r"\d{15,16}|\d{2}[ -]\d{6}[ -]\d{6}[ -]\d",
        check=varied,
        named="imeis?",
    ),
    PatternDetector(
        "imsi",
        r"\d{14,15}",
        check=varied,
        named="imsi",
    ),
    PatternDetector(
        "iccid",
        r"89\d{16,18}",
        check=varied,
        named="iccid, sim, esim",
    ),
)
