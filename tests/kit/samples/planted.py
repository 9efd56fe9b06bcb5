"""Personal values to plant: made from a seed, each valid by its own standard, in the spellings that people use."""

import random
from collections.abc import Callable
from typing import NamedTuple

Make = Callable[[random.Random], str]


class Plant(NamedTuple):
    """A message with a value in it, and where."""

    kind: str
    text: str
    start: int
    end: int


def digits(chance: random.Random, count: int, first: str = "123456789") -> str:
    return chance.choice(first) + "".join(chance.choice("0123456789") for _ in range(count - 1))


def luhn_digit(body: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def grouped(number: str, sizes: tuple[int, ...], separator: str) -> str:
    parts, place = [], 0
    for size in sizes:
        parts.append(number[place : place + size])
        place += size
    return separator.join(parts)


def card(chance: random.Random) -> str:
    prefix = chance.choice(("4", "51", "55", "2221", "2720", "6011", "60821", "6521", "3528"))
    body = prefix + "".join(chance.choice("0123456789") for _ in range(15 - len(prefix)))
    number = body + luhn_digit(body)
    return chance.choice(
        (number, grouped(number, (4, 4, 4, 4), " "), grouped(number, (4, 4, 4, 4), "-"))
    )


def phone_in(chance: random.Random) -> str:
    number = chance.choice("6789") + digits(chance, 9, "0123456789")
    styles = (
        number,
        f"{number[:5]} {number[5:]}",
        f"+91 {number[:5]} {number[5:]}",
        f"+91-{number}",
        f"0{number}",
        f"91{number}",
    )
    return chance.choice(styles)


def phone_us(chance: random.Random) -> str:
    area = chance.choice(("212", "415", "650", "408", "312", "713", "305", "206", "617", "702"))
    exchange, line = digits(chance, 3, "23456789"), digits(chance, 4)
    if exchange[1:] == "11":
        exchange = "555"
    styles = ("({}) {}-{}", "{}-{}-{}", "{}.{}.{}", "+1 {} {} {}", "1-{}-{}-{}")
    return chance.choice(styles).format(area, exchange, line)


def phone_world(chance: random.Random) -> str:
    tail = digits(chance, 4)
    return chance.choice(
        (f"+44 20 7946 {tail}", f"07700 90{tail}", f"+33 6 12 34 {tail[:2]} {tail[2:]}", f"+49 30 1234{tail}", f"+61 2 9374 {tail}",
         f"+971 50 123 {tail}", f"+65 6123 {tail}", f"+55 11 98765-{tail}", f"+81 3-1234-{tail}", f"022-2345 {tail}")
    )  # fmt: skip


VERHOEFF_D = (
    "0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 "
    "8765932104 9876543210"
).split()
VERHOEFF_P = "0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258".split()


def verhoeff_digit(body: str) -> str:
    check = 0
    for place, digit in enumerate(reversed(body), 1):
        check = int(VERHOEFF_D[check][int(VERHOEFF_P[place % 8][int(digit)])])
    return str("0432156789".index(str(check)))


def aadhaar(chance: random.Random) -> str:
    body = digits(chance, 11, "23456789")
    number = body + verhoeff_digit(body)
    return chance.choice((number, grouped(number, (4, 4, 4), " "), grouped(number, (4, 4, 4), "-")))


def pan(chance: random.Random) -> str:
    letters = (
        "".join(chance.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(3))
        + "P"
        + chance.choice("ASKRMBGD")
    )
    made = letters + digits(chance, 4) + chance.choice("ABCDEFGHJKLMNPQRSTUVWXYZ")
    return chance.choice((made, made.lower()))


def email(chance: random.Random) -> str:
    name, site = (
        chance.choice(("priya", "rahul.k", "j.smith", "ana_lopez", "mo+chat", "k.mueller")),
        chance.choice(("gmail.com", "example.co.in", "web.de")),
    )
    return f"{name}{chance.randrange(1, 999)}@{site}"


def email_spelt(chance: random.Random) -> str:
    name = chance.choice(("priya", "rahul", "smith", "lopez")) + str(chance.randrange(1, 99))
    return chance.choice(
        (
            f"{name} at gmail dot com",
            f"{name}[at]gmail[dot]com",
            f"{name} (at) yahoo (dot) com",
            f"a dot {name} at outlook dot com",
        )
    )


def iban(chance: random.Random) -> str:
    body = digits(chance, 18, "0123456789")
    check = 98 - int(body + "131400") % 97
    made = f"DE{check:02d}{body}"
    return chance.choice((made, grouped(made, (4, 4, 4, 4, 4, 2), " ")))


def ssn(chance: random.Random) -> str:
    return f"{chance.randrange(100, 665):03d}-{chance.randrange(10, 99)}-{chance.randrange(1000, 9999)}"


def nino(chance: random.Random) -> str:
    number = digits(chance, 6)
    return chance.choice((f"AB{number}C", f"JG {number[:2]} {number[2:4]} {number[4:]} A"))


def address_ip(chance: random.Random) -> str:
    return ".".join(str(chance.randrange(1, 254)) for _ in range(4))


def otp(chance: random.Random) -> str:
    return digits(chance, chance.choice((4, 6)))


def password(chance: random.Random) -> str:
    return (
        chance.choice(("Winter", "tiger", "Sunny"))
        + str(chance.randrange(10, 9999))
        + chance.choice("!@#")
    )


def birth(chance: random.Random) -> str:
    day, month, year = (
        chance.randrange(1, 28),
        chance.randrange(1, 12),
        chance.randrange(1950, 2004),
    )
    return chance.choice(
        (f"{day:02d}/{month:02d}/{year}", f"{year}-{month:02d}-{day:02d}", f"{day} March {year}")
    )


def token(chance: random.Random) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    body = "".join(chance.choice(letters) for _ in range(36))
    return chance.choice(
        (f"ghp_{body}", f"sk_live_{body[:24]}", "AKIA" + body[:16].upper(), f"AIza{body[:35]}")
    )


def upi(chance: random.Random) -> str:
    return f"{chance.choice(('priya', 'rahul', 'shop'))}{chance.randrange(1, 999)}@{chance.choice(('okaxis', 'ybl', 'paytm', 'okhdfcbank'))}"


def passport(chance: random.Random) -> str:
    return (
        chance.choice("KLMNPRSTZ")
        + chance.choice("123456789")
        + digits(chance, 5, "0123456789")
        + chance.choice("123456789")
    )


def account(chance: random.Random) -> str:
    return digits(chance, chance.choice((11, 12, 14)))


KINDS: dict[str, tuple[Make, tuple[str, ...]]] = {
    "phone_in": (
        phone_in,
        ("my number is {}", "call me on {} please", "{}", "You can reach her at {}."),
    ),
    "phone_us": (
        phone_us,
        ("my phone is {}", "{}", "call {} tomorrow", "Their number is {} and they open at 5."),
    ),
    "phone_world": (phone_world, ("call me on {}", "phone: {}", "{} is my mobile")),
    "email": (email, ("my email is {}", "{}", "send it to {}, thanks", "<{}>")),
    "email_spelt": (email_spelt, ("my email is {}", "write to {}", "{}")),
    "card": (card, ("my card is {}", "{}", "pay with {} please", "card no:{}.")),
    "aadhaar": (aadhaar, ("aadhaar {}", "my aadhaar number is {}", "Aadhar: {}")),
    "pan": (pan, ("my pan is {}", "{}", "PAN:{}")),
    "iban": (iban, ("IBAN {}", "{}", "transfer to {} today")),
    "ssn": (ssn, ("ssn {}", "my social security number is {}", "{}")),
    "nino": (nino, ("my NI number is {}", "{}")),
    "ip_address": (address_ip, ("I log in from {}", "ip {} is blocked")),
    "otp": (otp, ("the otp is {}", "{} is your OTP", "my PIN is {}")),
    "password": (password, ("my password is {}", "password: {}")),
    "date_of_birth": (birth, ("my date of birth is {}", "DOB {}", "I was born on {}")),
    "token": (token, ("the key is {}", "{}")),
    "upi": (upi, ("my upi is {}", "pay {}")),
    "passport": (passport, ("my passport number is {}", "Passport: {}")),
    "bank_account": (account, ("my account number is {}", "A/C no {}")),
}


def plant(chance: random.Random, carrier: str) -> Plant:
    """A value of a random kind in its own sentence, which goes before or after the carrier message."""
    kind = chance.choice(sorted(KINDS))
    make, sentences = KINDS[kind]
    value, sentence = make(chance), chance.choice(sentences)
    before = sentence.index("{}")
    said = sentence.replace("{}", value)
    if chance.random() < 0.5 and len(sentence) > 2:
        said, before = f"{carrier} {said}", len(carrier) + 1 + before
    return Plant(kind, said, before, before + len(value))
