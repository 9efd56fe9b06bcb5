"""Which scripts a bot can follow."""

import pytest

from chatlinks.demo.web_chats import WEB_CHATS
from chatlinks.webchat.bots.bot import Bot, ScriptPosition
from chatlinks.webchat.bots.bot_script import BadScript, read_script


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"steps": {"a": {"say": {"en": ["x"]}, "ask": {"entity": "e", "then": "gone"}}}}, "gone"),
        ({"intents": [{"go": "nowhere", "words": {"en": ["x"]}}]}, "nowhere"),
        ({"stepps": {}}, "stepps"),
        ("hello", "BotScript"),
        ({"steps": {"a": {"say": "x"}}}, "say"),
    ],
)
def test_a_script_that_cannot_be_followed_says_where(given, says):
    with pytest.raises(BadScript, match=says):
        read_script(given)


def answer_to(bot, text):
    return bot.answer(bot.understand(text), ScriptPosition())


@pytest.mark.parametrize("given", [{}, []])
def test_an_empty_script_hands_over_whatever_is_said(given):
    bot = Bot(read_script(given))
    for text in ("hello", "a person please", "Thanks!"):
        answer = answer_to(bot, text)
        assert (answer.broken, answer.hand_over, len(answer.replies)) == (False, "-", 1)


@pytest.mark.parametrize("key", WEB_CHATS)
def test_the_demos_scripts_can_be_followed_and_know_what_they_offer(key):
    script = read_script(WEB_CHATS[key].script)
    offered = [
        *script.start,
        *(
            text
            for step in script.steps.values()
            for texts in step.replies.values()
            for text in texts
        ),
    ]
    bot = Bot(script)
    offered += [text for texts in script.offer_reply.values() for text in texts]
    assert [text for text in offered if answer_to(bot, text).broken] == []


def test_the_bots_own_words_are_checked(acme):
    assert read_script(acme.script).name == "Asha"
