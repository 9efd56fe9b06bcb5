"""Which texts of many are looked at: no more than need be, and none too few.

That each kind's examples pass is held with them (`tests/kit/marked.py`).
"""

import gc

import pytest

from chatlinks.privacy import detect_all
from chatlinks.privacy.detection.engine.gates import Joint, Passed
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.profiles import catalogue


def passed(*texts: str) -> Passed:
    return catalogue("balanced").gates.passed(Joint(texts))


@pytest.mark.parametrize(
    "text",
    ["See you on March 9th at 6 pm.", "Room 12 b, 2 nights", "in 2019", "A car, at 10:30 am"],
)
def test_nothing_personal_is_passed_over(text: str) -> None:
    assert passed("no", text, "yes").places == []


def test_a_loose_shape_needs_its_word_in_the_same_text() -> None:
    assert passed("number plate", "B 1234 XY", "number plate: B 1234 XY").shaped == {2}


def test_a_word_without_a_shape_is_looked_at_for_itself_alone() -> None:
    texts = passed("my password is sunrise", "PAN ABCPE1234F")
    assert texts == Passed([0, 1], {1})


def test_a_shape_begins_where_a_word_does() -> None:
    assert passed("xABCPE1234F", "x_ABCPE1234F", "éABCPE1234F").shaped == {1, 2}


def test_lines_of_any_length_in_bytes_are_told_apart() -> None:
    joint = Joint(["é", "", "日本 a@b.example", "x"])
    assert joint.lines(range(4)) == ["é".encode(), b"", "日本 a@b.example".encode(), b"x"]
    assert not joint.is_plain


def test_a_text_that_was_looked_at_is_let_go() -> None:
    """What waits for the collector makes it come more often, and slower (`bin/bench detect`)."""
    detect_all(["card 4111 1111 1111 1112, PAN ABCPE1234F"])
    gc.collect()
    gc.disable()
    try:
        detect_all(["card 4111 1111 1111 1112, aadhaar 2341 2341 2346"])
        assert not [each for each in gc.get_objects() if isinstance(each, NormalText)]
    finally:
        gc.enable()
