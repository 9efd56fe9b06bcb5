"""Countries' numbering plans: which digits ring somewhere, by the `phonenumbers` metadata made into RE2 patterns."""

from functools import cache, lru_cache
from typing import Any

import phonenumbers
from phonenumbers import PhoneMetadata

from chatlinks.privacy.detectors.linear import Pattern, Patterns

REGIONS = (
    "IN", "US", "GB", "AU", "DE", "FR", "IT", "ES", "NL", "BE", "CH", "AT", "SE", "IE", "PT", "PL", "BR", "MX", "AR", "ZA",
    "NG", "KE", "EG", "AE", "SA", "QA", "KW", "OM", "BH", "IL", "TR", "PK", "BD", "LK", "NP", "SG", "MY", "ID", "PH", "TH",
    "VN", "JP", "KR", "CN", "HK", "TW", "NZ", "RU", "UA", "DK", "NO", "FI", "GR", "CZ", "RO", "HU", "CO", "CL", "PE",
)  # fmt: skip
SURE = "a valid number of "
# Where numbers begin with no zero, the groups they are written in: any other grouping needs a word beside it.
WRITTEN: dict[str, set[tuple[int, ...]]] = {
    "IN": {
        (10,),
        (5, 5),
        (3, 3, 4),
        (4, 3, 3),
        (4, 6),
        (3, 7),
        (2, 3, 5),
        (3, 4, 3),
        (5, 2, 3),
        (5, 3, 2),
        (2, 8),
        (2, 2, 2, 2, 2),
    },
    "US": {(10,), (11,), (3, 3, 4), (1, 3, 3, 4), (3, 7), (1, 10), (1, 3, 7), (3, 3, 2, 2)},
    "BR": {(2, 4, 4), (2, 5, 4), (2, 1, 4, 4)},
    "MX": {(2, 4, 4)},
    "CN": {(3, 4, 4), (11,)},
    "RU": {(1, 3, 3, 2, 2), (1, 3, 3, 4), (1, 3, 7)},
    "GB": {(2, 4, 4)},
    "ES": {(3, 3, 3), (3, 2, 2, 2), (2, 3, 2, 2)},
    "PT": {(3, 3, 3)},
    "PL": {(3, 3, 3)},
}
TRUNK = {"RU": "8", "HU": "06", "US": "1", "UA": "0"}
NO_TRUNK = {
    "ES",
    "IT",
    "PT",
    "PL",
    "DK",
    "NO",
    "GR",
    "CZ",
    "SG",
    "HK",
    "QA",
    "KW",
    "OM",
    "BH",
    "CL",
}
OPEN = {"US", "IN", "MX", "CN", "CO", "AR", "BR"}
"""Where a trunk prefix may be left out."""
CODES: dict[int, tuple[str, ...]] = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
TYPES = (
    "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan", "voicemail",
)  # fmt: skip


@lru_cache(maxsize=8192)
def international(digits: str) -> str:
    """Why these digits, country code first, are a number: "a valid number of +91"; "" if no country has it."""
    for length in (1, 2, 3):
        code, rest = digits[:length], digits[length:]
        if int(code) in CODES and rest:
            break
    else:
        return ""
    spellings = {
        rest,
        rest.lstrip("0"),
    }  # a trunk zero has no place here, but some write it; in Italy it is a part
    regions = CODES[int(code)]
    if any(_numbers_of(region).seen(each.encode()) for region in regions for each in spellings):
        return f"{SURE}+{code}"
    return f"shaped like a number of +{code}" if 6 <= len(rest) <= 12 else ""


@cache
def _numbers_of(region: str) -> Pattern:
    """All national numbers of a region as one RE2 pattern: `is_valid_number` tries the types one by one."""
    return Pattern(_numbers(region))


def _numbers(region: str) -> str:
    """All national numbers that the metadata knows for a region, of every type."""
    about: Any = PhoneMetadata.metadata_for_region(region, None)
    kinds = [getattr(about, kind) for kind in TYPES] if about else []
    known = [
        kind.national_number_pattern for kind in kinds if kind and kind.national_number_pattern
    ]
    return "^(?:" + "|".join(known or ["[^0-9]"]) + ")$"


@cache
def _any_numbers() -> Patterns:
    return Patterns([_numbers(region) for region in REGIONS], anchored=True)


@lru_cache(maxsize=8192)
def _regions_with(rest: str) -> frozenset[str]:
    """The regions of the list that have this national number, by one pass over it."""
    return frozenset(REGIONS[place] for place in _any_numbers().seen(rest.encode()))


def national(digits: str) -> str:
    """The first region of the list in which one may dial these digits; "" if none."""
    return next((region for region in REGIONS if dialled(digits, region)), "")


def dialled(digits: str, region: str) -> bool:
    trunk = TRUNK.get(region, "0")
    if region in NO_TRUNK:
        rest = digits
    elif digits.startswith(trunk):
        rest = digits[len(trunk) :]
    elif region in OPEN or (region == "GB" and digits.startswith("20")):
        rest = digits
    else:
        return False
    if not rest or (rest[0] == "0" and region not in NO_TRUNK):
        return False
    return region in _regions_with(rest)
