"""What a line may hold, and what is said of one that can't be kept."""

import json

import pytest

from chatlinks.conversations.models import Conversation, Message
from tests.kit.acting.jsonl import encoded, line, message
from tests.kit.cast import minutes

BOT = {"from": "bot"}


def one_message(**fields):
    return line(messages=[message(**fields)])


def raw(field):
    """A line with a field of its message as it is written in the file."""
    return (
        b'{"id": "x", "contact": {"id": "u"},'
        b' "messages": [{"at": "2026-03-02T09:15:00Z", "from": "bot", ' + field + b"}]}"
    )


# What a line may hold and still be kept whole.
KEPT = {
    "NUL": (one_message(text="a\0b", data={"k\0": ["\0"]}), "a\N{REPLACEMENT CHARACTER}b"),
    "a written NUL": (one_message(text="this is \\u0000"), "this is \\u0000"),
    "100,000 characters": (one_message(text="é" * 100_000), "é" * 100_000),
    "an empty text": (one_message(text=""), ""),
    "white space": (one_message(text=" \t\n\u2028 "), " \t\n\u2028 "),
    "emoji and right-to-left": (one_message(text="👩‍👩‍👧 مرحبا नमस्ते"), "👩‍👩‍👧 مرحبا नमस्ते"),
    "mark-up": (one_message(text="<b>&amp; {{ x }} %s \\"), "<b>&amp; {{ x }} %s \\"),
    "COPY's own marks": (one_message(text="\\N\t\\.\r\nis \\x41"), "\\N\t\\.\r\nis \\x41"),
    "asterisks": (one_message(text="****** and *******"), None),
    "deep data": (one_message(**BOT, data={"a": [[[[[[[[[["x"]]]]]]]]]]}), "hello"),
    "a far but real time": (one_message(at="1999-12-31T23:59:59.999999-12:00"), "hello"),
    "a null island": (one_message(**BOT, data={"n": None, "t": True, "f": 1.5, "i": 7}), "hello"),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_line_is_kept_with(run, name):
    given, text = KEPT[name]
    status, shown = run(encoded(given))
    assert status == 0, shown
    if text is not None:
        assert Message.objects.get().text == text


# What makes a line bad; the reason must name the place.
DEEP = raw(b'"data": {"a": ' + b"[" * 5000 + b"]" * 5000 + b"}")
BAD = {
    "not JSON": (b"{not json", "not JSON"),
    "a list": (b"[1, 2]", ""),
    "a number": (b"17", ""),
    "null": (b"null", ""),
    "bytes that are no UTF-8": (b'{"id": "\xff\xfe"}', "not JSON"),
    "half a surrogate": (b'{"id": "\\ud800", "contact": {"id": "u"}, "messages": []}', "not JSON"),
    "a raw control character": (
        b'{"id": "a\x00b", "contact": {"id": "u"}, "messages": []}',
        "not JSON",
    ),
    "an unknown field": (line(zip="1"), "zip: there is no such field"),
    "an unknown field inside": (
        line(contact={"id": "u", "pan": "1"}),
        "contact.pan: there is no such field",
    ),
    "no id": ({"contact": {"id": "u"}, "messages": []}, "id: missing"),
    "an empty id": (line(""), "id:"),
    "an id too long": (line("x" * 201), "id:"),
    "no contact": ({"id": "x", "messages": []}, "contact: missing"),
    "an unknown sender": (one_message(**{"from": "robot"}), "messages[0].from"),
    "an unknown state": (line(state="open"), "state"),
    "an unknown event": (line(events=[{"at": minutes(0), "type": "lunch"}]), "events[0].type"),
    "a rating of six": (line(reviews=[{"rating": 6}]), "reviews[0].rating"),
    "confidence above one": (one_message(confidence=1.1), "messages[0].confidence"),
    "no confidence at all": (raw(b'"confidence": NaN'), ""),
    "a number as time": (one_message(at=1700000000), "messages[0].at"),
    "a time in digits": (one_message(at="1700000000"), "messages[0].at"),
    "a day without an hour": (one_message(at="2026-03-02"), "messages[0].at"),
    "the thirtieth of February": (one_message(at="2026-02-30T00:00:00Z"), "messages[0].at"),
    "the first year of all": (one_message(at="0001-01-01T00:00:00+05:30"), "messages[0].at"),
    "the last year of all": (one_message(at="9999-12-31T23:59:59-05:00"), "messages[0].at"),
    "a time of no zone in the first year": (line(started_at="0001-01-01T00:00:00"), "started_at"),
    "an event of the last year": (
        line(events=[{"at": "9999-12-31T23:00:00Z", "type": "waiting"}]),
        "events[0].at",
    ),
    "a text too long": (one_message(text="x" * 100_001), "messages[0].text"),
    "the same message id twice": (
        line(messages=[message(id="a"), message(id="a")]),
        "messages[1].id",
    ),
    "nesting beyond reason": (DEEP, ""),
    "a number that JSON has not": (raw(b'"data": {"n": NaN}'), ""),
    "an infinite number": (raw(b'"data": {"n": 1e999}'), ""),
    "a number of 5,000 digits": (raw(b'"data": {"n": ' + b"7" * 5000 + b"}"), ""),
    "something personal for a team": (line(team="mail priya@bank.example"), "team"),
    "something personal for an entity's name": (
        line(entities=[{"name": "4111111111111111", "value": "x"}]),
        "entities[0].name",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_line_is_refused_for(run, name):
    given, reason = BAD[name]
    status, shown = run(encoded(line("before"), given, line("after")))
    assert status == 1, shown
    assert f"line 2: {reason}" in shown
    assert Conversation.objects.count() == 2


@pytest.mark.parametrize(
    "content",
    [
        encoded(line("one"), line("two")).replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + encoded(line("one"), line("two")),
        b"\n \n" + encoded(line("one")) + b"\n\t\n" + encoded(line("two")) + b"\n",
        encoded(line("one"), line("two")).rstrip(b"\n"),
        b"".join(b"\xef\xbb\xbf" + encoded(line(id_)) for id_ in ("one", "two")),
    ],
    ids=["CRLF", "a byte order mark", "blank lines", "no end of the last line", "two files in one"],
)
def test_files_as_programs_write_them_are_read(run, content):
    status, shown = run(content)
    assert status == 0, shown
    assert Conversation.objects.count() == 2


def test_lines_are_counted_with_the_blank_ones(run):
    assert "line 4: not JSON" in run(b"\n\n" + encoded(line(), b"{"))[1]


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_no_error_but_said(run, content):
    status, shown = run(content)
    assert status == 0
    assert "The file is empty" in shown


def none(names):
    return dict.fromkeys(names.split())


LEFT_OUT = {
    "the conversation": line(
        **none("state started_at closed_at channel team assignee events entities reviews")
    ),
    "the contact": line(
        contact={"id": "u"} | none("name email phone channel device language time_zone")
    ),
    "a message": one_message(
        **none("id author type data node sub_story confidence language translation"),
        **none("is_broken is_smart_assist"),
    ),
    "an author": one_message(author={"name": "Asha", "email": None}),
    "an event": line(
        events=[{"at": minutes(0), "type": "note", "id": None, "team": None, "agent": None}]
    ),
    "an entity": line(
        entities=[{"name": "city", "value": None, "at": None, "message": None, "personal": None}]
    ),
    "a review": line(
        reviews=[{"rating": 5, "comment": None, "for": None, "agent": None, "task": None}]
    ),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_null_is_as_good_as_left_out(run, name):
    status, shown = run(encoded(LEFT_OUT[name]))
    assert status == 0, shown
    assert Message.objects.get().text == "hello"


def test_null_within_what_a_message_carries_stays(run):
    run(encoded(one_message(**BOT, node=None, data={"a": None, "b": [None]})))
    assert Message.objects.get().data == {"a": None, "b": [None]}


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (line(contact=None), "contact: missing"),
        (line(contact={"id": None}), "contact.id: missing"),
        (one_message(at=None), "messages[0].at: missing"),
        (line(messages=[None]), "messages[0]: an object is wanted"),
        (raw(b'"text": "a", "text": "b"'), "text: given twice in one object"),
        (raw(b'"data": {"k": 1, "k": 2}'), "k: given twice in one object"),
        (raw(b'"text": "a\x00b"'), "not JSON: a control character, such as NUL"),
        (raw(b'"text": "a",'), "not JSON: a comma with nothing behind it"),
        (one_message(id=17), "messages[0].id: text is wanted, in double quotes"),
        (line(reviews=[{"rating": True}]), "reviews[0].rating: a number is wanted"),
    ],
)
def test_what_a_program_writes_by_mistake_is_told_by_field_and_the_rest_is_kept(run, bad, said):
    status, shown = run(encoded(line("before"), bad, line("after")))
    assert status == 1
    assert f"line 2: {said}" in shown
    assert Conversation.objects.count() == 2


def test_a_file_that_was_cut_off_says_so_and_keeps_what_is_whole(run):
    whole = encoded(line("one"), line("two"))
    status, shown = run(whole[:-30])
    assert status == 1
    assert "line 2: not JSON: the file ends in the middle of this line" in shown
    assert Conversation.objects.count() == 1


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-03-02 09:15:00", "03:45"),  # the business's own clock
        ("2026-03-02 09:15:00 +05:30", "03:45"),
        ("2026-03-02 09:15:00+05", "04:15"),
        ("2026-03-02T09:15:00 Z", "09:15"),
        ("2026-03-02 09:15:00 UTC", "09:15"),
        ("2026-03-02T09:15:00.25-0700", "16:15"),
    ],
)
def test_times_are_read_as_programs_write_them(run, written, utc):
    status, shown = run(encoded(one_message(at=written)))
    assert status == 0, shown
    assert Message.objects.get().at.strftime("%H:%M") == utc


def test_a_line_too_long_to_be_a_conversation_is_one_bad_line(run, monkeypatch, tmp_path):
    monkeypatch.setattr("chatlinks.intake.jsonl.reader.LONGEST", 5_000)
    long = json.dumps(line("long", messages=[message(text="x" * 20_000)])).encode()
    status, shown = run(encoded(line("one"), long, line("two"), b"{"))
    assert status == 1
    assert "line 2: longer than" in shown
    assert "line 4: not JSON" in shown
    assert (tmp_path / "given.rejects.jsonl").read_bytes() == long + b"\n{\n"
    assert Conversation.objects.count() == 2


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (
            b'{"id": 17, "contact": {"id": "u"}, "messages": []}',
            "line 1: id: text is wanted, in double quotes",
        ),
        (b'{"id": "a\xff"}', "line 1: not JSON: what it holds isn't UTF-8, at byte 10 of the line"),
        (b'{"id": "a"', "line 1: not JSON: the line ends too early"),
        (b'{"id": "\\ud800"}', "line 1: not JSON: half of a surrogate pair"),
        (b'{"id": "a"} x', "line 1: not JSON: trailing characters, at byte 13 of the line"),
        (
            line(messages=[message(at="2026-02-30T00:00:00Z")]),
            "line 1: messages[0].at: there is no such time",
        ),
    ],
)
def test_a_reason_is_in_plain_words(run, bad, said):
    status, shown = run(encoded(bad))
    assert status == 1
    assert said in shown


def test_a_long_reason_stays_on_one_line(run):
    reasons = [f"{name}: missing; it is required" for name in ("id", "contact", "messages")]
    assert f"line 1: {'; '.join(reasons)}\n" in run(b"{}")[1]
