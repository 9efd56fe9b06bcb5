"""Spain's numbers: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«54362315K»", "spain_dni"),
    ("mi DNI «54362315-K»", "argentina_dni"),
    ("«X-2482300W»", "spain_nie"),
    ("mi dni es «54.362.315-K»", "argentina_dni"),
    ("«2100 0418 45 0200051332»", "spain_ccc"),
    ("CIF «B64717838»", "spain_cif"),
    ("seguridad social «28/12345678/40»", "spain_social_security"),
]
READABLE = [
    "well 54362315A it is",
    "well X-2482300A it is",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
