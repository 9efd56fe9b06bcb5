"""What the longest message that a stranger may send makes detection do, counted: no clock.

Each of these was linear, and still took over 100 ms (`bin/bench visitors`).
"""

from collections.abc import Iterator, Sequence
from functools import partialmethod
from unittest.mock import Mock

import pytest
from stdnum.es import dni

from chatlinks.privacy import detect_all
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.scanning.scan import _whole_slips
from chatlinks.privacy.detection.engine.span import Candidate, Slip, Span
from chatlinks.privacy.detection.kinds import cards
from chatlinks.privacy.detection.kinds.cards import find_cards
from chatlinks.privacy.detection.kinds.phones import numbering, written
from chatlinks.privacy.detection.told.texts import reading as told_reading
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.unasked import cues
from chatlinks.privacy.detection.told.unasked.cues import cued
from chatlinks.privacy.detection.told.values import names
from chatlinks.privacy.masking import SpansAt, settled_all

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
    assert name_from.call_count <= 3 * text.count(title)  # were 6 and 9 times


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
    normal.slips = [Slip(at, at + 8, "card", Mock()) for at in range(0, 4000, 10)]
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


def test_a_run_digit_by_digit_begins_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """From each of its digits on it was looked at anew: none of them could be a number."""
    began = Mock(wraps=written.windows)
    monkeypatch.setattr(written, "windows", began)
    monkeypatch.setattr(cards, "windows", began)
    text = longest("5 6 9 1 8 4 1 3 2 6 8 4 7\n")
    list(cards.find_cards(NormalText(text)))
    list(written.find_phones(NormalText(text)))
    assert began.call_count <= text.count("\n") + 1  # were 13 times as many


def test_each_look_at_a_text_asks_a_check_once_of_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    validate = Mock(wraps=dni.validate)
    monkeypatch.setattr(dni, "validate", validate)
    numbers = [f"{number}A" for number in range(31234500, 31234700)]
    detect_all([" ".join(numbers)], "strict")
    detect_all([" ".join(numbers)], "strict")
    assert validate.call_count <= 2 * len(numbers)  # by its own module, and by that of all NIFs


def test_a_slip_is_called_a_card_only_where_a_card_is_spoken_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    last_end = Mock(wraps=cards.last_end)
    monkeypatch.setattr(cards, "last_end", last_end)
    detect_all([longest("4111 1111 1111 1112, ")])
    assert not last_end.called
    detect_all(["my card 4111 1111 1111 1112"])
    assert last_end.called


@pytest.mark.parametrize("size", [1, 2])
def test_a_text_of_numbers_alone_is_looked_at_again_once(size: int) -> None:
    """Each look takes as long as the first; what isn't at rest then is hidden whole."""
    text = longest("12 345 ") * size
    looks: list[str] = []

    def find_one_more(texts: Sequence[str]) -> SpansAt:
        looks.extend(texts)
        places = enumerate(each.find("1") for each in texts)
        return {index: [Span(at, at + 1, "x")] for index, at in places if at >= 0}

    assert settled_all([text], find_one_more) == [[Span(0, len(text), "x")]]
    assert len(looks) == 2
    looks.clear()
    talk = "12 345 beside words, as people write, 12 345 and 12. " + "It goes on. " * 200
    [spans] = settled_all([talk], find_one_more)
    assert (len(spans), len(looks)) == (3, 4)


def test_where_digits_ring_is_asked_of_few_regions(monkeypatch: pytest.MonkeyPatch) -> None:
    dialled = Mock(wraps=numbering.dialled)
    monkeypatch.setattr(numbering, "dialled", dialled)
    numbering.national.cache_clear()
    for digits in ("0123456789", "4444444444", "0612345678", "9999999", "06301234567"):
        first = [region for region in numbering.REGIONS if numbering.dialled(digits, region)][:1]
        dialled.reset_mock()
        assert numbering.national(digits) == "".join(first)
        assert dialled.call_count <= 25  # were up to 60
