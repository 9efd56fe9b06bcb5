"""What the longest message that a stranger may send makes detection do, counted: no clock.

Each of these was linear, and still took over 100 ms (`bin/bench visitors`).
"""

from unittest.mock import Mock

import pytest

from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.kinds.cards import find_cards
from chatlinks.privacy.detection.told.texts import reading as told_reading
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.unasked.cues import cued

LONGEST = 4000  # characters


def longest(piece: str) -> str:
    return (piece * LONGEST)[:LONGEST].strip()


@pytest.mark.parametrize("piece", ["1/2/90 ", "12/12/90 ", "12 ", "1 22 3 "])
def test_numbers_in_short_groups_are_hardly_weighed(piece: str) -> None:
    text = longest(piece)
    assert len(list(find_cards(NormalText(text)))) <= LONGEST / 3  # were up to 8,521


def test_a_label_of_many_languages_speaks_once() -> None:
    text = longest("pin 123 ")
    assert len(list(cued(Reading(text), "en"))) == text.count("pin")


def test_a_text_is_cut_once_however_many_labels_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces_of = Mock(wraps=told_reading.pieces_of)
    monkeypatch.setattr(told_reading, "pieces_of", pieces_of)
    spans = list(cued(Reading(longest("password: a1b2 ")), "en"))
    assert {span.value for span in spans} == {"a1b2"}
    assert pieces_of.call_count == 1
