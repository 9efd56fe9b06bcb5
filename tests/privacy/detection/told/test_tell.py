"""What a business switches off, what is known from then on, live use, and what it costs."""

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatlinks.privacy.detection.told import listener
from chatlinks.privacy.detection.told.likely import likely_personal
from chatlinks.privacy.detection.told.tables.all import LANGUAGES
from chatlinks.privacy.detection.told.tell import LOOK_BACK, known_from, tell
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Reach, ToldSpan, Turn
from tests.kit.telling import told_in, turns


def test_kinds_and_words_that_a_business_switches_off() -> None:
    talk = turns(("user", "this is Alexa, my pin is 4821"))
    assert [span.kind for span in tell(talk)[0]] == ["name", "pin"]
    assert [span.kind for span in tell(talk, kinds_off=frozenset({"pin"}))[0]] == ["name"]
    assert [span.kind for span in tell(talk, never_names=frozenset({"alexa"}))[0]] == ["pin"]


def test_values_are_known_with_reach_and_source() -> None:
    talk = turns(("user", "I'm Carla Vance, my wife Xochitl"), ("user", "rajkumar"))
    known = {(each.value, each.reach) for each in known_from(tell(talk))}
    assert known == {("Carla Vance", Reach.CONTACT), ("Xochitl", Reach.CONVERSATION)}


def test_live_use_finds_what_reading_it_all_finds() -> None:
    talk = turns(
        *[("user", "still waiting"), ("agent", "One moment please.")] * 20,
        ("agent", "May I have your full name?"),
        ("user", "why?"),
        ("user", "ok, Xenia Vukmanic"),
    )
    whole = tell(talk)
    last = len(talk) - 1
    assert tell(talk, since=last)[last] == whole[last] != []
    assert tell(talk[-LOOK_BACK:])[-1] == whole[last]


def test_what_may_be_personal_comes_with_its_sentence() -> None:
    talk = turns(("user", "It went wrong. Ask Wanjiku about it, she knows."))
    rows = likely_personal(talk)
    assert [(row.turn, row.sentence) for row in rows] == [(0, "Ask Wanjiku about it, she knows.")]
    assert likely_personal(talk, [[(0, 60)]]) == []


PIECES = (
    "my name is ",
    "12 a ",
    "C A R ",
    "either 1234 or ",
    "i am i am ",
    "東京都",
    "Anna Maria ",
    "Anna and ",
    "mr mr ",
    "my pin 1234 ",
    "thanks\nAnna\n",
    "born 1/1/1990 ",
    "12 elm street ",
    "anna at gmail ",
)


def _seconds(text: str) -> float:
    talk = [Turn("agent", "Name and address?"), Turn("user", text)]
    tell(talk)
    return min(_once(talk) for _ in range(3))


def _once(talk: list[Turn]) -> float:
    begun = time.process_time()
    tell(talk)
    return time.process_time() - begun


def test_the_cost_grows_with_the_length_and_no_faster() -> None:
    for piece in (
        "my name is ",
        "12 a ",
        "C A R ",
        "either 1234 or ",
        "i am i am ",
        "東京都",
        "Anna Maria ",
    ):
        short, long = _seconds(piece * 100), _seconds(piece * 1600)
        assert long < 40 * short + 0.05, piece


def test_nothing_that_is_written_stops_it() -> None:
    for text in (
        "",
        "\n",
        "?",
        "\x00",
        "\ud800",
        "İ" * 50,
        "'" * 99,
        "-'-" * 30,
        "a" * 9999,
        "𝓒𝓪𝓻𝓵𝓪",
    ):
        talk = [Turn("agent", "Name?"), Turn("user", text), Turn("agent", text)]
        for spans in tell(talk):
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
        likely_personal(talk)


def test_what_leads_up_to_a_message_is_not_searched_for_what_it_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[str] = []
    real = listener.cued

    def noted(reading: Reading, language: str) -> Iterator[ToldSpan]:
        heard.append(reading.text)
        return real(reading, language)

    monkeypatch.setattr(listener, "cued", noted)
    before = [Turn("user", f"my name is Bob number {n}. " * 50) for n in range(5)]
    tell([*before, Turn("user", "my name is Carla")], since=len(before))
    assert heard == ["my name is Carla"]


def test_a_message_tells_the_same_after_a_lead_up_as_after_a_whole_hearing() -> None:
    turns = [
        Turn("user", "Hi, I'm Bob"),
        Turn("agent", "May I have your full name and address?"),
        Turn("user", "Crystal Minh"),
        Turn("user", "12 Baker Street"),
        Turn("agent", "And your PIN?"),
        Turn("user", "6 Oak Avenue, Springfield"),
        Turn("user", "either 9431 or 0314"),
        Turn("agent", "Thanks! Anything else?"),
        Turn("user", "sorry, it's Carla"),
        Turn("user", "London"),
    ]
    whole = tell(turns)
    for since in range(len(turns)):
        assert tell(turns, since=since)[since:] == whole[since:]


WORDS = re.compile(r"[^\W\d_]+")
SAID = sorted({word for language in LANGUAGES for word in WORDS.findall(repr(language))})
MARKS = [*[".", ",", ":", "?", "!", "'", "-", "\n"], "4821", "12/5/1990", "@"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["user", "bot", "agent"]),
            st.lists(st.sampled_from(SAID) | st.sampled_from(MARKS), max_size=7).map(" ".join),
        ),
        max_size=4,
    )
)
@settings(max_examples=300)
def test_whatever_words_stand_together_something_is_made_of_them(
    rows: list[tuple[str, str]],
) -> None:
    talk = turns(*rows)
    for turn, spans in zip(talk, tell(talk), strict=True):
        assert all(0 <= span.start < span.end <= len(turn.text) for span in spans)


@pytest.mark.parametrize("text", ["doctor sahab", "Hello doctor sahab", "Namaste, Dr sahab"])
def test_a_title_before_an_honorific_is_no_name(text: str) -> None:
    assert told_in(text) == []
