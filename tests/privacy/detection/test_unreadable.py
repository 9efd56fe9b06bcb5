"""A text on which detection fails is hidden whole; the others are read as ever, and the log holds
nothing of any.
"""

import pytest

from chatlinks.privacy import (
    UNREADABLE,
    Span,
    detect,
    detect_across,
    detect_all,
    detect_split,
    explain,
)
from chatlinks.privacy.detection.told.glance import glances
from chatlinks.privacy.detection.told.tell import read, tell
from chatlinks.privacy.detection.told.turns import TO_READ, Reach, Turn
from chatlinks.privacy.known import KnownValues
from tests.kit.failing.faulty_detector import WORD, in_detection, in_what_is_told

CARD = "4111 1111 1111 1111"
BAD = f"{WORD} of Maria, {CARD}"
WHOLE = [Span(0, len(BAD), UNREADABLE)]


@pytest.fixture
def faulty(monkeypatch):
    in_detection(monkeypatch)
    in_what_is_told(monkeypatch)


def test_only_the_text_at_fault_is_hidden_whole(faulty):
    texts = [f"my card {CARD}", "hello", BAD, "a@b.cc", ""]
    spans = detect_all(texts)
    assert spans[2] == WHOLE
    assert [each.kind for own in spans for each in own] == ["card", UNREADABLE, "email"]
    assert detect(BAD) == WHOLE
    assert detect_split([BAD, "hello"]) == [WHOLE, []]


def test_what_is_left_of_a_text_may_be_at_fault_too(monkeypatch):
    monkeypatch.setattr("tests.kit.failing.faulty_detector.WORD", "******, order")
    in_detection(monkeypatch)
    text = f"card {CARD}, order 123456"
    assert detect(text) == detect_all([text])[0] == [Span(0, len(text), UNREADABLE)]


def test_of_a_value_in_parts_what_was_looked_at_is_hidden(faulty, monkeypatch):
    monkeypatch.setattr("tests.kit.failing.faulty_detector.WORD", "1111 1111 1111")
    at_fault, well = detect_across([["4111 1111", "1111 1111"], ["a", "b"]])
    assert well == [[], []]
    assert all(UNREADABLE in {each.kind for each in own} for own in at_fault)


def test_a_turn_at_fault_is_hidden_where_it_stands(faulty):
    turns = [
        Turn("bot", "May I have your full name?"),
        Turn("user", f"{WORD} Crystal"),
        Turn("user", "Crystal Minh"),
    ]
    told = tell(turns, kinds_off=frozenset({"name"}))
    assert [(each.start, each.end, each.kind, each.reach) for each in told[1]] == [
        (0, len(turns[1].text), UNREADABLE, Reach.PLACE)
    ]
    assert [each.value for each in tell(turns)[2]] == ["Crystal Minh"]
    assert read(turns[1].text) is None


def test_messages_that_cannot_be_glanced_at_are_read(monkeypatch):
    def fails(texts):
        raise ValueError(texts)

    monkeypatch.setattr("chatlinks.privacy.detection.told.glance._Side", fails)
    assert glances([("hello", True)]) == [TO_READ]


def test_a_known_value_that_has_no_spellings_is_looked_for_as_it_is(monkeypatch):
    def fails(value):
        raise ValueError(value)

    monkeypatch.setattr("chatlinks.privacy.known.needles._name", fails)
    known = KnownValues([("name", "Maria")])
    assert known.find("ask Maria") == [Span(4, 9, "name")]


def test_where_a_text_is_tried_out_it_says_so(faulty):
    [finding] = explain(BAD)
    assert (finding.start, finding.end, finding.accepted) == (0, len(BAD), True)
    assert "failed" in finding.why


def test_the_log_says_where_and_nothing_of_the_text(faulty, caplog):
    for _ in range(3):
        detect(BAD)
    [record] = caplog.records
    assert "faulty_detector.py" in record.getMessage()
    assert "ValueError" in record.getMessage()
    assert not record.exc_info
    for secret in ("Maria", "4111", WORD):
        assert secret not in caplog.text
