"""The two profiles."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatlinks.privacy import detect
from tests.kit.samples.planted import plant


def test_unknown_profile_says_which_exist() -> None:
    with pytest.raises(ValueError, match="strict, balanced"):
        detect("x", "loose")


@given(st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_strict_hides_all_that_balanced_hides(chance: Random) -> None:
    text = plant(chance, "Hello there, order 9876543210 is late.").text
    strict = detect(text, "strict")
    hidden = {place for span in strict for place in range(span.start, span.end)}
    assert all(hidden.issuperset(range(span.start, span.end)) for span in detect(text))
