"""No text makes detection slow: twice the hostile characters cost about twice, by CPU time."""

import gc
import time
from collections.abc import Callable

import pytest

from chatlinks.privacy import compile_patterns, detect, detect_all, detect_split, explain
from chatlinks.privacy.known import KnownValues

HOSTILE = [
    ".", "1", ":", "@", "a", " ", "a@", "1.", "1 ", "1:", ".@", "a.", "aa bb ", "1-", "@.", "a@b.", "12 ", "4111 ", "+1 ", "1/", "(1) ", "A1", "eyJ", "GB29", "at dot ", "pin 1 ", "otp 1234 ",
    "*", "******1", "1*", "a at b dot ", "-----BEGIN PRIVATE KEY-----", "http://a:b@", "9876543210 ", "SW1A 1AA ", "::1", "bc1q", "\u0661", "\u200b1", "é@", "1\n", "card 4", "password is ", "x=1&key=",
]  # fmt: skip
TIMES = 2.3  # two, and a little noise


def cost(work: Callable[[str], object], text: str) -> float:
    gc.disable()  # it would walk all that other tests left
    begun = time.process_time()
    work(text)
    seconds = time.process_time() - begun
    gc.enable()
    return seconds


def linear(work: Callable[[str], object], unit: str) -> bool:
    """A few tries, for machines change their speed: the large one stands between two small ones of the same moment."""
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
    known = KnownValues(
        [("name", "Priya Sharma"), ("phone_number", "11111111"), ("email", "a@a.com")]
    )
    assert linear(known.find, unit)


@pytest.mark.parametrize("pattern", ["a(?:.*b)?", "(a|aa)+$", "(a*)*b|a", "[a-z]+[0-9]"])
def test_business_patterns(pattern: str) -> None:
    patterns = compile_patterns([("mine", pattern)])
    assert linear(lambda text: detect(text, "balanced", patterns), "a")


def test_many_split_messages() -> None:
    assert linear(lambda text: detect_split(text.split()), "12 ")


@pytest.mark.parametrize(
    ("pattern", "says"), [("(", "cannot be used"), ("a(?=b)", "cannot be used"), (r"(a)\1", "cannot be used"), ("a*", "at least one character"), (r"\b", "at least one"), ("", "1 to 1000"), ("x" * 2000, "1 to 1000")]
)  # fmt: skip
def test_patterns_that_are_refused(pattern: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        compile_patterns([("mine", pattern)])


def test_business_patterns_are_explained_and_found_in_many_texts() -> None:
    patterns = compile_patterns([("employee", r"EMP-\d{4}")])
    texts = ["hello", "EMP-1234", "EMP-१२३४ here", "call 98765 43210"]
    assert detect_all(texts, patterns=patterns) == [
        detect(text, patterns=patterns) for text in texts
    ]
    assert [
        finding.kind for finding in explain("EMP-1234", patterns=patterns) if finding.accepted
    ] == ["employee"]


def test_business_patterns_find() -> None:
    patterns = compile_patterns([("employee", r"EMP-\d{4}"), ("desk", "(?i)desk [a-z]")])
    text = "EMP-1234 sits at Desk B, EMP-१२३४ too"
    assert [(text[span.start : span.end], span.kind) for span in detect(text, patterns=patterns)] == [
        ("EMP-1234", "employee"), ("Desk B", "desk"), ("EMP-१२३४", "employee"),
    ]  # fmt: skip
