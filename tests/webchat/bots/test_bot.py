"""What the scripted bot makes of what is said to it."""

import pytest

from chatlinks.webchat.bots.bot import Bot, ScriptPosition
from chatlinks.webchat.bots.bot_script import read_script

GIVEN = {
    "name": "Mira",
    "intents": [
        {"go": "block", "words": {"en": ["block", "lost card"], "hi": ["ब्लॉक", "card kho"]}},
        {"go": "hello", "words": {"en": ["hi", "hello"]}},
    ],
    "steps": {
        "hello": {
            "say": {"en": ["Hello!", "What is it about?"]},
            "replies": {"en": ["Block my card"]},
        },
        "block": {
            "say": {"en": ["Which card?"], "hi": ["कौन सा कार्ड?"]},
            "ask": {
                "entity": "card_number",
                "personal": True,
                "looks": "number",
                "then": "blocked",
            },
        },
        "blocked": {"say": {"en": ["{value} is blocked."]}, "hand_over": "Cards"},
    },
}


BOT = Bot(read_script(GIVEN))


def answer_to(text, step="", language=""):
    return BOT.answer(BOT.understand(text), ScriptPosition(step, language))


@pytest.mark.parametrize(
    "text", ["Block my card", "please BLOCK it", "blocking?", "i have lost cards", "LOST   CARD!"]
)
def test_words_are_found_by_their_beginnings_whatever_the_case(text):
    assert answer_to(text).replies[0].step == "block"


@pytest.mark.parametrize("text", ["unblock", "lost my card", "which", "history", ""])
def test_what_only_looks_alike_is_not(text):
    assert answer_to(text).broken


def test_the_answer_is_in_the_language_that_was_matched():
    assert answer_to("मेरा कार्ड ब्लॉक करो").replies[0].text == "कौन सा कार्ड?"
    assert answer_to("mera card kho gaya").replies[0].language == "hi"
    assert answer_to("block").replies[0].text == "Which card?"


def test_quick_replies_go_with_the_last_of_several_messages():
    first, last = answer_to("hello").replies
    assert (first.data, last.data) == (None, {"quick_replies": [{"text": "Block my card"}]})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("it is 4111 1111 1111 1111, thanks", "4111 1111 1111 1111"),
        ("4321", "4321"),
        ("order HX20931", "HX20931"),
    ],
)
def test_a_value_that_was_asked_for_is_collected_and_said_back(text, value):
    answer = answer_to(text, "block")
    assert answer.collected == ("card_number", value, True)
    assert answer.replies[0].text == f"{value} is blocked."
    assert answer.hand_over == "Cards"


def test_who_says_something_else_instead_is_understood_all_the_same():
    assert answer_to("hello", "block").replies[0].step == "hello"


@pytest.mark.parametrize(
    "step", ["", "block", "hello", "fallback", "offer", "a step that the script has no more"]
)
def test_whoever_asks_for_a_person_gets_one_at_any_step(step):
    answer = answer_to("I want a human agent", step)
    assert answer.hand_over == "-"
    assert answer.collected is None


def test_the_second_break_in_a_row_offers_a_person():
    first = answer_to("qwerty")
    assert (first.broken, first.replies[0].step, first.hand_over) == (True, "fallback", None)
    second = answer_to("asdfgh", "fallback")
    assert (second.broken, second.replies[0].step) == (True, "offer")
    assert second.replies[0].data == {"quick_replies": [{"text": "Talk to a person"}]}
    assert answer_to("Talk to a person", "offer").hand_over == "-"


@pytest.mark.parametrize("text", ["Thanks!", "ok thank you so much", "धन्यवाद", "شكرا جزيلا"])
@pytest.mark.parametrize("step", ["", "fallback"])
def test_thanks_are_no_bot_break(text, step):
    answer = answer_to(text, step)
    assert (answer.broken, answer.hand_over, len(answer.replies)) == (False, None, 1)


@pytest.mark.parametrize("text", ["no thanks to you", "the help", "thanks for nothing"])
def test_what_only_holds_thanks_is_not_taken_for_them(text):
    assert answer_to(text).broken


def test_a_break_in_another_script_is_answered_in_its_language_where_there_is_one():
    bot = Bot(read_script({**GIVEN, "fallback": {"en": ["Pardon?"], "ar": ["عفوا؟"]}}))
    answer = bot.answer(bot.understand("أين طلبي"), ScriptPosition())
    assert answer.replies[0].text == "عفوا؟"
