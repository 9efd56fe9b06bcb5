"""Short examples of the values of a payload or a file, as everybody may see them."""

import re
from collections.abc import Iterable, Sequence

from chatlinks.privacy.detection.told.turns import Turn
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import mask
from chatlinks.privacy.whole_conversation import DetectionPolicy, mask_conversation
from chatlinks.workspaces.catalogue import policy_of
from chatlinks.workspaces.models import Business

# A day with a clock, which by itself would count as a number that somebody gave as an answer; a day
# alone may be one's birth.
CLOCKED = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
READ = 500  # characters of a value that are looked at
SHOWN = 48
# What the name of a field or a column says of what stands there, as letters alone: kinds of values.
PERSONAL = {
    "name": "name",
    "mail": "email",
    "phone": "phone_number",
    "mobile": "phone_number",
    "address": "address",
    "street": "address",
    "birth": "date_of_birth",
    "dob": "date_of_birth",
}


def masked_examples(
    business: Business, values: Sequence[str], personal: Iterable[tuple[str, str]]
) -> list[str]:
    """Each value, masked and cut short. `personal`: kinds and values that are personal wherever
    they stand.
    """
    policy = policy_of(business)
    read = [" ".join(value[:READ].split()) for value in values]
    known = KnownValues((kind, " ".join(value[:READ].split())) for kind, value in personal)
    found = mask_conversation(
        [Turn("user", "" if CLOCKED.fullmatch(value) else value) for value in read],
        DetectionPolicy(policy.profile, policy.patterns, policy.never_names, policy.kinds_off),
    )
    return [
        short(mask(value, [*spans, *known.find(value)])[0])
        for value, spans in zip(read, found.spans, strict=True)
    ]


def kind_by_name(name: str) -> str:
    """The kind of what stands in a field of this name, if the name says that it is personal."""
    letters = "".join(filter(str.isalpha, name.casefold()))
    return next((kind for part, kind in PERSONAL.items() if part in letters), "")


def short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"
