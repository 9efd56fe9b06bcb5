"""The contacts of the demo: who they are, how they write, and what personal values they may say."""

import re
from dataclasses import dataclass, field
from random import Random

from chatlinks.demo import numbers
from chatlinks.demo.library import names

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
COUNTRY = {"india": "IN", "deva": "IN", "gulf": "AE", "arab": "AE", "global": "XX"}
ZONES = {
    "IN": ["Asia/Kolkata"],
    "AE": ["Asia/Dubai", "Asia/Dubai", "Asia/Muscat", "Asia/Riyadh"],
    "XX": ["Europe/London", "Europe/Lisbon", "America/New_York", "Africa/Lagos", "Asia/Tokyo"],
}
STREETS = {
    "india": [
        "Flat {n}, Gulmohar Residency, Tulsi Marg, Pune 41{m}",
        "{n} Jasmine Enclave, Lake View Road, Kochi 68{m}",
        "House {n}, Sector 9, Neem Colony, Jaipur 30{m}",
        "B-{n} Silver Oak Towers, Banyan Street, Bengaluru 56{m}",
    ],
    "deva": ["मकान {n}, नीम कॉलोनी, तुलसी मार्ग, जयपुर", "फ्लैट {n}, गुलमोहर अपार्टमेंट, झील रोड, भोपाल"],
    "gulf": [
        "Apartment {n}, Oryx Tower, Palm Grove Street, Dubai",
        "Villa {n}, Sidra Lane, Muscat",
    ],
    "arab": ["شقة {n}، برج الياسمين، شارع النخيل، دبي", "فيلا {n}، حي الغاف، مسقط"],
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


@dataclass(frozen=True)
class Contact:
    """`record` is the contact as the import format has it; `slots` what stories may say of them."""

    language: str
    record: dict[str, str]
    slots: dict[str, str] = field(repr=False)


def make_contact(
    business: str,
    number: int,
    rng: Random,
    language: str = "",
    culture: str = "",
    guest: bool = False,
) -> Contact:
    """One contact; guests have neither name nor e-mail."""
    language = language or _pick(LANGUAGES[business], rng)
    culture = culture or _pick(CULTURES[language].get(business) or CULTURES[language][""], rng)
    country = COUNTRY[culture]
    first, last, first_latin, last_latin = _name(culture, rng)
    slots = _numbers(country, rng) | {
        "address": rng.choice(STREETS[culture]).format(
            n=rng.randint(11, 989), m=rng.randint(1001, 9899)
        ),
        "dob": f"{rng.randint(1, 28)} {rng.choice(MONTHS)} {rng.randint(1958, 2004)}",
        "user": f"{first_latin}.{last_latin}".lower(),
        "nickmail": f"{rng.choice(['sunflower', 'nightbus', 'bluekite', 'tealover'])}{number}@inbox.example",
    }
    channel = rng.choice(["whatsapp", "whatsapp", "web", "android", "ios"])
    record = {"id": f"{business}-contact-{number:04d}", "channel": channel}
    if not guest:
        email = _address(slots["user"], number, rng)
        record |= {"name": f"{first} {last}", "email": email, "phone": slots["phone"]}
        slots |= {"name": record["name"], "first": first, "last": last, "email": email}
        slots |= {
            "latin": first_latin.lower(),
            "upi": f"{first_latin.lower()}{number % 97 + 2}@okmango",
        }
    else:
        slots = {key: value for key, value in slots.items() if key != "user"}
        if channel == "whatsapp":
            record["phone"] = slots["phone"]
    device = {"android": "Android", "ios": "iPhone", "web": rng.choice(["Windows", "Mac", "Linux"])}
    record |= {
        "device": device.get(channel) or rng.choice(["Android", "Android", "iPhone"]),
        "language": language,
        "time_zone": rng.choice(ZONES[country]),
    }
    return Contact(language, record, slots)


def a_name(rng: Random) -> tuple[str, str]:
    """Somebody else's name, such as a fellow passenger's."""
    first, last, *_ = _name(rng.choice(["india", "gulf", "global"]), rng)
    return first, last


def _name(culture: str, rng: Random) -> tuple[str, str, str, str]:
    first, _, first_latin = rng.choice(names(culture, "first")).partition("=")
    last, _, last_latin = rng.choice(names(culture, "last")).partition("=")
    latin = (last_latin or last).replace("á", "a")
    return first, last.replace("~", " "), first_latin or first, re.sub(r"[~'-]", ".", latin)


def _address(user: str, number: int, rng: Random) -> str:
    tail = rng.choice(["", f".{number}", str(number % 89 + 10), f"_{number}"])
    return f"{user}{tail}@{rng.choice(['mail', 'mail', 'inbox', 'letterbox'])}.example"


def _numbers(country: str, rng: Random) -> dict[str, str]:
    phone, groups = numbers.phone(rng, country)
    national = phone[-sum(groups) :]
    code = phone[: -sum(groups)]
    spaced = numbers.grouped(national, *groups)
    card, aadhaar, iban = numbers.card(rng), numbers.aadhaar(rng), numbers.iban(rng)
    return {
        "phone": f"{code} {spaced}",
        "mobile": national,
        "mobile_spaced": spaced,
        "mobile_dashed": numbers.grouped(national, *groups, by="-"),
        "mobile_deva": spaced.translate(numbers.DEVANAGARI),
        "mobile_arab": spaced.translate(numbers.ARABIC),
        "pan": numbers.pan(rng),
        "card": card,
        "card_spaced": numbers.grouped(card, 4, 4, 4),
        "card_dashed": numbers.grouped(card, 4, 4, 4, by="-"),
        "card_deva": numbers.grouped(card, 4, 4, 4).translate(numbers.DEVANAGARI),
        "card_start": numbers.grouped(card[:8], 4),
        "card_end": numbers.grouped(card[8:], 4),
        "aadhaar": aadhaar,
        "aadhaar_spaced": numbers.grouped(aadhaar, 4, 4),
        "account": numbers.digits(rng, 12),
        "iban": iban,
        "iban_spaced": numbers.grouped(iban, 4, 4, 4, 4, 4),
        "passport": numbers.passport(rng),
    }


def _pick(weights: dict[str, int], rng: Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
