import re
from chatlinks.privacy.detectors.span import Span
R = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|\b[A-Za-z]{5}\d{4}[A-Za-z]\b|\b\d{6,16}\b|\+\d[\d -]{8,}\d")
def detect(text, profile="balanced", patterns=None):
    return [Span(m.start(), m.end(), "x") for m in R.finditer(text)]
def detect_all(texts, profile="balanced", patterns=None):
    return [detect(t) for t in texts]
