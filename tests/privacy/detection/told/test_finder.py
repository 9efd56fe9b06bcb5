"""The list before sharing, and the finder that adds to it."""

import pytest

from chatlinks.privacy.detection.told.finder import FinderSpan, joined, load_finder
from chatlinks.privacy.detection.told.likely import likely_personal
from chatlinks.privacy.detection.told.turns import Kind
from tests.kit.telling import turns

TALK = turns(("agent", "How can I help?"), ("user", "tell zorblax to bring the keys. Thanks!"))


def zorblax(text: str) -> list[FinderSpan]:
    start = text.find("zorblax")
    return [FinderSpan(start, start + 7, Kind.NAME)] if start >= 0 else []


def test_what_the_finder_sees_is_listed_with_its_sentence() -> None:
    rows = likely_personal(TALK, finder=zorblax)
    assert [(row.turn, row.kind, row.sentence) for row in rows] == [
        (1, "name", "tell zorblax to bring the keys."),
    ]


def test_what_is_masked_already_is_not_listed() -> None:
    hidden = [[], [(5, 12)]]
    assert likely_personal(TALK, hidden, finder=zorblax) == []


def test_a_first_and_a_family_name_are_one_row() -> None:
    spans = [FinderSpan(0, 5, Kind.NAME), FinderSpan(6, 11, Kind.NAME)]
    assert joined("Carla Jones", spans) == [FinderSpan(0, 11, Kind.NAME)]


def test_a_name_and_a_street_stay_two() -> None:
    spans = [FinderSpan(0, 5, Kind.NAME), FinderSpan(6, 16, Kind.ADDRESS)]
    assert joined("Carla Elm Grove", spans) == spans


def test_the_model_itself_finds_a_name() -> None:
    find = load_finder()
    if find is None:
        pytest.skip("chatlinks[finder] isn't installed")
    assert (11, 22, Kind.NAME) in find("My name is Carla Jones")
