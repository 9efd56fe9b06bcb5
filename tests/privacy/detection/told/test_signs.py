"""Signatures, greetings, relations, labels, and what a message is made of without any cue."""

import pytest

from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Reach, Strength, Turn
from tests.kit.telling import told_in, turns


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Regards, Priya Menon", "name", "Priya Menon"),
        ("It still does not work.\nThanks\nMaria", "name", "Maria"),
        ("born on 5th of May 1990", "birth", "5th of May 1990"),
        ("my dob is 05/04/1990", "birth", "05/04/1990"),
        ("my mother's maiden name is Cooper", "secret_answer", "Cooper"),
        ("my childhood pet was Nemo", "secret_answer", "Nemo"),
        ("my pin is 4821", "pin", "4821"),
        ("PIN was  either 9431 or 3100", "pin", "3100"),
        ("policy number 2536 and claim number is bmy 258", "booking_number", "bmy 258"),
        ("my zip code is 49036", "post_code", "49036"),
        ("write to rifaka 67 gmailcom", "email", "rifaka 67 gmailcom"),
        (
            "send it to maria dot lopez at gmail dot com",
            "email",
            "maria dot lopez at gmail dot com",
        ),
        ("remove susan's birthday", "name", "susan"),
        ("how old is tom hanks", "name", "tom hanks"),
        ("ship to Carla Vance", "name", "Carla Vance"),
        ("pay 500 to Mthunzi Ngcobo please", "name", "Mthunzi Ngcobo"),
        ("the booking is under Golombecki", "name", "Golombecki"),
        ("jerry smith", "name", "jerry smith"),
        ("prakash 4587", "name", "prakash"),
        ("Rahul ko message karo", "name", "Rahul"),
    ],
)
def test_a_sign_is_seen(text: str, kind: str, value: str) -> None:
    assert (kind, value) in told_in(text)


def test_the_other_side_calls_the_user_by_name() -> None:
    for text in (
        "Thank you, Xenia.",
        "Hi Xenia, how are you?",
        "Mark, I can only help you with that",
    ):
        span = tell(turns(("agent", text)))[0][0]
        assert (span.kind, span.reach) == ("name", Reach.CONTACT)


def test_an_agent_who_introduces_himself_is_no_contact() -> None:
    assert tell(turns(("agent", "Hello, my name is Mike, how can I help?"))) == [[]]


def test_a_third_person_is_known_in_the_conversation_only() -> None:
    span = tell(turns(("user", "my wife Xochitl has the card")))[0][0]
    assert (span.value, span.reach) == ("Xochitl", Reach.CONVERSATION)


def test_letters_spelt_one_by_one_are_known_as_a_word() -> None:
    span = tell(turns(("user", "my name is C A R L A")))[0][0]
    assert span.value == "CARLA"


def test_a_weak_sign_reaches_no_further_than_where_it_stands() -> None:
    span = tell(turns(("user", "rajkumar")))[0][0]
    assert (span.strength, span.reach) == (Strength.WEAK, Reach.PLACE)


def test_balanced_uses_the_strong_signs() -> None:
    assert told_in("rajkumar", "balanced") == []
    assert told_in("my name is rajkumar", "balanced") == [("name", "rajkumar")]


def test_a_title_is_hidden_and_is_no_part_of_the_value() -> None:
    span = tell(turns(("user", "I spoke to Dr. Venkataraman")))[0][0]
    assert (span.start, span.value) == (11, "Venkataraman")


@pytest.mark.parametrize(
    "code",
    [
        *("\\u0000", "\\u0041\\u0042", "U+0041", "x41", "\\x41", "%41%42%43", "0x1F4A9"),
        *("#FF0000", "sha256", "iso9001", "h264", "covid19", "v2.3.1", "q4 2025", "1080p"),
        *("x86 64", "1st 2nd"),
    ],
)
def test_what_is_no_number_of_anybody_stays(code: str) -> None:
    assert tell([Turn("user", code)]) == [[]]


@pytest.mark.parametrize("code", ["fg 5 er 7", "AB12", "chennai 45987", "9431", "x412345"])
def test_a_bare_code_is_told(code: str) -> None:
    assert tell([Turn("user", code)])[0]
