"""JSON that is nested too deeply for whoever builds it; brackets in texts are none."""

import io
import json

import pytest

from chatlinks.intake.importers.json_depth import DEEPEST, ShallowFile

TEXTS = ['[[[ "[" \\" ]', "\\", '\\\\"', "{" * 2_000, '"' * 50, "", "é[{"]


def read_out(content, size):
    file = ShallowFile(io.BytesIO(content))
    while file.read(size):
        pass
    return file


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1_000_000])
@pytest.mark.parametrize("text", TEXTS)
def test_brackets_in_texts_are_none(text, size):
    content = json.dumps([{"a": text, "b": [text, {text: text}]}], ensure_ascii=False).encode()
    file = read_out(content, size)
    assert (file.depth, file.in_string) == (0, False)


@pytest.mark.parametrize("size", [1, 1_000, 1_000_000])
def test_what_is_nested_too_deeply_is_refused(size):
    read_out(b"[" * DEEPEST + b"]" * DEEPEST, size)
    with pytest.raises(ValueError, match="too deeply"):
        read_out(b'{"a":' * (DEEPEST + 1), size)
