"""Dates of birth: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("Date of birth:\n«12/03/1990»", "date_of_birth"),
    ("urodzony «12.03.1990»", "date_of_birth"),
    ("생년월일 «900312»", "date_of_birth"),
    ("生年月日は«1990年3月12日»です", "date_of_birth"),
    ("dob-«12/03/1990»", "date_of_birth"),
    ("ولدت في «12/03/1990»", "date_of_birth"),
    ("مواليد «12/03/1990»", "date_of_birth"),
    ("ur. «12.03.1990»", "date_of_birth"),
    ("д.р. «12.03.1990»", "date_of_birth"),
    ("ngày sinh «12/03/1990»", "date_of_birth"),
    ("วันเกิด «12/03/1990»", "date_of_birth"),
    ("födelsedatum «1990-03-12»", "date_of_birth"),
    ("fødselsdato «12.03.1990»", "date_of_birth"),
    ("syntymäaika «12.03.1990»", "date_of_birth"),
    ("datum narození «12.3.1990»", "date_of_birth"),
    ("ημερομηνία γέννησης «12/03/1990»", "date_of_birth"),
    ("születési dátum «1990.03.12»", "date_of_birth"),
    ('"dob": "«1990-03-12»"', "date_of_birth"),
    ('"dateOfBirth":"«1990-03-12»"', "date_of_birth"),
    ("DOB «12/03/1990»", "date_of_birth"),
    ("date of birth: «1990-03-12»", "date_of_birth"),
    ("I was born on «12 March 1990»", "date_of_birth"),
    ("born «March 12, 1990»", "date_of_birth"),
    ("my birthday is «12th of March 1990»", "date_of_birth"),
    ("जन्म तिथि «१२/०३/१९९०»", "date_of_birth"),
    ("fecha de nacimiento «12/03/1990»", "date_of_birth"),
    ("né le «12 mars 1990»", "date_of_birth"),
    ("geboren am «12.03.1990»", "date_of_birth"),
    ("生年月日 «1990年3月12日»", "date_of_birth"),
    ("تاريخ الميلاد «12/03/1990»", "date_of_birth"),
    ("geboren op «12 maart 1990»", "date_of_birth"),
]
READABLE = [
    "it was born in 1990",
    "book it for my birthday on March 5th",
    "released on 12/03/1990",
    "A Star Is Born",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
