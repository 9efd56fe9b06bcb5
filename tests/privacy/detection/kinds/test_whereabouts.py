"""Where somebody is: degrees and plus codes."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import exact, mistakes

HIDDEN = [
    "I'm at «12.971598, 77.594566»",
    "location: «40.7128° N, 74.0060° W»",
    "«51°30'26\"N» «0°7'39\"W»",
    "«51° 30′ 26″ N»",
    "lat: «28.613», long: «77.209»",
    "latitude «-33.868»",
    "data=!3d«12.9716!4d77.5946»",
    "geo:«37.786971,-122.399677»",
    "it is at «7J4VXHC7+2P»",
    "«XHC7+2P» Bengaluru",
    "मैं «१२.९७१५९८, ७७.५९४५६६» पर हूँ",
]
READABLE = [
    "it is 21.5° today",
    "180° C for 20 minutes",
    "1.5, 2.25",
    "rates 1.0921 and 1.1045",
    "2345+67 = 2412",
    "12345.6789, 99999.1234",
    "how long: 12.5 metres",
    "version 1.2345",
    "https://maps.example/?q=12.9715987,77.594566",
]
IN_LINKS = [
    "https://maps.example/?q=«12.9715987,77.594566»",
    "https://maps.example/@«12.9716,77.5946»,15z",
]


@pytest.mark.parametrize("text", IN_LINKS)
def test_a_link_to_a_map_is_hidden_in_strict(text: str) -> None:
    assert exact(text, "strict")


@pytest.mark.parametrize("text", HIDDEN)
def test_hidden(text: str) -> None:
    assert mistakes(text, "coordinates") == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
