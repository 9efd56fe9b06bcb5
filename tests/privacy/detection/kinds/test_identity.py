"""Papers and numbers of any country, when named."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("driver's license «D1234567»", "driving_licence"),
    ("Personalausweis «L01X00T47»", "id_card"),
    ("Reisepass «C01X00T47»", "passport"),
    ("mein Perso «L01X00T47»", "id_card"),
    ("Reisepassnummer «C01X00T478»", "passport"),
    ("carte d'identité «X4RTBPFW4»", "id_card"),
    ("passeport «14AA12345»", "passport"),
    ("carta d'identità n. «AA1234567»", "id_card"),
    ("carta identità «AY1234567»", "id_card"),
    ("paspoort «SPECI2014»", "passport"),
    ("eID «591-1234567-89»", "id_card"),
    ("paszport «AN0000000»", "passport"),
    ("EMŠO «0101006500006»", "slovenia_emso"),
    ("JMBG «0101006500006»", "slovenia_emso"),
    ("isikukood «37605030299»", "estonia_personal_code"),
    ("asmens kodas «33309240064»", "lithuania_personal_code"),
    ("personas kods «161175-19997»", "latvia_personal_code"),
    ("在留カード «AB12345678CD»", "id_card"),
    ("cédula «1.023.456.789»", "national_id"),
    ("cc «1023456789»", "national_id"),
    ("cédula de identidad «1.234.567-2»", "uruguay_ci"),
    ("ruc «20512333797»", "peru_ruc"),
    ("ghana card «GHA-123456789-1»", "national_id"),
    ("护照 «E12345678»", "passport"),
    ("通行证 «C12345678»", "passport"),
    ("employee id «E-10293»", "member_number"),
    ("student number «20BCS1234»", "member_number"),
    ("customer id «CUST-88213»", "member_number"),
    ("my membership no is «MB-4459-22»", "member_number"),
    ("Kundennummer «AB123456»", "member_number"),
    ("会員番号は«AB12345678»です", "member_number"),
]
READABLE = [
    "well model AB12345 it is",
    "well A1234567 it is",
    "well we have 12345678 users it is",
    "well SKU ABC1234560 it is",
    "well the score was 34-12 it is",
    "well order id 12345678901 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
