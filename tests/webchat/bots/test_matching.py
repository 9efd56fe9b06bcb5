"""What a stranger sends costs little, whatever it is."""

import time

import pytest

from chatlinks.webchat.bots.bot import Bot
from chatlinks.webchat.bots.bot_script import read_script
from chatlinks.webchat.bots.matching import value_of

BIG = read_script(
    {
        "intents": [
            {"go": "it", "words": {"en": [f"word{n}", f"lost card{n}", f"a b c{n}"]}}
            for n in range(2000)
        ],
        "steps": {"it": {"say": {"en": ["Yes."]}}},
    }
)
WORST = {
    "one sign that stands for a sentence": "\ufdfa" * 4000,
    "plain words": "lost card " * 400,
    "short words": "a b " * 1000,
    "one word": "a" * 4000,
    "accents": "a" + "\u0300\u0316" * 2000,
    "almost an address": "a" * 2000 + "@" + "b" * 1999,
    "dots": "a." * 2000,
    "ats": "a@" * 2000,
    "spaces after digits": "1" + " " * 3999,
}


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_the_bot_reads_any_message_in_a_moment(text):
    bot = Bot(BIG)
    assert min(seconds_to_understand(bot, text) for _ in range(5)) < 0.02


def seconds_to_understand(bot, text):
    """CPU seconds; the shortest of several are the bot's own, without what ran beside it."""
    began = time.process_time()
    bot.understand(text)
    return time.process_time() - began


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("it is priya@example.com, thanks", "priya@example.com"),
        ("<priya@example.com>", "priya@example.com"),
        ("priya@example.com.", "priya@example.com"),
        ("priya@example", ""),
        ("@example.com", ""),
        ("none", ""),
    ],
)
def test_the_address_in_a_text(text, address):
    assert value_of("email", text) == address


def test_of_several_intents_that_fit_the_first_counts():
    bot = Bot(BIG)
    assert bot.understand("card9 word7 word3").step == "it"
    assert bot.intents.first("word40 and word3").rank == 3
