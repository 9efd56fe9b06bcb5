"""`chatlinks import`: good lines kept, bad ones told and set aside, the exit status, and the same result after a kill."""

import gc
import json

import pytest
from django.core.management import CommandError, call_command

from chatlinks.conversations.models import Conversation, Message
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Business
from tests.kit.cast import conversation, minutes

SECRET = "Zulmira-4111111111111111"


def line(id_="one", **more):
    made = {
        "id": id_,
        "contact": {"id": "u-1"},
        "messages": [{"at": minutes(0), "from": "user", "text": "hello"}],
    }
    return {**made, **more}


def encoded(*given):
    """Lines of a file: what isn't bytes yet is written as JSON."""
    return b"".join(
        (each if isinstance(each, bytes) else json.dumps(each).encode()) + b"\n" for each in given
    )


@pytest.fixture
def bank(db):
    return Business.objects.create(key="bank", name="Bank", time_zone="Asia/Kolkata")


@pytest.fixture
def run(bank, tmp_path, capsys):
    """run(bytes) → (exit status, what was printed); the file is `tmp_path/given.jsonl`."""

    def imported(content):
        path = tmp_path / "given.jsonl"
        path.write_bytes(content)
        return finished(lambda: call_command("import", str(path), business="bank"), capsys)

    return imported


def finished(work, capsys):
    try:
        work()
        status = 0
    except SystemExit as end:
        status = end.code
    except CommandError as problem:
        return problem.returncode, str(problem)
    shown = capsys.readouterr()
    return status, shown.out + shown.err


def test_good_lines_are_kept_each_with_its_link(run):
    status, shown = run(encoded(line("one"), line("two")))
    assert status == 0
    assert "2 new" in shown
    assert Conversation.objects.count() == ChatLink.objects.count() == 2


def test_a_second_import_changes_nothing(run):
    run(encoded(line(), conversation()))
    status, shown = run(encoded(line(), conversation()))
    assert status == 0
    assert "0 new, 0 changed, 2 unchanged" in shown


def test_a_bad_line_is_told_by_number_field_and_reason_and_never_by_value(run, tmp_path):
    bad = line("two", messages=[{"at": minutes(0), "from": SECRET, "text": SECRET}])
    status, shown = run(encoded(line("one"), bad, line("three")))
    assert status == 1
    assert "line 2: messages[0].from:" in shown
    assert SECRET not in shown
    assert Conversation.objects.count() == 2


def test_bad_lines_are_set_aside_unchanged_for_their_owner_only(run, tmp_path):
    odd = b'{"id":  "two" ,"contact": {"id": "u"}, "surprise": "\xc3\xa9"}'
    run(encoded(line("one"), odd, b"not json"))
    rejects = tmp_path / "given.rejects.jsonl"
    assert rejects.read_bytes() == odd + b"\nnot json\n"
    assert rejects.stat().st_mode & 0o777 == 0o600


def test_mended_rejects_can_be_imported(run, bank, tmp_path, capsys):
    run(encoded(line("one"), line("two", surprise=1)))
    rejects = tmp_path / "given.rejects.jsonl"
    rejects.write_bytes(rejects.read_bytes().replace(b', "surprise": 1', b""))
    assert finished(lambda: call_command("import", str(rejects), business="bank"), capsys)[0] == 0
    assert Conversation.objects.count() == 2


def test_no_rejects_file_is_made_when_all_is_well(run, tmp_path):
    run(encoded(line()))
    assert [each.name for each in tmp_path.iterdir()] == ["given.jsonl"]


def test_more_bad_lines_than_anyone_reads_are_counted(run):
    status, shown = run(encoded(*[{"id": str(n)} for n in range(30)]))
    assert status == 1
    assert "30 lines were not kept" in shown
    assert shown.count("line ") == 20


def test_without_the_file_nothing_can_be_read(bank, tmp_path, capsys):
    status, shown = finished(
        lambda: call_command("import", str(tmp_path / "none.jsonl"), business="bank"), capsys
    )
    assert status == 2
    assert "no file" in shown


def test_without_the_business_nothing_can_be_read(bank, tmp_path, capsys):
    path = tmp_path / "given.jsonl"
    path.write_bytes(encoded(line()))
    status, shown = finished(lambda: call_command("import", str(path), business="bnak"), capsys)
    assert status == 2
    assert "bank" in shown


def message(**more):
    return {"at": minutes(0), "from": "user", "text": "hello", **more}


# What a line may hold and still be kept whole.
KEPT = {
    "NUL": (line(messages=[message(text="a\0b", data={"k\0": ["\0"]})]), "a\N{REPLACEMENT CHARACTER}b"),
    "a written NUL": (line(messages=[message(text="\\u0000")]), "\\u0000"),
    "100,000 characters": (line(messages=[message(text="é" * 100_000)]), "é" * 100_000),
    "an empty text": (line(messages=[message(text="")]), ""),
    "white space": (line(messages=[message(text=" \t\n\u2028 ")]), " \t\n\u2028 "),
    "emoji and right-to-left": (line(messages=[message(text="👩‍👩‍👧 مرحبا नमस्ते")]), "👩‍👩‍👧 مرحبا नमस्ते"),
    "mark-up": (line(messages=[message(text="<b>&amp; {{ x }} %s \\")]), "<b>&amp; {{ x }} %s \\"),
    "COPY's own marks": (line(messages=[message(text="\\N\t\\.\r\n\\x41")]), "\\N\t\\.\r\n\\x41"),
    "asterisks": (line(messages=[message(text="****** and *******")]), None),
    "deep data": (line(messages=[message(**{"from": "bot"}, data={"a": [[[[[[[[[["x"]]]]]]]]]]})]), "hello"),
    "a far but real time": (line(messages=[message(at="1999-12-31T23:59:59.999999-12:00")]), "hello"),
    "a null island": (line(messages=[message(**{"from": "bot"}, data={"n": None, "t": True, "f": 1.5, "i": 7})]), "hello"),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_a_line_is_kept_with(run, name):
    given, text = KEPT[name]
    status, shown = run(encoded(given))
    assert status == 0, shown
    if text is not None:
        assert Message.objects.get().text == text


# What makes a line bad; the reason must name the place.
DEEP = (
    b'{"id": "deep", "contact": {"id": "u"}, "messages": [{"at": "2026-03-02", "from": "bot", "data": {"a": '
    + b"[" * 5000
    + b"]" * 5000
    + b"}}]}"
)
BAD = {
    "not JSON": (b"{not json", "not JSON"),
    "a list": (b"[1, 2]", ""),
    "a number": (b"17", ""),
    "null": (b"null", ""),
    "bytes that are no UTF-8": (b'{"id": "\xff\xfe"}', "not JSON"),
    "half a surrogate": (b'{"id": "\\ud800", "contact": {"id": "u"}, "messages": []}', "not JSON"),
    "a raw control character": (b'{"id": "a\x00b", "contact": {"id": "u"}, "messages": []}', "not JSON"),
    "an unknown field": (line(zip="1"), "zip: there is no such field"),
    "an unknown field inside": (line(contact={"id": "u", "pan": "1"}), "contact.pan: there is no such field"),
    "no id": ({"contact": {"id": "u"}, "messages": []}, "id: missing"),
    "an empty id": (line(""), "id:"),
    "an id too long": (line("x" * 201), "id:"),
    "no contact": ({"id": "x", "messages": []}, "contact: missing"),
    "an unknown sender": (line(messages=[message(**{"from": "robot"})]), "messages[0].from"),
    "an unknown state": (line(state="open"), "state"),
    "an unknown event": (line(events=[{"at": minutes(0), "type": "lunch"}]), "events[0].type"),
    "a rating of six": (line(reviews=[{"rating": 6}]), "reviews[0].rating"),
    "confidence above one": (line(messages=[message(confidence=1.1)]), "messages[0].confidence"),
    "no confidence at all": (b'{"id": "x", "contact": {"id": "u"}, "messages": [{"at": "2026-03-02T09:15:00Z", "from": "bot", "confidence": NaN}]}', ""),
    "a number as time": (line(messages=[message(at=1700000000)]), "messages[0].at"),
    "a time in digits": (line(messages=[message(at="1700000000")]), "messages[0].at"),
    "a day without an hour": (line(messages=[message(at="2026-03-02")]), "messages[0].at"),
    "the thirtieth of February": (line(messages=[message(at="2026-02-30T00:00:00Z")]), "messages[0].at"),
    "the first year of all": (line(messages=[message(at="0001-01-01T00:00:00+05:30")]), "messages[0].at"),
    "the last year of all": (line(messages=[message(at="9999-12-31T23:59:59-05:00")]), "messages[0].at"),
    "a time of no zone in the first year": (line(started_at="0001-01-01T00:00:00"), "started_at"),
    "an event of the last year": (line(events=[{"at": "9999-12-31T23:00:00Z", "type": "waiting"}]), "events[0].at"),
    "a text too long": (line(messages=[message(text="x" * 100_001)]), "messages[0].text"),
    "the same message id twice": (line(messages=[message(id="a"), message(id="a")]), "messages[1].id"),
    "nesting beyond reason": (DEEP, ""),
    "a number that JSON has not": (b'{"id": "x", "contact": {"id": "u"}, "messages": [{"at": "2026-03-02T09:15:00Z", "from": "bot", "data": {"n": NaN}}]}', ""),
    "an infinite number": (b'{"id": "x", "contact": {"id": "u"}, "messages": [{"at": "2026-03-02T09:15:00Z", "from": "bot", "data": {"n": 1e999}}]}', ""),
    "a number of 5,000 digits": (b'{"id": "x", "contact": {"id": "u"}, "messages": [{"at": "2026-03-02T09:15:00Z", "from": "bot", "data": {"n": ' + b"7" * 5000 + b'}}]}', ""),
    "something personal for a team": (line(team="mail priya@bank.example"), "team"),
    "something personal for an entity's name": (line(entities=[{"name": "4111111111111111", "value": "x"}]), "entities[0].name"),
}  # fmt: skip


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
    ],
    ids=["CRLF", "a byte order mark", "blank lines", "no end of the last line"],
)
def test_files_as_programs_write_them_are_read(run, content):
    status, shown = run(content)
    assert status == 0, shown
    assert Conversation.objects.count() == 2


def test_lines_are_counted_with_the_blank_ones(run):
    assert "line 4: not JSON" in run(b"\n\n" + encoded(line(), b"{"))[1]


def test_an_empty_file_is_no_error(run):
    assert run(b"")[0] == 0


def test_a_line_too_long_to_be_a_conversation_is_one_bad_line(run, monkeypatch, tmp_path):
    monkeypatch.setattr("chatlinks.intake.jsonl.reader.LONGEST", 5_000)
    long = json.dumps(line("long", messages=[message(text="x" * 20_000)])).encode()
    status, shown = run(encoded(line("one"), long, line("two"), b"{"))
    assert status == 1
    assert "line 2: longer than" in shown
    assert "line 4: not JSON" in shown
    assert (tmp_path / "given.rejects.jsonl").read_bytes() == long + b"\n{\n"
    assert Conversation.objects.count() == 2


def test_two_lines_with_one_id_give_the_same_whether_in_one_batch_or_two(run, monkeypatch):
    first, second = (
        line("one", messages=[message(id="a", text="a")]),
        line("one", messages=[message(id="b", text="b")]),
    )
    run(encoded(first, second))
    together = sorted(Message.objects.values_list("text", flat=True))
    Conversation.objects.all().delete()
    monkeypatch.setattr("chatlinks.intake.jsonl.load.BATCH_CONVERSATIONS", 1)
    run(encoded(first, second))
    assert sorted(Message.objects.values_list("text", flat=True)) == together == ["a", "b"]


def test_after_an_import_memory_is_looked_after_as_before(run):
    before = gc.get_threshold()
    run(encoded(line("one")))
    assert gc.get_threshold() == before


def test_a_line_that_the_database_will_not_take_does_not_cost_the_others(run, monkeypatch):
    """Whatever the checks overlook, the good lines around it are kept and the line is told."""
    from chatlinks.conversations.records import drafts

    whole = drafts.outline

    def refuse(desk, given, *rest):
        made = whole(desk, given, *rest)
        if given.id == "odd":
            made.channel = "a\0b"
        return made

    monkeypatch.setattr("chatlinks.conversations.store.drafts.outline", refuse)
    status, shown = run(encoded(line("one"), line("odd"), line("two")))
    assert status == 1
    assert "line 2:" in shown
    assert Conversation.objects.count() == 2


@pytest.fixture
def given(tmp_path):
    path = tmp_path / "given.jsonl"
    path.write_bytes(encoded(line("one"), b"{not json", line("two")))
    return path


def test_the_rejects_never_go_over_the_file_that_is_read(bank, given, capsys):
    before = given.read_bytes()
    status, shown = finished(
        lambda: call_command("import", str(given), business="bank", rejects=given), capsys
    )
    assert status == 2
    assert "--rejects" in shown
    assert given.read_bytes() == before


def test_a_place_where_no_rejects_can_be_written_is_said_before_anything_is_read(
    bank, given, capsys
):
    nowhere = given.parent / "none" / "rejects.jsonl"
    status, shown = finished(
        lambda: call_command("import", str(given), business="bank", rejects=nowhere), capsys
    )
    assert status == 2
    assert f"{nowhere.parent}" in shown
    assert "--rejects" in shown
    assert Conversation.objects.count() == 0


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_file_in_another_encoding_is_said_to_be_one(bank, given, capsys, codec):
    given.write_bytes(json.dumps(line()).encode(codec))
    status, shown = finished(lambda: call_command("import", str(given), business="bank"), capsys)
    assert status == 2
    assert "Save it as UTF-8" in shown
    assert len(list(given.parent.iterdir())) == 1


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
    assert (
        "line 1: id: missing; it is required; contact: missing; it is required; messages: missing; it is required\n"
        in run(b"{}")[1]
    )
