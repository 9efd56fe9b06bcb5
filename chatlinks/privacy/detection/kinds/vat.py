"""The European Union's numbers for value added tax."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import TAX

PATTERNS = (
    PatternDetector(
        "vat_number",
        "(?i)(?:AT ?U|BE ?[01]|BG|CY|CZ|DE|DK|EE|EL|ES ?[A-Z]?|FI|FR ?[A-Z0-9]{2}|GB|HR"
        "|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI"
        r"|SK) ?\d{3} ?\d{3,4} ?\d{2,3}(?: ?\d{1,3})?(?:B\d{2}|[A-Z]{1,2})?",
        check=stdnum("eu.vat", "gb.vat"),
        named=TAX,
        check_suffices=True,
        says="a VAT number",
    ),
    PatternDetector(
        "vat_number",
        r"(?i)NL ?\d{7,9}B\d{2}",
        named=TAX,
    ),
)
