"""Kinds of what is told in words, in plain words, each with an example."""

from typing import NamedTuple

from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.workspaces.models import Business

PLAIN_WORDS = {
    Kind.NAME: ("Names", "my name is Carla Gomez"),
    Kind.ADDRESS: ("Addresses", "I live at 12 Baker Street"),
    Kind.BIRTH: ("Dates of birth", "born on 4 May 1984"),
    Kind.PIN: ("PINs", "What is your PIN? — 8172"),
    Kind.ANSWER: ("Secret answers", "What was your first pet called? — Bruno"),
    Kind.USER_NAME: ("User names", "Your user name? — carla84"),
    Kind.PASSWORD: ("Passwords", "my password is tiger77"),
    Kind.POST_CODE: ("Post codes", "Your post code? — LS1 4AP"),
    Kind.ACCOUNT: ("Account numbers", "my account number is 10 22 81"),
    Kind.ID_NUMBER: ("Numbers of identity cards and policies", "Your ID number? — K 4411 Z"),
    Kind.BOOKING: ("Booking numbers", "my booking reference is KXQ7PA"),
    Kind.CARD: ("Card numbers, also in part", "The last digits? — 4471"),
    Kind.PHONE: ("Phone numbers", "Your number? — double four, seven one"),
    Kind.EMAIL: ("E-mail addresses", "carla dot gomez at mail dot example"),
}


class ToldKind(NamedTuple):
    """A kind as the masking page lists it."""

    name: str  # of the Kind
    label: str
    example: str
    masked: bool


def told_kinds(business: Business) -> list[ToldKind]:
    off = set(business.told_kinds_off)
    return [
        ToldKind(str(kind), label, example, str(kind) not in off)
        for kind, (label, example) in PLAIN_WORDS.items()
    ]
