"""Slovenia and the countries that kept Yugoslavia's number."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "slovenia_emso",
        r"\d{13}",
        check=stdnum("si.emso"),
        named="""
        emšo, emso, jmbg, јмбг, embg, ембг, matični broj, maticni broj, матични број
        единствен матичен број
        """,
    ),
    PatternDetector(
        "slovenia_tax",
        r"\d{8}",
        check=stdnum("si.ddv"),
        named="davčna, davcna, davčna številka, davčno",
    ),
)
