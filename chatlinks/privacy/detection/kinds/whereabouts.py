"""Where somebody is, as maps write it: degrees, decimal or not, and plus codes."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.context import joins
from chatlinks.privacy.detection.engine.detector import Certainty, Detector, Finder
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

FINE = r"[-+]?\d{1,3}\.\d{4,}"
PAIR = rf"({FINE}) ?°? ?[NSns]?(?:[ ,;/]{{1,3}}|%2C|!4d)({FINE})(?: ?°? ?[EWew]\b)?"
"""Four decimals are a dozen metres: who writes two such numbers side by side says where."""
DEGREES = (
    r"\d{1,3}(?:\.\d+)? ?° ?(?:\d{1,2}(?:\.\d+)? ?' ?(?:\d{1,2}(?:\.\d+)? ?(?:\"|'')? ?)?)?"
    r"[NSEWOnsewo]\b"
)
NAMED = (
    r"(?i)\b(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng)[\"']? ?(?:is|:|=)? ?[\"']?"
    r"([-+]?\d{1,3}\.\d{3,})"
)
PLUS_SIGNS = "[23456789CFGHJMPQRVWX]"
PLUS = rf"{PLUS_SIGNS}{{4,8}}\+{PLUS_SIGNS}{{2,3}}\b"
HINT = rf"\d\.\d{{3}}|\d ?°|{PLUS_SIGNS}\+{PLUS_SIGNS}{{2}}"
FAR = 200  # characters in which a link begins
MOST = (90.0, 180.0)  # degrees of latitude, and of longitude


def find_coordinates(normal: NormalText) -> Iterator[Candidate]:
    """Those that somebody writes; a link to a map leads to a shop as often as to a user."""
    for candidate in find_anywhere(normal):
        word = normal.before(candidate.start, FAR).rpartition(" ")[2]
        reason = candidate.reason or ("it stands in a link" if "://" in word else "")
        yield candidate._replace(reason=reason)


def find_anywhere(normal: NormalText) -> Iterator[Candidate]:
    yield from _pairs(normal)
    for start, end in compiled(DEGREES).spans(normal.scan):
        yield Candidate(
            start,
            end,
            "coordinates",
            because="degrees towards a point of the compass",
        )
    for start, end in compiled(NAMED).spans(normal.scan, 1):
        yield Candidate(
            start,
            end,
            "coordinates",
            because="it is called a latitude or longitude",
        )
    for start, end in compiled(PLUS).spans(normal.scan):
        code = normal.text[start:end]
        sum_ = not any(map(str.isalpha, code)) or not any(map(str.isdigit, code))
        wrong = "it is a sum or a word" if sum_ or joins(normal.before(start, 1)) else ""
        yield Candidate(start, end, "coordinates", wrong, "a plus code")


def _pairs(normal: NormalText) -> Iterator[Candidate]:
    pattern = compiled(PAIR)
    spans = (pattern.spans(normal.scan, group) for group in (0, 1, 2))
    for (start, end), first, last in zip(*spans, strict=True):
        wrong = _no_place(normal.text[slice(*first)], normal.text[slice(*last)])
        if normal.before(start, 1) in (*"0123456789.", "_"):
            wrong = "it is a part of a longer number"
        yield Candidate(
            start,
            end,
            "coordinates",
            wrong,
            "two numbers of degrees",
        )


def _no_place(one: str, two: str) -> str:
    sizes = sorted((abs(float(one)), abs(float(two))))
    fits = sizes[0] <= MOST[0] and sizes[1] <= MOST[1]
    return "" if fits else "there are no such degrees"


def _detector(find: Finder) -> Detector:
    return Detector(
        kind="coordinates",
        hint=HINT,
        find=find,
        says="a place on a map",
        certainty=Certainty.PRINTED,
    )


DETECTORS = (_detector(find_coordinates),)
IN_LINKS = _detector(find_anywhere)
"""For `strict`."""
