"""What the conversation itself tells: known values in any spelling, and what must stay readable."""

from itertools import pairwise
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.privacy.detection.engine.span import merged
from chatlinks.privacy.known import KnownValues, other_scripts
from tests.kit.marked import marked

PRIYA = KnownValues(
    [
        ("name", "Priya Sharma"),
        ("email", "priya.s91@gmail.com"),
        ("phone_number", "+91 98765 43210"),
        ("city", "New Delhi"),
    ]
)


def seen(known: KnownValues, text: str) -> list[str]:
    return [text[span.start : span.end] for span in known.find(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Thanks Priya, all done", ["Priya"]),
        ("priya_sharma.jpg", ["priya_sharma"]),
        ("PRIYA  SHARMA", ["PRIYA  SHARMA"]),
        ("priyasharma", ["priyasharma"]),
        ("sharma, priya", ["sharma, priya"]),
        ("SharmaPriya", ["SharmaPriya"]),
        ("Priya's order", ["Priya"]),
        ("Ms. Sharma-Priya", ["Sharma-Priya"]),
        ("príyà", ["príyà"]),
        ("Ｐｒｉｙａ", ["Ｐｒｉｙａ"]),
        ("pri\u200bya", ["pri\u200bya"]),
        ("mail priya.s91@gmail.com", ["priya.s91@gmail.com"]),
        ("PRIYA.S91 @ GMAIL.COM", ["PRIYA.S91 @ GMAIL.COM"]),
        ("user priya.s91 here", ["priya.s91"]),
        ("priyas91", ["priyas91"]),
        ("98765 43210", ["98765 43210"]),
        ("+91-98765-43210", ["+91-98765-43210"]),
        ("098765 43210", ["098765 43210"]),
        ("0091 9876543210", ["0091 9876543210"]),
        ("(98765)43210", ["(98765)43210"]),
        ("९८७६५४३२१०", ["९८७६५४३२१०"]),
        ("9 8 7 6 5 4 3 2 1 0", ["9 8 7 6 5 4 3 2 1 0"]),
        ("to new delhi", ["new delhi"]),
        ("NEW-DELHI", ["NEW-DELHI"]),
        ("newdelhi", ["newdelhi"]),
    ],
)
def test_every_spelling(text: str, values: list[str]) -> None:
    found = seen(PRIYA, text)
    assert len(found) == len(values)
    assert all(value in hit for value, hit in zip(values, found, strict=True)), found


@pytest.mark.parametrize(
    "text",
    [
        "Priyanka is here",
        "sharmajit",
        "apriya",
        "1987654321099",
        "98765 43211",
        "a new cafe in delhi",
        "renew delhivery",
        "",
    ],
)
def test_parts_of_other_words_stay(text: str) -> None:
    assert seen(PRIYA, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "hi Will",
        "Hello Will, how are you",
        "I spoke to Will yesterday",
        "I am Will",
        "my name is will",
        "Thanks, Will",
        "Thanks Will!",
        "Will, can you help?",
        "Mr. Will",
        "Will's order",
        "so Will called",
        "this is Will speaking",
        "Regards,\nWill",
        "will",
        "Will",
        "dear will",
        "Will would like a call back",
        "Will asked for it",
        "Will - your card is ready",
        "Will.",
        "Will? Are you there",
        "My name is Will I need a card",
        "hi i'm will i want to pay",
        "It's me.  Will.  I came by",
        "Will Parker",
        "Will ko batao",
    ],
)
def test_a_name_that_is_a_word_is_a_name_here(text: str) -> None:
    assert [hit.lower() for hit in seen(KnownValues([("name", "Will")]), text)] == ["will"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Will", "will you come"),
        ("Will", "Will you come?"),
        ("Will", "it will rain"),
        ("Will", "Thanks, will do"),
        ("Will", "where there is a will"),
        ("May", "may I ask"),
        ("May", "May I ask"),
        ("May", "in May"),
        ("May", "on 5 May"),
        ("May", "May 5th works"),
        ("Rose", "a rose for you"),
        ("Rose", "the price rose"),
        ("Hope", "Hope you are well"),
        ("Hope", "I hope so"),
        ("Grace", "the grace period"),
        ("Mark", "mark it as done"),
        ("Mark", "Mark it as done"),
        ("Bill", "my bill is late"),
        ("Bill", "Bill payment failed"),
        ("Art", "modern art"),
        ("Ann", "Annual fee"),
        ("Ann", "banner"),
        ("Al", "al dente"),
        ("Jack", "the audio jack"),
        ("Jack", "Jack of all trades"),
        ("Happy", "I am happy and well"),
        ("Frank", "to be frank with you"),
        ("Mark", "Can we just mark it as yes"),
        ("Hope", "Hope so"),
        ("Ray", "a ray of light"),
        ("Jo", "job"),
    ],
)
def test_a_name_that_is_a_word_is_a_word_here(name: str, text: str) -> None:
    assert seen(KnownValues([("name", name)]), text) == []


@pytest.mark.parametrize("value", ["a", "1", "yes", "no", "m", "4", "today", "the", "42"])
def test_values_that_say_too_little_count_only_alone(value: str) -> None:
    known = KnownValues([("answer", value)])
    assert seen(known, value) == [value]
    assert seen(known, f" {value.upper()}. ") == [value.upper()]
    assert seen(known, f"I said {value} to a man at 4 today, yes the no m 1 42") == []


@pytest.mark.parametrize(
    ("kind", "value", "text", "hit"),
    [
        ("name", "प्रिया शर्मा", "धन्यवाद प्रिया जी", "प्रिया"),
        ("name", "प्रिया", "प्रियांक आया", ""),
        ("name", "محمد علي", "شكرا محمد", "محمد"),
        ("name", "محمد", "وصل ومحمد", "ومحمد"),
        ("name", "محمد", "لمحمد", "لمحمد"),
        ("name", "José", "gracias Jose", "Jose"),
        ("name", "Jose\u0301", "José!", "José"),
        ("name", "Łukasz", "pan lukasz", "lukasz"),
        ("name", "Müller", "Herr Mueller", "Mueller"),
        ("name", "Mueller", "Herr Müller", "Müller"),
        ("name", "Straße", "STRASSE", "STRASSE"),
        ("name", "王小明", "我是王小明。", "王小明"),
        ("name", "O'Brien", "mr obrien", "obrien"),
        ("name", "O'Brien", "O’Brien", "O’Brien"),
        ("name", "Jean-Luc Picard", "jean luc picard", "jean luc picard"),
        ("order_id", "AB-1234", "your ab1234 is here", "ab1234"),
        ("phone_number", "(415) 555-2671", "+1 415 555 2671", "+1 415 555 2671"),
        ("phone_number", "0501234567", "+971 50 123 4567", "+971 50 123 4567"),
        ("phone_number", "447911123456", "07911 123456", "07911 123456"),
        ("email", "info@x.com", "ask info", ""),
        ("amount", "1,20,000", "I pay 120000", "120000"),
    ],
)
def test_scripts_and_kinds(kind: str, value: str, text: str, hit: str) -> None:
    found = seen(KnownValues([(kind, value)]), text)
    assert (hit in found[0] or found[0] in hit) if hit else not found, found


def test_split_over_messages() -> None:
    for texts in (
        ["it is 98765", "43210 ok"],
        ["priya.s91@", "gmail.com"],
        ["I live in new", "delhi"],
    ):
        assert [len(merged(spans)) for spans in PRIYA.find_across(texts)] == [1, 1]
    assert PRIYA.find_across(["nothing", "here"]) == [[], []]


@pytest.mark.parametrize("gap", ["", " ", "\n"])
def test_what_is_found_is_near_also_in_what_is_joined(gap: str) -> None:
    known = KnownValues(
        [("name", "Vethra Brzova"), ("phone_number", "+91 98765 43210"), ("code", "Q 7")]
    )
    for texts in (
        ["it is vethra"],
        ["ring 0091-98765", "43210"],
        ["V\u00e9thra", "Brzova"],
        ["q", "7", "q7"],
        ["hi"],
    ):
        found = (
            any(known.find(gap.join(texts)))
            or any(known.find_across(texts))
            or any(map(known.find, texts))
        )
        assert known.near("before " + gap.join(texts) + " after") == bool(found)
    assert not KnownValues([]).near("anything")


def test_nothing_known() -> None:
    assert KnownValues([]).find("Priya") == []
    assert KnownValues([("name", ""), ("x", " "), ("y", "--")]).find("a -- b") == []


@given(st.text(min_size=1, max_size=12), st.text(max_size=10), st.text(max_size=10))
def test_spans_are_in_order_and_inside(value: str, before: str, after: str) -> None:
    text = f"{before} {value} {after}"
    spans = KnownValues([("thing", value), ("name", value)]).find(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zoë O'Brien", "hi «O Brien»"),
        ("Zoë O'Brien", "«O`Brien» here"),
        ("Zoë O'Brien", "«O-Brien»"),
        ("Jean-Luc Picard", "«Jean Luc» came"),
        ("Jean-Luc Picard", "«jeanluc»"),
        ("Anne D'Souza", "mr «Souza»"),
        ("Anne D'Souza", "«D Souza»"),
        ("Mohammed Abdul-Rahman", "«Abdulrahman»"),
        ("de la Cruz, Maria", "«Maria de la Cruz»"),
        ("शर्मा", "«शर्मा»जी"),
        ("प्रिया", "«प्रिया»ने कहा"),
        ("王小明", "«小明»你好"),
        ("김철수", "«철수»야"),
        ("山田太郎", "«太郎»さん"),
        ("Li Wei", "li-ion battery"),
        ("Jo", "a job"),
        ("Grant", "Grant access please"),
        ("Joy", "thanks «Joy»"),
        ("Joy", "joy of cooking"),
        ("Mark", "hello «mark»"),
        ("محمد", "«مُحَمَّد»"),
        ("أحمد", "«احمد»"),
        ("J. K. Rowling", "«JK Rowling»"),
        ("Nguyễn Văn An", "«Nguyen Van An»"),
    ],
)
def test_names_as_people_write_them(name: str, text: str) -> None:
    plain, places = marked(text)
    assert [(span.start, span.end) for span in KnownValues([("name", name)]).find(plain)] == places


@pytest.mark.parametrize(
    "text",
    [
        "Jack needs it",
        "compose a mail for jack",
        "Jack White",
        "name jack address 673",
        "Jack 4565",
    ],
)
def test_a_name_seldom_said_as_a_word(text: str) -> None:
    assert [hit.lower() for hit in seen(KnownValues([("name", "Jack")]), text)] == ["jack"]


def test_how_a_text_sounds_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settling it asks several times, and for a visitor's message it takes 4 ms each."""
    key = Mock(wraps=other_scripts.key)
    monkeypatch.setattr(other_scripts, "key", key)
    known = KnownValues([("name", "प्रिया")])
    text = "my name is Priya"
    assert seen(known, text) == seen(known, text) == ["Priya"]
    assert [call.args[0] for call in key.mock_calls].count(text) == 1
