"""What a glance passes over tells nothing when it is read; and it passes over most messages."""

import pytest

from chatlinks.privacy.detection.told.glance import glances
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import TO_READ, Turn

QUIET = [
    ("bot", "Your order will be there in two days. Anything else that I can do for you?"),
    ("user", "I would like to find a concert to attend in San Francisco."),
    ("user", "thanks, that is all that I need for now"),
    ("bot", "There are 7 hotels that you may like, the first has 3 stars."),
    ("user", "can you play it on the kitchen speaker at 7:30 pm?"),
    ("agent", "Please wait a moment while I look at this."),
]
TALKS = [
    [("agent", "May I have your full name?"), ("user", "Vethra"), ("user", "sorry, it's Carla")],
    [("agent", "What is your PIN?"), ("user", "hm"), ("user", "either 9431 or 0314, I think")],
    [("user", "my name is vethra"), ("bot", "Thank you, Carla. What can I do?")],
    [("user", "I'm Carla and this is what I want"), ("user", "please tell Ramesh about it")],
    [("user", "joel coen made it"), ("user", "susan's birthday is near"), ("user", "carla")],
    [("user", "I live at 12 Baker Street, London"), ("bot", "It is at 420 Mason Street.")],
    [("user", "See you.\nBest regards,\nWill Smith"), ("user", "thanks, Song")],
    [("user", "write to carla at gmail dot com"), ("user", "carla@"), ("user", "account: 8812 31")],
    [("user", "born on the first of may nineteen ninety"), ("user", "chennai 45987")],
    [("user", "me llamo Carla Gomez"), ("user", "ich heiße Jürgen"), ("user", "mera naam priya")],
    [("user", "je suis carla"), ("bot", "¿Cuál es tu nombre?"), ("user", "soy ana")],
    [("bot", "Mark, I can only relay this"), ("bot", "Dear Mr Nowak, hello"), ("user", "J. Smith")],
    [
        ("user", "name` is vethra"),
        ("user", "ok"),
        ("user", "No"),
        ("user", "x--carla"),
        ("user", ""),
    ],
]


def turns(lines):
    return [Turn(who, text) for who, text in lines]


def nothing_seen(messages):
    return [TO_READ] * len(messages)


@pytest.mark.parametrize("talk", [*TALKS, QUIET], ids=lambda talk: talk[0][1][:20])
def test_with_a_glance_and_without_the_same_is_told(talk, monkeypatch):
    alone = [[line] for line in talk]
    mixed = [*QUIET, *talk, *QUIET]
    glanced = [tell(turns(each)) for each in (talk, mixed, *alone)]
    monkeypatch.setattr("chatlinks.privacy.detection.told.tell.glances", nothing_seen)
    assert glanced == [tell(turns(each)) for each in (talk, mixed, *alone)]


def test_most_everyday_messages_are_passed_over():
    passed = glances([(text, who == "user") for who, text in QUIET])
    assert sum(not each.parts for each in passed) >= 4


def test_what_tells_is_read():
    telling = [
        (text, who == "user") for talk in TALKS[2:6] for who, text in talk if "Vethra" not in text
    ]
    assert all(each.parts for each in glances(telling))


def test_a_batch_is_seen_as_each_message_alone_is():
    """They lie on lines of one text: a phrase must not begin on one and end on the next."""
    lines = [(text, who == "user") for talk in [*TALKS, QUIET] for who, text in talk]
    lines += [
        ("may I have your full", False),
        ("name of it", False),
        ("my name", True),
        ("is", True),
    ]
    assert glances(lines) == [glances([line])[0] for line in lines]
    assert glances([]) == []
