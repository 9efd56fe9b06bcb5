"""Machine-readable zones: the specimens of ICAO 9303, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    "«P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<»",
    "«L898902C36UTO7408122F1204159ZE184226B<<<<<10»",
    "«I<UTOD231458907<<<<<<<<<<<<<<<»",
    "«7408122F1204159UTO<<<<<<<<<<<6»",
    "«ERIKSSON<<ANNA<MARIA<<<<<<<<<<»",
]
READABLE = ["A<<B<<C", "std::cout<<VALUE<<END", "x << 30", "THE END OF THE BEGINNING OF IT ALL"]


@pytest.mark.parametrize("text", HIDDEN)
def test_hidden(text: str) -> None:
    assert mistakes(text, "passport") == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
