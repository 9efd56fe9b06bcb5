"""The contacts of the demo: who they are, how they write, and what personal values they may say."""

import re
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from chatlinks.demo.storytelling import numbers
from chatlinks.demo.storytelling.library import names

LANGUAGES = {
    "bank": {"en": 52, "hi-Latn": 18, "hi": 18, "ar": 12},
    "airline": {"en": 52, "ar": 28, "hi": 12, "hi-Latn": 8},
    "food": {"en": 48, "hi-Latn": 22, "hi": 14, "ar": 16},
}
CULTURES = {
    "en": {
        "bank": {"india": 8, "gulf": 1, "global": 1},
        "airline": {"gulf": 4, "india": 3, "global": 4},
        "food": {"india": 3, "gulf": 2, "global": 6},
    },
    "hi-Latn": {"": {"india": 1}},
    "hi": {"": {"deva": 3, "india": 1}},
    "ar": {"": {"arab": 5, "gulf": 1}},
}
COUNTRY = {
    "india": "IN",
    "deva": "IN",
    "gulf": "AE",
    "arab": "AE",
    "global": "XX",
}
ZONES = {
    "IN": ["Asia/Kolkata"],
    "AE": [
        "Asia/Dubai",
        "Asia/Dubai",
        "Asia/Muscat",
        "Asia/Riyadh",
    ],
    "XX": [
        "Europe/London",
        "Europe/Lisbon",
        "America/New_York",
        "Africa/Lagos",
        "Asia/Tokyo",
    ],
}
STREETS = {
    "india": [
        "Flat {n}, Gulmohar Residency, Tulsi Marg, Pune 41{m}",
        "{n} Jasmine Enclave, Lake View Road, Kochi 68{m}",
        "House {n}, Sector 9, Neem Colony, Jaipur 30{m}",
        "B-{n} Silver Oak Towers, Banyan Street, Bengaluru 56{m}",
    ],
    "deva": [
        "मकान {n}, नीम कॉलोनी, तुलसी मार्ग, जयपुर",
        "फ्लैट {n}, गुलमोहर अपार्टमेंट, झील रोड, भोपाल",
    ],
    "gulf": [
        "Apartment {n}, Oryx Tower, Palm Grove Street, Dubai",
        "Villa {n}, Sidra Lane, Muscat",
    ],
    "arab": [
        "شقة {n}، برج الياسمين، شارع النخيل، دبي",
        "فيلا {n}، حي الغاف، مسقط",
    ],
    "global": [
        "{n} Larkspur Terrace, Bristol",
        "{n} Foundry Yard, Leeds",
        "Unit {n}, 8 Harbour Walk, Porto",
    ],
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
]
NICKNAMES = ["sunflower", "nightbus", "bluekite", "tealover"]
CHANNELS = ["whatsapp", "whatsapp", "web", "android", "ios"]
COMPUTERS = ["Windows", "Mac", "Linux"]
TELEPHONES = ["Android", "Android", "iPhone"]


@dataclass(frozen=True)
class DemoContact:
    """`record` is the contact as the import format has it; `slots` what stories may say of them."""

    language: str
    record: dict[str, str]
    slots: dict[str, str] = field(repr=False)


@dataclass(frozen=True)
class Name:
    """As its owner writes it, and in Latin letters, as addresses need them."""

    first: str
    last: str
    first_latin: str
    last_latin: str

    @property
    def full(self) -> str:
        return f"{self.first} {self.last}"


class Origin(NamedTuple):
    """The language that somebody speaks, and the culture that their name is of."""

    language: str
    culture: str


def an_origin(business: str, rng: Random) -> Origin:
    language = pick(LANGUAGES[business], rng)
    cultures = CULTURES[language]
    return Origin(language, pick(cultures.get(business) or cultures[""], rng))


def make_contact(
    business: str,
    number: int,
    rng: Random,
    origin: Origin | None = None,
    guest: bool = False,
) -> DemoContact:
    """One contact; guests have neither name nor e-mail."""
    language, culture = origin or an_origin(business, rng)
    name = a_name(culture, rng)
    slots = slots_of(name, culture, number, rng)
    channel = rng.choice(CHANNELS)
    record = {
        "id": f"{business}-contact-{number:04d}",
        "channel": channel,
    }
    if not guest:
        slots["email"] = an_email(slots["user"], number, rng)
        slots |= slots_of_name(name, number)
        record |= {key: slots[key] for key in ("name", "email", "phone")}
    else:
        del slots["user"]
        if channel == "whatsapp":
            record["phone"] = slots["phone"]
    record["device"] = a_device(channel, rng)
    record["language"] = language
    record["time_zone"] = rng.choice(ZONES[COUNTRY[culture]])
    return DemoContact(language, record, slots)


def a_device(channel: str, rng: Random) -> str:
    computer = rng.choice(COMPUTERS)
    known = {
        "android": "Android",
        "ios": "iPhone",
        "web": computer,
    }
    return known.get(channel) or rng.choice(TELEPHONES)


def companion(rng: Random) -> str:
    """Somebody else's name, such as a fellow passenger's."""
    return a_name(rng.choice(["india", "gulf", "global"]), rng).full


def a_name(culture: str, rng: Random) -> Name:
    first, _, first_latin = rng.choice(names(culture, "first")).partition("=")
    last, _, last_latin = rng.choice(names(culture, "last")).partition("=")
    latin = (last_latin or last).replace("á", "a")
    return Name(
        first=first,
        last=last.replace("~", " "),
        first_latin=first_latin or first,
        last_latin=re.sub(r"[~'-]", ".", latin),
    )


def an_email(user: str, number: int, rng: Random) -> str:
    tail = rng.choice(["", f".{number}", str(number % 89 + 10), f"_{number}"])
    host = rng.choice(["mail", "mail", "inbox", "letterbox"])
    return f"{user}{tail}@{host}.example"


def slots_of(
    name: Name,
    culture: str,
    number: int,
    rng: Random,
) -> dict[str, str]:
    """What anybody of the culture may say, guest or not."""
    slots = numbers_of(COUNTRY[culture], rng)
    street = rng.choice(STREETS[culture])
    slots["address"] = street.format(n=rng.randint(11, 989), m=rng.randint(1001, 9899))
    slots["dob"] = f"{rng.randint(1, 28)} {rng.choice(MONTHS)} {rng.randint(1958, 2004)}"
    slots["user"] = f"{name.first_latin}.{name.last_latin}".lower()
    slots["nickmail"] = f"{rng.choice(NICKNAMES)}{number}@inbox.example"
    return slots


def slots_of_name(name: Name, number: int) -> dict[str, str]:
    """What only those say who have told their name."""
    latin = name.first_latin.lower()
    return {
        "name": name.full,
        "first": name.first,
        "last": name.last,
        "latin": latin,
        "upi": f"{latin}{number % 97 + 2}@okmango",
    }


def numbers_of(country: str, rng: Random) -> dict[str, str]:
    phone, groups = numbers.phone(rng, country)
    national = phone[-sum(groups) :]
    code = phone[: -sum(groups)]
    spaced = numbers.grouped(national, *groups)
    card, aadhaar, iban = (
        numbers.card(rng),
        numbers.aadhaar(rng),
        numbers.iban(rng),
    )
    card_spaced = numbers.grouped(card, 4, 4, 4)
    return {
        "phone": f"{code} {spaced}",
        "mobile": national,
        "mobile_spaced": spaced,
        "mobile_dashed": numbers.grouped(national, *groups, by="-"),
        "mobile_deva": spaced.translate(numbers.DEVANAGARI),
        "mobile_arab": spaced.translate(numbers.ARABIC),
        "pan": numbers.pan(rng),
        "card": card,
        "card_spaced": card_spaced,
        "card_dashed": numbers.grouped(card, 4, 4, 4, by="-"),
        "card_deva": card_spaced.translate(numbers.DEVANAGARI),
        "card_start": numbers.grouped(card[:8], 4),
        "card_end": numbers.grouped(card[8:], 4),
        "aadhaar": aadhaar,
        "aadhaar_spaced": numbers.grouped(aadhaar, 4, 4),
        "account": numbers.digits(rng, 12),
        "iban": iban,
        "iban_spaced": numbers.grouped(iban, 4, 4, 4, 4, 4),
        "passport": numbers.passport(rng),
    }


def pick(weights: dict[str, int], rng: Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
