"""A file that is no export is refused, with what to hand in instead."""

import gzip
import io
import zipfile

import pytest

from chatlinks.conversations.models import Conversation
from chatlinks.intake.importers.archive import of_path
from chatlinks.intake.importers.other_kinds import what_instead
from tests.kit.samples.exports import EXPORTS, zipped
from tests.kit.samples.files import PDF, PNG


def locked():
    packed = bytearray(zipped({"chat.txt": "hello"}))
    packed[6] |= 1  # the flags of its only member, here and in the list at the end
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


def empty():
    packed = io.BytesIO()
    zipfile.ZipFile(packed, "w").close()
    return packed.getvalue()


OTHERS = {
    "a PDF": (PDF, "only shows conversations"),
    "a picture": (PNG, "It is a picture"),
    "a recording": (b"RIFF\0\0\0\0WAVEfmt " + b"\0" * 40, "Import its transcript"),
    "a film": (b"\0\0\0\x18ftypmp42" + b"\0" * 40, "Import its transcript"),
    "an old Office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, "a mail as .eml"),
    "a RAR": (b"Rar!\x1a\x07\x00" + b"\0" * 40, "pack the files as a ZIP"),
    "a web page": (b"<!DOCTYPE html><title>Chat</title>", "save an e-mail as .eml"),
    "an empty ZIP": (empty(), "The ZIP is empty"),
    "a locked ZIP": (locked(), "locked by a password"),
    "a ZIP of pictures": (zipped({"Priya.png": PNG, "b.png": PNG}), "2 files (.png)"),
    "a spreadsheet": (zipped({"xl/workbook.xml": "<w/>"}), "a table as .csv"),
    "JSON cut off": (b'{"chats":\n {"list": [{"name": "Pri', "it was cut off"),
    "JSON cut off behind a value": (b'{"a": [1,\n2', "it was cut off"),
    "JSON with a fault": (b'{"a": 1,\n"b": nothing}', "is none from line 2 on"),
    "JSON nested too deeply": (b"[" * 100_000, "nested too deeply"),
    "zeros": (b"\0" * 100, "nothing but zeros"),
    "a packed file cut off": (gzip.compress(b"hello" * 9_999)[:-30], "broken or cut off"),
    "a word processor's": (zipped({"word/document.xml": "<w/>"}), "a word processor"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_it_is_told_with_what_to_do(run, name):
    content, advice = OTHERS[name]
    status, shown = run(content, "a file")
    assert status == 2
    assert advice in " ".join(shown.split())
    assert "Priya" not in shown
    assert not Conversation.objects.exists()


@pytest.mark.parametrize("text", [b'{"id": "1"}', b"a,b,c\n1,2,3", b"Hello"])
def test_of_text_others_tell_more(tmp_path, text):
    path = tmp_path / "a file"
    path.write_bytes(text)
    assert what_instead(of_path(path)) == ""


def test_a_folder_of_other_things_is_told(tmp_path):
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.pdf").write_bytes(PDF)
    assert "The folder holds 2 files (.png, .pdf)" in what_instead(of_path(tmp_path))


WRONG = {
    "slack": ("whatsapp", "Slack export"),
    "whatsapp": ("slack", "WhatsApp chat export"),
    "telegram": ("zendesk", "Telegram export"),
    "message-lists": ("chatgpt", "Lists of messages"),
    "langsmith": ("langfuse", "LangSmith"),
    "jsonl": ("csv", "JSON Lines, our own format"),
}


@pytest.mark.parametrize("key", WRONG)
def test_what_is_another_tools_says_whose(run, key):
    chosen, title = WRONG[key]
    export = EXPORTS[key]()
    status, shown = run(export.content, export.name, source=chosen, agent=["Anna"])
    assert status == 2
    assert f"It looks like this: {title}" in " ".join(shown.split())
    assert not Conversation.objects.exists()
