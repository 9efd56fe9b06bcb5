"""Masking and back: exact, stable, and at rest."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatlinks.privacy import Span, detect, detect_all
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import MARK, mask, restore, settled
from chatlinks.privacy.masking_json import mask_json, rebuild, restore_json, strings_of
from tests.kit.samples.planted import KINDS

STARRY = st.text(alphabet="*ab 1@.\u200bé\n", max_size=60)
HOSTILE = st.text(alphabet="0123456789 .-@:/()+*abcPIN\u200b٣é\n", max_size=80)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text full of asterisks, and any spans in it."""
    text = draw(STARRY)
    place = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(place, place), max_size=5))
    return text, [Span(min(pair), max(pair), "x") for pair in pairs]


@st.composite
def messages(draw: st.DrawFn) -> str:
    """Messages with valid personal values among other text."""
    chance = draw(st.randoms(use_true_random=False))
    pieces = []
    for _ in range(draw(st.integers(1, 3))):
        make, sentences = KINDS[draw(st.sampled_from(sorted(KINDS)))]
        sentence = draw(st.sampled_from(sentences))
        pieces += [draw(HOSTILE), sentence.replace("{}", make(chance))]
    return draw(st.sampled_from([" ", "", "\n", ", ", "*"])).join(pieces)


@given(marked())
@settings(max_examples=400)
def test_restoring_is_exact_and_masking_twice_changes_nothing(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    masked, originals = mask(text, spans)
    assert restore(masked, originals) == text
    again, kept = mask(masked, [])
    assert again == masked
    assert restore(again, kept) == masked
    assert masked.count(MARK) == len(originals)
    values = [text[span.start : span.end] for span in spans]
    assert not any(value in masked and len(value) > len(masked) for value in values)


def test_marks_are_six_asterisks_whatever_the_length() -> None:
    assert mask("a bcd e", [Span(2, 5, "x")]) == ("a ****** e", ["bcd"])
    assert mask("ab", [Span(0, 1, "x"), Span(1, 2, "y")]) == (MARK, ["ab"])
    assert mask("*ab***", [Span(1, 2, "x")]) == ("******b***", ["*a"])
    assert mask("******** ok", []) == ("****** ok", ["********"])
    assert mask("plain", []) == ("plain", [])


def test_restore_counts_the_originals() -> None:
    with pytest.raises(ValueError, match="1 marks but 0 originals"):
        restore("a ******", [])


@pytest.mark.parametrize("profile", ["balanced", "strict"])
@given(text=st.one_of(messages(), HOSTILE))
@settings(max_examples=120, deadline=None)
def test_a_masked_text_holds_nothing_to_detect(profile: str, text: str) -> None:
    spans = detect(text, profile)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    masked, originals = mask(text, spans)
    assert detect(masked, profile) == []
    assert restore(masked, originals) == text


@pytest.mark.parametrize("profile", ["balanced", "strict"])
@given(texts=st.lists(st.one_of(messages(), HOSTILE, st.text(max_size=20)), max_size=6))
@settings(max_examples=80, deadline=None)
def test_many_at_once_are_as_one_by_one(profile: str, texts: list[str]) -> None:
    assert [*map(list, detect_all(texts, profile))] == [detect(text, profile) for text in texts]


def test_settled_gives_up_on_a_text_that_never_rests() -> None:
    def next_letter(text: str) -> list[Span]:
        place = len(text) - len(text.lstrip("*"))
        return [Span(place, place + 1, "x")] if place < len(text) else []

    assert settled("abcdefghij", next_letter) == [Span(0, 10, "x")]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
KEYS = STARRY | st.just("priya@b.co")
JSON = st.recursive(
    SCALARS | STARRY | st.just("a@b.co"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_records_come_back_exactly(record: object) -> None:

    def find(text: str) -> list[Span]:
        return detect(text, "strict")

    masked, originals = mask_json(record, find)
    restored = restore_json(masked, originals)
    assert restored == record
    assert repr(restored) == repr(record)
    assert mask_json(masked, find)[0] == masked
    spans = detect_all(strings_of(record), "strict")
    assert rebuild(record, spans) == (masked, originals)


def test_records_keep_types_and_hide_keys() -> None:
    record = {
        "phone": 9876543210,
        "ok": True,
        "a@b.co": {"x": 1},
        "list": ["call +91 98765 43210", 3],
    }
    masked, originals = mask_json(record, detect)
    assert masked == MARK
    assert originals == [record]
    inner, kept = mask_json({"b": [9876543210, 2], "a": "mail a@b.co"}, detect)
    assert inner == {"b": [MARK, 2], "a": "mail ******"}
    assert kept == ["a@b.co", 9876543210]


def test_detection_and_known_values_together() -> None:
    known = KnownValues([("name", "Priya Sharma")])
    text = "Priya, we wrote to a@b.co"
    masked, originals = mask(text, [*detect(text), *known.find(text)])
    assert masked == "******, we wrote to ******"
    assert originals == ["Priya", "a@b.co"]
