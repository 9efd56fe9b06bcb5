"""Which of many texts are worth being searched for known values, told for all at once."""

from chatlinks.privacy.known import KnownValues

KNOWN = KnownValues([("name", "Vethra Brzova"), ("phone_number", "+1 415 555 0134")])
TEXTS = [
    "nothing in here",
    "thank you, Vethra",
    "",
    "call 415-555-0134 then",
    "it is Br&#122;ova, as HTML writes it",
    "V\u00e9thr\u00e0 it is",
    "two\nlines, and brzova on the second",
    "not a vethr",
    "a which follows the last one",
]


def test_every_text_that_holds_a_value_is_among_them():
    holding = [place for place, text in enumerate(TEXTS) if KNOWN.find(text)]
    among = KNOWN.among(TEXTS)
    assert set(holding) <= set(among)
    assert holding == [1, 3, 4, 5, 6]
    assert not {0, 2, 7, 8}.intersection(among)


def test_of_texts_without_any_none_is():
    assert KNOWN.among(["a table for two", "at seven"]) == []
    assert KnownValues([]).among(TEXTS) == []
