"""Brazil's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("PIS «120.12345.67 8»", "brazil_pis"),
    ("RG «12.345.678 9»", "brazil_rg"),
    ("«390.533.447-05»", "brazil_cpf"),
    ("CPF «39053344705»", "brazil_cpf"),
    ("«16.727.230/0001-97»", "brazil_cnpj"),
    ("título de eleitor «123456781295»", "brazil_voter_id"),
    ("PIS «120.12345.67-8»", "brazil_pis"),
    ("CNPJ «16727230000197»", "brazil_cnpj"),
    ("RG «12.345.678-9»", "brazil_rg"),
    ("PIS «12012345678»", "brazil_pis"),
]
READABLE = [
    "well 390.533.447-06 it is",
    "well 16.727.230/0001-98 it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
