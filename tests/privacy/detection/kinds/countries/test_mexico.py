"""Mexico's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«BOXW310820HNERXN09»", "mexico_curp"),
    ("RFC «GODE561231GR8»", "mexico_rfc"),
    ("RFC «VECJ880326XXX»", "mexico_rfc"),
    ("INE «1234567890123»", "national_id"),
    ("clave de elector «GMVLMR80070501M100»", "mexico_voter_id"),
    ("NSS «12345678903»", "mexico_nss"),
    ("CLABE «032180000118359719»", "mexico_clabe"),
]
READABLE = [
    "well BOXW310820HNERXN08 it is",
    "order 032180000118359719 is late",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
