"""Who names what two detectors find: the surer, then the one that is listed first."""

from itertools import permutations

import pytest

from chatlinks.privacy.detection.engine.checks import luhn_check
from chatlinks.privacy.detection.engine.detector import Certainty
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.engine.scanning.catalogue import Catalogue
from chatlinks.privacy.detection.engine.scanning.scan import scan

SHAPED = PatternDetector("shaped", r"\d{4}-\d{4}")
NAMED = PatternDetector("named", r"\d{4}-\d{4}", named="badge")
LOOSE = PatternDetector(
    "loose",
    r"\d{4}-\d{4}",
    named="badge",
    certainty=Certainty.NAMED_LOOSELY,
)
CHECKED = PatternDetector(
    "checked",
    r"\d{4}-\d{4}",
    check=luhn_check,
    named="voucher",
    check_suffices=True,
)
TEXT = "badge 1234-5674"  # passes Luhn


def kinds(patterns: list[PatternDetector], text: str = TEXT) -> list[str]:
    return [span.kind for span in scan(text, Catalogue([], patterns, frozenset()))]


@pytest.mark.parametrize("order", list(permutations([NAMED, SHAPED, LOOSE, CHECKED])))
def test_the_surest_names_it_wherever_it_is_listed(order: tuple[PatternDetector, ...]) -> None:
    assert kinds(list(order)) == ["named"]


@pytest.mark.parametrize("order", list(permutations([LOOSE, CHECKED])))
def test_a_word_beside_it_says_more_than_a_check_digit(order: tuple[PatternDetector, ...]) -> None:
    assert kinds(list(order)) == ["loose"]


def test_a_check_digit_is_enough_where_nothing_says_more() -> None:
    assert kinds([CHECKED, LOOSE], "it is 1234-5674 ok") == ["checked"]
    assert kinds([CHECKED, LOOSE], "it is 1234-5675 ok") == []


def test_what_is_printed_so_says_more_than_a_word_for_its_sort() -> None:
    assert kinds([LOOSE, SHAPED]) == kinds([SHAPED, LOOSE]) == ["shaped"]


def test_of_equally_sure_ones_the_first_names_it() -> None:
    other = PatternDetector("other", r"\d{4}-\d{4}", named="badge")
    assert kinds([other, NAMED]) == ["other"]
    assert kinds([NAMED, other]) == ["named"]


def test_the_longer_passage_is_hidden_whoever_names_it() -> None:
    longer = PatternDetector("longer", r"\d{4}-\d{4} [A-Z]", certainty=Certainty.CHECKED)
    text = f"{TEXT} X"
    [span] = scan(text, Catalogue([], [longer, NAMED], frozenset()))
    assert (text[span.start : span.end], span.kind) == ("1234-5674 X", "named")
