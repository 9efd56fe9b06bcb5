"""`chatlinks import`: good lines kept, bad ones told and set aside, the exit status, and the same
result after a kill.
"""

import json

import pytest
from django.core.management import call_command

from chatlinks.conversations.models import Conversation
from chatlinks.links.models import ChatLink
from tests.kit.acting.jsonl import encoded, finished, line
from tests.kit.cast import conversation, minutes

SECRET = "Zulmira-4111111111111111"


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


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "given.jsonl"
    path.write_bytes(encoded(line("one"), b"{not json", line("two")))
    return path


def test_the_rejects_never_go_over_the_file_that_is_read(bank, export, capsys):
    before = export.read_bytes()
    status, shown = finished(
        lambda: call_command("import", str(export), business="bank", rejects=export), capsys
    )
    assert status == 2
    assert "--rejects" in shown
    assert export.read_bytes() == before


def test_a_place_where_no_rejects_can_be_written_is_said_before_anything_is_read(
    bank, export, capsys
):
    nowhere = export.parent / "none" / "rejects.jsonl"
    status, shown = finished(
        lambda: call_command("import", str(export), business="bank", rejects=nowhere), capsys
    )
    assert status == 2
    assert f"{nowhere.parent}" in shown
    assert "--rejects" in shown
    assert Conversation.objects.count() == 0


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_file_in_another_encoding_is_said_to_be_one(bank, export, capsys, codec):
    export.write_bytes(json.dumps(line()).encode(codec))
    status, shown = finished(lambda: call_command("import", str(export), business="bank"), capsys)
    assert status == 2
    assert "Save it as UTF-8" in shown
    assert len(list(export.parent.iterdir())) == 1
