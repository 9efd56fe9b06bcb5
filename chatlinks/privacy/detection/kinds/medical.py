"""Numbers of patients and insurance policies, when named."""

from chatlinks.privacy.detection.engine.checks import has_digits
from chatlinks.privacy.detection.engine.detector import Certainty
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "medical_record",
        r"(?i)[A-Z]{0,4}-?\d{5,12}[A-Z]?\d?",
        check=has_digits(5),
        named=r"""
        mrn, medical record(?: number| no\.?)?, patient (?:id|number|no\.?)
        (?:health|medical|insurance) (?:policy|plan|member|card) ?(?:id|number|no\.?)?
        policy (?:number|no\.?), (?:member|subscriber|beneficiary) (?:id|number|no\.?)
        health card, ohip, medicaid(?: id| number| no\.?)?, medi cal, cin
        medicare (?:id|number|no\.?)
        """,
        certainty=Certainty.NAMED_LOOSELY,
    ),
)
