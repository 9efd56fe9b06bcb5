"""What is read ahead is what is found and told when it is read at its time."""

from chatlinks.privacy import compile_patterns, detect
from chatlinks.privacy.ahead.reading import answer
from chatlinks.privacy.ahead.shapes import (
    Rules,
    Unread,
    answer_in,
    answer_line,
    put_together,
    unread_in,
    unread_line,
)
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Turn
from chatlinks.privacy.masking import mask

RULES = Rules(
    "strict",
    (("order", "ORD-[0-9]+"),),
    frozenset({"pin"}),
    frozenset({"vethra"}),
)
TALK = (
    ("bot", "What is your name?"),
    ("user", "Quorbin Kvistgaard"),
    ("bot", "And your PIN?"),
    ("user", "4711, for ORD-77 \N{GRINNING FACE}"),
    ("user", "I am Vethra, half of one: \ud83d"),
)
TEXTS = [*dict.fromkeys(text for _, text in TALK), "quorbin@mail.example", "nothing"]


def through_the_pipe(rules, talk=TALK):
    unread = Unread(rules, TEXTS, [talk])
    asked = unread_in(unread_line(unread))
    assert asked == unread
    return put_together(unread, answer_in(answer_line(answer(asked))))


def test_it_finds_what_detection_finds():
    patterns = compile_patterns(RULES.patterns)
    foreseen = through_the_pipe(RULES)
    assert foreseen.rules == RULES
    for text in TEXTS:
        assert [*foreseen.spans[text]] == [*detect(text, "strict", patterns)]
    assert "order" in {span.kind for span in foreseen.spans[TALK[3][1]]}


def test_it_tells_what_the_conversation_tells():
    turns = [Turn(*turn) for turn in TALK]
    told = tell(turns, RULES.profile, RULES.never_names, RULES.kinds_off)
    foreseen = through_the_pipe(RULES)
    assert foreseen.told[TALK] == {place: spans for place, spans in enumerate(told) if spans}
    assert told[1], "the name is told"


def test_what_is_left_of_what_is_told_is_read_too():
    foreseen = through_the_pipe(RULES)
    text = TALK[1][1]
    assert foreseen.spans[mask(text, foreseen.told[TALK][1])[0]] == ()


def test_nothing_asked_is_nothing_found():
    unread = Unread(RULES, [], [])
    assert put_together(unread, answer(unread)).spans == {}
