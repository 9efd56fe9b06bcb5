"""What the longest message that a stranger may send makes detection do, counted: no clock.

Each of these was linear, and still took over 100 ms (`bin/bench visitors`).
"""

from collections.abc import Iterator
from functools import partialmethod
from unittest.mock import Mock

import pytest

from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.scanning.scan import _whole_slips
from chatlinks.privacy.detection.engine.span import Candidate, Slip
from chatlinks.privacy.detection.kinds.cards import find_cards
from chatlinks.privacy.detection.told.texts import reading as told_reading
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.unasked import cues
from chatlinks.privacy.detection.told.unasked.cues import cued
from chatlinks.privacy.detection.told.values import names

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


def _asked(reading: Reading, gap: Mock, index: int) -> str:
    return str(gap(reading, index))


def test_titles_in_a_row_are_looked_back_over_a_few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    gap = Mock(wraps=Reading.gap)
    monkeypatch.setattr(Reading, "gap", partialmethod(_asked, gap))
    reading = Reading(longest("shri shrimati "))
    list(cued(reading, "hi-Latn"))
    assert gap.call_count <= 60 * len(reading.words)  # were 290


@pytest.mark.parametrize("title", ["dr", "prof"])
def test_a_title_of_ten_languages_is_judged_as_often_as_they_differ(
    monkeypatch: pytest.MonkeyPatch,
    title: str,
) -> None:
    """Each language judged what follows, for itself."""
    name_from = Mock(wraps=cues.name_from)
    monkeypatch.setattr(cues, "name_from", name_from)
    text = longest(f"{title} Aada. {title} Otieno. ")
    assert list(cued(Reading(text), "en"))
    assert name_from.call_count <= 3 * text.count(title)  # were 5 and 8


@pytest.mark.parametrize(
    "text",
    [
        "dr Rosa. prof Dos Santos, dr Baba Cara. mr Von Der Heide, dr La Paz",
        "dr Amor, dr amor. prof J. Amor Sol. dr m Luna Dia, prof Müller dr Kaya",
        "sr. Ana y Eva, dr Per Sol, prof O Sole Mio, dr E. Van, bayan Su, pan Jan",
        "prof. Noch Ein. dr de la Cruz und prof zu Guttenberg, dr Di Maria. mr I",
        "Priya ji, Amit bhai ko message karo, Rosa here, Can bey, dr Can Bey",
    ],
)
def test_what_looks_alike_to_two_languages_they_judge_alike(
    monkeypatch: pytest.MonkeyPatch,
    text: str,
) -> None:
    """Each judging for itself finds no more."""
    spans = {talked: set(cued(Reading(text), talked)) for talked in vocabulary.LATIN}
    monkeypatch.setattr(cues.Judged, "is_new", Mock(return_value=True))
    assert {talked: set(cued(Reading(text), talked)) for talked in vocabulary.LATIN} == spans
    assert spans["en"]


class CountedCandidates(list[Candidate]):
    """Counts how often it is gone through."""

    rounds = 0

    def __iter__(self) -> Iterator[Candidate]:
        self.rounds += 1
        return super().__iter__()


def test_slips_are_held_against_all_that_was_found_at_once() -> None:
    candidates = CountedCandidates(Candidate(at, at + 4, "phone") for at in range(0, 4000, 10))
    normal = NormalText("")
    normal.slips = tuple(Slip(at, at + 8, "card", Mock()) for at in range(0, 4000, 10))
    assert len(_whole_slips(normal, candidates)) == len(normal.slips)
    assert candidates.rounds <= 2  # were twice as many as there are slips


def test_letters_in_a_row_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each was, with the forty that follow it."""
    sort_of = Mock(wraps=names.sort_of)
    monkeypatch.setattr(names, "sort_of", sort_of)
    reading = Reading(longest("a "))
    spelt = [names.letters_from(reading, place) for place in range(0, 1900, 10)]
    assert {name and name.last - name.first + 1 for name in spelt} == {names.SPELT}
    assert names.letters_from(reading, len(reading.words) - 2) is None
    assert sort_of.call_count == len(reading.words)
