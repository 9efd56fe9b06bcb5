"""Exports with any value of theirs replaced by one of another kind: no reader ends by it."""

import copy
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from chatlinks.intake.importers import rasa
from chatlinks.intake.importers.archive import of_file
from chatlinks.intake.importers.contract import Choices, NotThisFormat, OpenQuestion
from chatlinks.intake.importers.formats import EVERY
from tests.kit.samples.exports import EXPORTS
from tests.kit.samples.transcripts import ASSEMBLYAI, DEEPGRAM, TRACKED

OTHERS = [-1, "text", ["x"], {"a": 1}]
OF_ONE_FILE = ("chatgpt", "langsmith", "message-lists", "telegram", "zendesk", "intercom")
FORMATS = {each.key: each for each in EVERY}


def paths(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if above:
        yield above
    inner = value.items() if isinstance(value, dict) else ()
    for name, each in enumerate(value) if isinstance(value, list) else inner:
        yield from paths(each, (*above, name))


def changed(value: Any) -> Iterator[Any]:
    for path in paths(value):
        for other in OTHERS:
            whole = copy.deepcopy(value)
            around = whole
            for name in path[:-1]:
                around = around[name]
            around[path[-1]] = other
            yield whole


def read(key: str, content: bytes, agents: list[str]) -> None:
    archive = of_file("export", len(content), lambda: io.BytesIO(content))
    try:
        FORMATS[key].recognises(archive)
        list(FORMATS[key].read(archive, Choices(agents=tuple(agents))))
    except (NotThisFormat, OpenQuestion):
        return


def json_of(content: bytes) -> Any:
    """Of an export that is a JSON file, or a ZIP whose first it is; or a line each."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = packed.read(packed.namelist()[0])
    try:
        return json.loads(content)
    except ValueError:
        return [json.loads(line) for line in content.splitlines() if line.strip()]


@pytest.mark.parametrize("key", [*OF_ONE_FILE, "langfuse", "otel", "chatwoot", "jsonl"])
def test_a_value_of_another_kind_ends_no_import(key):
    export = EXPORTS[key]()
    for value in changed(json_of(export.content)):
        read(key, json.dumps(value).encode(), export.options.get("agent", []))


def test_a_value_of_another_kind_ends_no_import_of_a_slack_export():
    with zipfile.ZipFile(io.BytesIO(EXPORTS["slack"]().content)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    for name, content in files.items():
        for value in changed(json.loads(content)):
            written = io.BytesIO()
            with zipfile.ZipFile(written, "w") as packed:
                for other, held in files.items():
                    packed.writestr(other, json.dumps(value) if other == name else held)
            read("slack", written.getvalue(), ["Anna"])


@pytest.mark.parametrize("answer", [*DEEPGRAM.values(), ASSEMBLYAI])
def test_a_value_of_another_kind_ends_no_import_of_a_transcript(answer):
    for value in changed(answer):
        read("calls", json.dumps(value).encode(), [])


def test_a_value_of_another_kind_ends_no_import_of_a_tracker_store():
    for events in changed(TRACKED):
        rows = [("s", number, json.dumps(each)) for number, each in enumerate(events)]
        list(rasa.sessions(rows))
