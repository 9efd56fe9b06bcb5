"""Vehicles' number plates of any country, when named. India's need no name: see `india`."""

from collections.abc import Iterator

from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import Rule, compiled
from chatlinks.privacy.detectors.span import Candidate

PLATE_WORDS = words(
    "licen[cs]e plates?", "number plates?", "plate (?:number|no)", "plates?", "(?:car|vehicle|bike|van|truck|taxi) (?:registration|reg|number|no)", "registration (?:number|no)",
    "kennzeichen", "nummernschild", "immatriculation", "plaque", "targa", "matrícula", "matricula", "kenteken", "placas?", "rejestracja", "numer rejestracyjny",
    "plaka", "госномер", "номер машины", "रजिस्ट्रेशन नंबर", "رقم اللوحة", "车牌(?:号)?", "번호판",
)  # fmt: skip
TOGETHER = r"[A-Z]{1,4}\d{1,4}[A-Z]{0,3}|\d{1,4}[A-Z]{1,4}\d{0,4}"
APART = (
    r"(?-i:[A-Z]{1,3}\d{1,4}[ -][A-Z]{1,3}|[A-Z]{1,3}[ -]\d{1,4}(?:[ -]?[A-Z]{1,3})?|\d{1,4}[ -][A-Z]{1,3}(?:[ -]?\d{1,4})?|[A-Z]{1,3}[ -][A-Z]{1,3}[ -]?\d{1,4}"
    r"|\d{2}-[A-Z]{2}-[A-Z]{2})"
)
PLATE = rf"{PLATE_WORDS}[^\d\n*]{{0,24}}?[ :\"'(]((?i:{APART}|{TOGETHER}))(?:[^A-Za-z0-9*-]|$)"


def find_plates(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(PLATE).spans(page.scan, 1):
        short = end - start < 4
        yield Candidate(
            start,
            end,
            "vehicle_number",
            "it is too short" if short else "",
            "it is called a number plate",
        )


RULES = (
    Rule(
        "number plate", "vehicle_number", PLATE_WORDS, find_plates, says="a number plate when named"
    ),
)
