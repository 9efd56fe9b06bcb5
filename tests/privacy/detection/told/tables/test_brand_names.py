"""Brands that are built like a person's name."""

import pytest

from tests.kit.telling import shown, told_in


@pytest.mark.parametrize(
    "text",
    [
        "Is Jack Daniels in stock?",
        "this is Apple Pay right?",
        "Ich fahre einen Opel Corsa",
        "j'ai acheté chez Yves Rocher",
        "Listening to Taylor Swift",
    ],
)
def test_a_brand_in_a_sentence_stays(text):
    assert told_in(text) == []


def test_one_may_bear_it():
    assert shown(("user", "my name is «Taylor Swift»")) == []
