"""All kinds together: their names, and where they lie."""

import re
from pathlib import Path

import pytest

from chatlinks.privacy.detection.kinds import DETECTORS, PATTERNS, SPLIT_KINDS, countries
from chatlinks.privacy.detection.kinds.countries import COUNTRIES
from chatlinks.privacy.detection.kinds.numbers import NUMBER

# What most countries have is one kind, whichever country's file finds it.
OF_ANY_COUNTRY = {
    "bank_account",
    "driving_licence",
    "medical_record",
    "passport",
    "vat_number",
    "vehicle_number",
}
SHORT = {
    "united_arab_emirates": "uae",
    "united_kingdom": "uk",
    "united_states": "us",
}
TESTS = Path(__file__).parent / "countries"
DOCUMENT = Path(__file__).parents[4] / "docs" / "detection.md"
NAMES = {country.__name__.rpartition(".")[2]: country for country in COUNTRIES}


@pytest.mark.parametrize("name", NAMES)
def test_kinds_of_a_country_begin_with_its_name(name: str) -> None:
    country = NAMES[name]
    detectors = (*country.PATTERNS, *getattr(country, "DETECTORS", ()))
    own = {detector.kind for detector in detectors} - OF_ANY_COUNTRY
    prefix = SHORT.get(name, name)
    assert [kind for kind in own if not kind.startswith(f"{prefix}_")] == []


def test_every_country_is_listed_once() -> None:
    assert len(NAMES) == len(COUNTRIES)
    for country in COUNTRIES:
        assert set(country.PATTERNS) <= set(PATTERNS)


def test_no_word_of_other_letters_has_an_ending() -> None:
    """Of such a word RE2 knows no end, so with one it would never be seen."""
    endings = re.compile(r"[^\x00-\u024f]\\pL[*+]")
    wrong = [each.kind for each in PATTERNS if endings.search(each.named)]
    assert wrong == [], r"leave \pL* out: without it any ending is taken"


def test_every_check_of_the_library_is_there() -> None:
    """One that is missing would be noticed by the first message that needs it."""
    checks = [each.check for each in PATTERNS if each.check is not None]
    ours = [check for check in checks if check.__qualname__.startswith("stdnum.")]
    assert len(ours) > 50
    assert [check for check in ours if not isinstance(check("1" * 9), str)] == []


def test_every_file_of_a_country_is_listed_and_tested() -> None:
    files = {path.stem for path in Path(countries.__file__).parent.glob("[a-z]*.py")}
    assert files == set(NAMES)
    assert files == {path.stem.removeprefix("test_") for path in TESTS.glob("test_*.py")}


@pytest.mark.parametrize("kind", sorted({each.kind for each in (*DETECTORS, *PATTERNS, NUMBER)}))
def test_every_kind_is_documented(kind: str) -> None:
    assert f"`{kind}`" in DOCUMENT.read_text()


def test_kinds_that_are_believed_over_two_messages_exist() -> None:
    kinds = {detector.kind for detector in (*DETECTORS, *PATTERNS)}
    assert kinds >= SPLIT_KINDS
