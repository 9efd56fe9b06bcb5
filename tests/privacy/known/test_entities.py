"""The value of a personal entity is hidden wherever it occurs, whoever wrote it."""

import pytest

from chatlinks.privacy.known import KnownValues


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Amy", "Send Amy 530 dollars."),
        ("Tom", "to the checking account of tom."),
        ("Will", "It will be Will, says WILL"),
        ("Rose", "a rose is a rose"),
        (
            "Sonoma Ave, # 44, 1820 Doctors Park Drive",
            "Their address is Sonoma Ave, # 44, 1820 Doctors Park Drive.",
        ),
        ("Flat 3 -- (rear) -- 12 Hill St", "We come to flat 3 -- (rear) -- 12 hill st!"),
    ],
)
def test_every_occurrence_of_an_entitys_value_is_found(value, text):
    spans = KnownValues([("recipient_account_name", value)]).find(text)
    assert [text[s.start : s.end].casefold() for s in spans] == [
        value.casefold()
    ] * text.casefold().count(value.casefold())


@pytest.mark.parametrize("value", ["yes", "male", "the", "12"])
def test_a_value_that_says_too_little_blacks_nothing_out(value):
    known = KnownValues([("answer", value)])
    assert known.find(f"we said {value} to all of it") == []
    assert len(known.find(value)) == 1
