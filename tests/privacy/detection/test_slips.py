"""A value of the right shape whose check digit is wrong: hidden whole or not at all."""

import random

import pytest

from chatlinks.privacy import detect
from chatlinks.privacy.detection.kinds.bank import LENGTHS, iban

CALLED = [
    "my card «4111 1111 1111 1112»",
    "card number «5500-0000-0000-0005» please",
    "amex «3714 496353 98432»",
    "aadhaar «2341 2341 2346»",
    "mera aadhaar number «2341-2341-2346» hai",
    "IBAN «GB29 NWBK 6016 1331 9268 18»",
    "iban: «DE89370400440532013001»",
    "GSTIN «27AAPFU0939F1ZX»",
    "TFN: «12345678»",
    "my NPI is «1234567890»",
    "my ACN is «123456789»",
    "ABN «12 345 678 901»",
    "mi RUT es «12.345.678-9»",
    "CUIT «20-12345678-5»",
    "NIP «1234567890»",
    "mój NIP to «123-456-78-90»",
    "το ΑΦΜ μου «123456780»",
    "תעודת זהות «123456789»",
    "統編 «44444444»",
    "davčna «44444444»",
]
UNCALLED = [
    "order 4111 1111 1111 1112",
    "4111 1111 1111 1112",
    "well 2341 2341 2349 it is",
    "ticket no. 4111111111111112",
    "tax of 123456780 was charged",
    "our provider 1234567890",
    "they ran 12.345.678-9 of it",
    "what is a NIP, 1234567890 or what",
    "ref NIP 1234567890",
    "NPI 1234567",
]
FRAMES = ("{}", "my account is {} ok", "transfer 500 to {}, thanks", "({})")


def hidden_letters(text: str, value: str, profile: str) -> set[bool]:
    start = text.index(value)
    places = [start + place for place, each in enumerate(value) if each.isalnum()]
    spans = detect(text, profile)
    return {any(span.start <= place < span.end for span in spans) for place in places}


@pytest.mark.parametrize("profile", ["balanced", "strict"])
@pytest.mark.parametrize("country", sorted(LENGTHS))
def test_mistyped_ibans_never_lose_a_group_alone(country: str, profile: str) -> None:
    chance = random.Random(country)
    for _ in range(12):
        digits = "".join(chance.choices("0123456789", k=LENGTHS[country] - 2))
        body = country + digits
        if not iban(body):
            continue  # by chance it is right
        turned = f"{body[:9]}{body[10]}{body[9]}{body[11:]}"
        slip = chance.choice((body, body[:-1], body + "7", turned))
        grouped = " ".join(slip[place : place + 4] for place in range(0, len(slip), 4))
        for value in (slip, grouped, grouped.replace(" ", "-")):
            text = chance.choice(FRAMES).format(value)
            assert len(hidden_letters(text, value, profile)) == 1, text


@pytest.mark.parametrize("profile", ["balanced", "strict"])
def test_mistyped_cards_and_ids_never_lose_a_group_alone(profile: str) -> None:
    chance = random.Random(7)
    shapes = ("4444", "465", "444")
    for _ in range(150):
        groups = chance.choice(shapes)
        first = "37" if groups == "465" else chance.choice("456")
        value = chance.choice(" -").join(
            "".join(chance.choices("0123456789", k=int(size))) for size in groups
        )
        text = chance.choice(FRAMES).format(first + value[len(first) :])
        assert len(hidden_letters(text, first + value[len(first) :], profile)) == 1, text


@pytest.mark.parametrize("case", CALLED)
def test_what_is_called_by_its_name_is_somebodys(case: str) -> None:
    value = case.partition("«")[2].partition("»")[0]
    assert hidden_letters(case.replace("«", "").replace("»", ""), value, "balanced") == {True}


@pytest.mark.parametrize("text", UNCALLED)
def test_what_nothing_calls_so_stays(text: str) -> None:
    assert detect(text) == []
