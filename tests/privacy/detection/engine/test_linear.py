"""No text makes detection slow: twice the hostile characters cost about twice, by CPU time."""

import gc
import time
from collections.abc import Callable

import pytest

from chatlinks.privacy import compile_patterns, detect, detect_split
from chatlinks.privacy.detection.engine.linear import LinearPattern
from chatlinks.privacy.known import KnownValues

HOSTILE = [
    ".",
    "1",
    ":",
    "@",
    "a",
    " ",
    "a@",
    "1.",
    "1 ",
    "1:",
    ".@",
    "a.",
    "aa bb ",
    "1-",
    "@.",
    "a@b.",
    "12 ",
    "4111 ",
    "+1 ",
    "1/",
    "(1) ",
    "A1",
    "eyJ",
    "GB29",
    "at dot ",
    "pin 1 ",
    "otp 1234 ",
    "*",
    "******1",
    "1*",
    "a at b dot ",
    "-----BEGIN PRIVATE KEY-----",
    "http://a:b@",
    "9876543210 ",
    "SW1A 1AA ",
    "::1",
    "bc1q",
    "\u0661",
    "\u200b1",
    "é@",
    "1\n",
    "card 4",
    "password is ",
    "password:",
    "1/2/90 ",
    "12/12/90 ",
    "pin 123 ",
    "x=1&key=",
]
PATTERNS = ["a(?:.*b)?", "(a|aa)+$", "(a*)*b|a", "[a-z]+[0-9]"]
TIMES = 2.3  # two, and a little noise


def cost(work: Callable[[str], object], text: str) -> float:
    gc.disable()  # it would walk all that other tests left
    begun = time.process_time()
    work(text)
    seconds = time.process_time() - begun
    gc.enable()
    return seconds


def linear(work: Callable[[str], object], unit: str) -> bool:
    """A few tries, for machines change their speed.

    The large one stands between two small ones of the same moment.
    """
    small, large = unit * (5_000 // len(unit)), unit * (10_000 // len(unit))
    work(large)
    for _ in range(20):
        before, twice, after = cost(work, small), cost(work, large), cost(work, small)
        if twice <= max(TIMES * min(before, after), 0.002):
            return True
    return False


@pytest.mark.parametrize("unit", HOSTILE)
def test_detect(unit: str) -> None:
    assert linear(lambda text: detect(text, "strict"), unit)


@pytest.mark.parametrize("unit", ["1 ", "a@", "priya ", "priya"])
def test_known_values(unit: str) -> None:
    values = [("name", "Priya Sharma"), ("phone_number", "11111111"), ("email", "a@a.com")]
    assert linear(KnownValues(values).find, unit)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_business_patterns(pattern: str) -> None:
    patterns = compile_patterns([("mine", pattern)])
    assert linear(lambda text: detect(text, "balanced", patterns), "a")


def test_many_split_messages() -> None:
    assert linear(lambda text: detect_split(text.split()), "12 ")


@pytest.mark.parametrize(
    "source", ["a*", "(é)|b?", "(?:^|[^\\pL])((?:a|王)+)(?:[^\\pL]|$)", "$", "."]
)
@pytest.mark.parametrize("text", ["", "aé 王a\u0301😀", "b😀😀b", "ééé", "王 a 王", "a\nа"])
def test_offsets_in_characters_are_those_of_re2(source: str, text: str) -> None:
    pattern = LinearPattern(source)
    for group in range(pattern._text.groups + 1):
        matches = pattern._text.finditer(text)
        wanted = [each.span(group) for each in matches if each.start(group) >= 0]
        assert list(pattern.spans(text, group)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "pin",
        " pin",
        "pin ",
        "pin pin",
        "pin  pin",
        "éĩpin pin",
        "é pin 日pin。 pin日",
        "\u200bpin:é pin:",
    ],
)
def test_a_framed_group_lies_where_a_search_for_groups_says(text: str) -> None:
    pattern = LinearPattern(r"(?:^|[^\pL\pM\pN'])((?:pin|pin +code) *:?)(?:[^\pL\pM\pN]|$)")
    scan = text.encode()
    assert pattern.framed(scan) == list(pattern.spans(scan, 1))
    inside = [scan[start:end].decode() for start, end in pattern.framed(scan)]
    assert inside == [text[start:end] for start, end in pattern.spans(text, 1)]


def test_letters_beyond_ascii_count_as_one() -> None:
    pattern = LinearPattern("(é+)a")
    assert pattern.reach("日éa") == 3
    assert pattern.length("ééa") == 2
    assert (pattern.length("aéa"), pattern.reach("é")) == (0, -1)
