"""What the scripted bot makes of what is said to it."""

import pytest

from chatlinks.demo.web_chats import WEB_CHATS
from chatlinks.webchat import bot
from chatlinks.webchat.bot import BadScript, Place

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
SCRIPT = bot.read(GIVEN)


def said(text, step="", language=""):
    return bot.answer(SCRIPT, text, Place(step, language))


@pytest.mark.parametrize(
    "text", ["Block my card", "please BLOCK it", "blocking?", "i have lost cards", "LOST   CARD!"]
)
def test_words_are_found_by_their_beginnings_whatever_the_case(text):
    assert said(text).replies[0].step == "block"


@pytest.mark.parametrize("text", ["unblock", "lost my card", "which", "history", ""])
def test_what_only_looks_alike_is_not(text):
    assert said(text).broken


def test_the_answer_is_in_the_language_that_was_matched():
    assert said("मेरा कार्ड ब्लॉक करो").replies[0].text == "कौन सा कार्ड?"
    assert said("mera card kho gaya").replies[0].language == "hi"
    assert said("block").replies[0].text == "Which card?"


def test_quick_replies_go_with_the_last_of_several_messages():
    first, last = said("hello").replies
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
    answer = said(text, "block")
    assert answer.collected == ("card_number", value, True)
    assert answer.replies[0].text == f"{value} is blocked."
    assert answer.hand_over == "Cards"


def test_who_says_something_else_instead_is_understood_all_the_same():
    assert said("hello", "block").replies[0].step == "hello"


@pytest.mark.parametrize(
    "step", ["", "block", "hello", "fallback", "offer", "a step that the script has no more"]
)
def test_whoever_asks_for_a_person_gets_one_at_any_step(step):
    answer = said("I want a human agent", step)
    assert answer.hand_over == "-"
    assert answer.collected is None


def test_the_second_break_in_a_row_offers_a_person():
    first = said("qwerty")
    assert (first.broken, first.replies[0].step, first.hand_over) == (True, "fallback", None)
    second = said("asdfgh", "fallback")
    assert (second.broken, second.replies[0].step) == (True, "offer")
    assert second.replies[0].data == {"quick_replies": [{"text": "Talk to a person"}]}
    assert said("Talk to a person", "offer").hand_over == "-"


def test_a_break_in_another_script_is_answered_in_its_language_where_there_is_one():
    script = bot.read({"fallback": {"en": ["Pardon?"], "ar": ["عفوا؟"]}})
    assert bot.answer(script, "أين طلبي", Place()).replies[0].text == "عفوا؟"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"steps": {"a": {"say": {"en": ["x"]}, "ask": {"entity": "e", "then": "gone"}}}}, "gone"),
        ({"intents": [{"go": "nowhere", "words": {"en": ["x"]}}]}, "nowhere"),
        ({"stepps": {}}, "stepps"), ([], ""), ("hello", ""), ({"steps": {"a": {"say": "x"}}}, "say"),
    ],
)  # fmt: skip
def test_a_script_that_cannot_be_followed_says_where(given, says):
    if given == []:
        assert bot.read(given)  # nothing at all is no script, and falls back
        return
    with pytest.raises(BadScript, match=says):
        bot.read(given)


def test_an_empty_script_falls_back_and_hands_over():
    script = bot.read({})
    assert bot.answer(script, "hello", Place()).broken
    assert bot.answer(script, "a person please", Place()).hand_over == "-"


@pytest.mark.parametrize("key", WEB_CHATS)
def test_the_demos_scripts_can_be_followed_and_know_what_they_offer(key):
    script = bot.read(WEB_CHATS[key].script)
    offered = [
        *script.start,
        *(
            text
            for step in script.steps.values()
            for texts in step.replies.values()
            for text in texts
        ),
    ]
    offered += [text for texts in script.offer_reply.values() for text in texts]
    assert [text for text in offered if bot.answer(script, text, Place()).broken] == []
