"""Countries' numbering plans: which digits ring somewhere.

By the `phonenumbers` metadata, made into RE2 patterns.
"""

from functools import cache, lru_cache
from typing import Any

import phonenumbers
from phonenumbers import PhoneMetadata

from chatlinks.privacy.detection.engine.linear import LinearPattern, PatternSet

REGIONS = tuple(
    """
    IN US GB AU DE FR IT ES NL BE CH AT SE IE PT PL BR MX AR ZA NG KE EG AE SA QA KW OM BH IL
    TR PK BD LK NP SG MY ID PH TH VN JP KR CN HK TW NZ RU UA DK NO FI GR CZ RO HU CO CL PE
    """.split()
)
"""Where a number without a country code may be of; the first that has it counts."""
SURE = "a valid number of "
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
    "US": {
        (10,),
        (11,),
        (3, 3, 4),
        (1, 3, 3, 4),
        (3, 7),
        (1, 10),
        (1, 3, 7),
        (3, 3, 2, 2),
    },
    "BR": {(2, 4, 4), (2, 5, 4), (2, 1, 4, 4)},
    "MX": {(2, 4, 4)},
    "CN": {(3, 4, 4), (11,)},
    "RU": {(1, 3, 3, 2, 2), (1, 3, 3, 4), (1, 3, 7)},
    "GB": {(2, 4, 4)},
    "ES": {(3, 3, 3), (3, 2, 2, 2), (2, 3, 2, 2)},
    "PT": {(3, 3, 3)},
    "PL": {(3, 3, 3)},
}
"""Where numbers begin with no zero, the groups they are written in.

Any other grouping needs a word beside it.
"""
TRUNK = {"RU": "8", "HU": "06", "US": "1", "UA": "0"}
"""What one dials first at home, where it isn't "0"."""
TRUNKS = ("0", *sorted({*TRUNK.values()} - {"0"}))
NO_TRUNK = frozenset("ES IT PT PL DK NO GR CZ SG HK QA KW OM BH CL".split())
OPEN = frozenset("US IN MX CN CO AR BR".split())
"""Where a trunk prefix may be left out."""
CODES: dict[int, tuple[str, ...]] = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
TYPES = """
    fixed_line mobile toll_free premium_rate shared_cost personal_number voip pager uan voicemail
""".split()


@lru_cache(maxsize=8192)
def international(digits: str) -> str:
    """Why these digits, country code first, are a number: "a valid number of +91".

    "" if no country has it.
    """
    code, rest = _country_code(digits)
    if not code:
        return ""
    # A trunk zero has no place here, but some write it; in Italy it is a part of the number.
    spellings = {rest, rest.lstrip("0")}
    for region in CODES[int(code)]:
        if any(_numbers_of(region).seen(each.encode()) for each in spellings):
            return f"{SURE}+{code}"
    return f"shaped like a number of +{code}" if 6 <= len(rest) <= 12 else ""


def _country_code(digits: str) -> tuple[str, str]:
    """The country code that digits begin with, and what follows; empty when there is none."""
    for length in (1, 2, 3):
        code, rest = digits[:length], digits[length:]
        if int(code) in CODES and rest:
            return code, rest
    return "", ""


@cache
def _numbers_of(region: str) -> LinearPattern:
    """All national numbers of a region as one RE2 pattern.

    `is_valid_number` tries the types one by one.
    """
    return LinearPattern(_numbers(region))


def _numbers(region: str) -> str:
    """All national numbers that the metadata knows for a region, of every type."""
    about: Any = PhoneMetadata.metadata_for_region(region, None)
    types = [getattr(about, name) for name in TYPES] if about else []
    patterns = [each.national_number_pattern for each in types if each]
    known = "|".join(filter(None, patterns))
    return f"^(?:{known or '[^0-9]'})$"


@cache
def _any_numbers() -> PatternSet:
    return PatternSet([_numbers(region) for region in REGIONS], anchored=True)


@lru_cache(maxsize=8192)
def _regions_with(rest: str) -> frozenset[str]:
    """The regions of the list that have this national number, by one pass over it."""
    return frozenset(REGIONS[place] for place in _any_numbers().seen(rest.encode()))


@lru_cache(maxsize=8192)
def national(digits: str) -> str:
    """The first region of the list in which one may dial these digits; "" if none."""
    rests = [digits, *(digits[len(trunk) :] for trunk in TRUNKS if digits.startswith(trunk))]
    likely = frozenset().union(*map(_regions_with, rests))
    return next((each for each in REGIONS if each in likely and dialled(digits, each)), "")


def dialled(digits: str, region: str) -> bool:
    """Whether these digits ring in a region when they are dialled there."""
    trunk = TRUNK.get(region, "0")
    if region in NO_TRUNK:
        return bool(digits) and region in _regions_with(digits)
    if digits.startswith(trunk):
        rest = digits[len(trunk) :]
    elif region in OPEN or (region == "GB" and digits.startswith("20")):
        rest = digits
    else:
        return False
    return rest[:1] not in ("", "0") and region in _regions_with(rest)
