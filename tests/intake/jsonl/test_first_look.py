"""A file of another kind is told at once, with what to do; nothing is read of it."""

import bz2
import gzip
import json
import lzma

import pytest

from chatlinks.conversations.models import Conversation
from tests.kit.acting.jsonl import encoded, line

TWO = [line("one"), line("two")]
OTHERS = {
    "a JSON list on one line": (json.dumps(TWO).encode(), "jq -c '.[]'"),
    "a JSON list over lines": (json.dumps(TWO, indent=1).encode(), "jq -c '.[]'"),
    "an empty list": (b"[]", "jq -c '.[]'"),
    "an object over lines": (json.dumps(line(), indent=2).encode(), "jq -c . "),
    "UTF-16": (encoded(*TWO).decode().encode("utf-16"), "Save it as UTF-8"),
    "UTF-16, no mark": (encoded(*TWO).decode().encode("utf-16-le"), "Save it as UTF-8"),
    "UTF-16, the other way": (encoded(*TWO).decode().encode("utf-16-be"), "Save it as UTF-8"),
    "UTF-32": (encoded(*TWO).decode().encode("utf-32"), "Save it as UTF-8"),
    "gzip": (gzip.compress(encoded(*TWO)), "gunzip"),
    "bzip2": (bz2.compress(encoded(*TWO)), "bunzip2"),
    "xz": (lzma.compress(encoded(*TWO)), "unxz"),
    "Excel": (b"PK\x03\x04 and so on", "Excel"),
    "CSV": (b'id,at,who\n1,2026-03-02,"hello, you"\n', "looks like a table"),
    "CSV with semicolons": (b"\xef\xbb\xbfid;at;text\r\n1;2026;hi\r\n", "looks like a table"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_kind_of_file_is_refused_with_what_to_do(run, tmp_path, name):
    content, advice = OTHERS[name]
    status, shown = run(content)
    assert status == 2
    assert advice in shown
    assert "given.jsonl" in shown
    assert Conversation.objects.count() == 0
    assert not (tmp_path / "given.rejects.jsonl").exists()


@pytest.mark.parametrize(
    "first", [b"[1, 2]", b"{", b"null", b"id,text", b'{"id": "cut', b"# a remark", b"", b"17"]
)
def test_one_bad_line_at_the_beginning_costs_only_itself(run, first):
    status, _ = run(encoded(first, *TWO))
    assert status == (1 if first else 0)
    assert Conversation.objects.count() == 2
