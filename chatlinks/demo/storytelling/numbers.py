"""Invented numbers of the kinds that users type into chats, with the checksums of real ones."""

import string
from random import Random

DEVANAGARI = str.maketrans(string.digits, "०१२३४५६७८९")
ARABIC = str.maketrans(string.digits, "٠١٢٣٤٥٦٧٨٩")

# The tables of Verhoeff's check digit.
TIMES = [
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210",
]
TURNS = [
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258",
]


def digits(rng: Random, count: int) -> str:
    """`count` digits, the first never 0."""
    return str(rng.randrange(10 ** (count - 1), 10**count))


def grouped(number: str, *sizes: int, by: str = " ") -> str:
    """Cut a number into groups of these sizes; what is left makes the last group."""
    parts, rest = [], number
    for size in sizes:
        parts.append(rest[:size])
        rest = rest[size:]
    if rest:
        parts.append(rest)
    return by.join(parts)


def luhn(body: str) -> str:
    """The check digit that completes a payment card."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        double = int(digit) * (2 if place % 2 == 0 else 1)
        total += double - 9 if double > 9 else double
    return str(-total % 10)


def card(rng: Random) -> str:
    """16 digits; the prefixes are those of card makers' documented test numbers."""
    prefix = rng.choice(["453914", "555555", "601111", "222300"])
    body = prefix + digits(rng, 9)
    return body + luhn(body)


def verhoeff(body: str) -> str:
    """The check digit of an Aadhaar number."""
    check = 0
    for place, digit in enumerate(reversed(body), start=1):
        turned = int(TURNS[place % 8][int(digit)])
        check = int(TIMES[check][turned])
    return "0432156789"[check]


def aadhaar(rng: Random) -> str:
    """12 digits, the first 2-9, with the right check digit."""
    body = str(rng.randint(2, 9)) + digits(rng, 10)
    return body + verhoeff(body)


def pan(rng: Random) -> str:
    """A personal PAN: five letters, the fourth P, four digits, one letter."""
    letters = "".join(rng.choice(string.ascii_uppercase) for _ in range(5))
    return f"{letters[:3]}P{letters[3]}{digits(rng, 4)}{letters[4]}"


def iban(rng: Random) -> str:
    """An Emirati IBAN with the right check digits: AE, 2 check digits, 19 digits."""
    body = "033" + digits(rng, 16)
    check = 98 - int(body + "101400") % 97
    return f"AE{check:02d}{body}"


def passport(rng: Random) -> str:
    """A letter and seven digits, as India's are."""
    return rng.choice("JKLMNPRSTUVZ") + digits(rng, 7)


# How the national part of a phone number is grouped.
INDIAN, EMIRATI, BRITISH, AMERICAN = (5, 5), (2, 3, 4), (2, 4, 4), (3, 3, 4)


def phone(rng: Random, country: str) -> tuple[str, tuple[int, ...]]:
    """A number in international form without spaces, and how its national part is grouped."""
    if country == "IN":
        return "+91" + rng.choice("6789") + digits(rng, 9), INDIAN
    if country == "AE":
        return "+9715" + rng.choice("024568") + digits(rng, 7), EMIRATI
    # For drama only: the ranges that Ofcom and the North American plan keep free.
    if rng.random() < 0.5:
        return f"+442079460{rng.randint(100, 999)}", BRITISH
    area = rng.choice(["202", "312", "415", "617", "713"])
    return f"+1{area}55501{rng.randint(10, 99)}", AMERICAN
