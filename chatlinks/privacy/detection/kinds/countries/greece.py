"""Greece."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "greece_amka",
        r"\d{11}",
        check=stdnum("gr.amka"),
        named="amka, αμκα",
    ),
    PatternDetector(
        "greece_afm",
        r"\d{9}",
        check=stdnum("gr.vat"),
        named="afm, αφμ, tax, vat",
    ),
)
