"""docs/api.md: what it has one send is sent, and what it promises is answered."""

import json
import re
import shlex

import pytest

from tests.kit.api import Program, make_key
from tests.kit.running import ROOT

TEXT = (ROOT / "docs" / "api.md").read_text("utf-8")
COMMANDS = re.findall(r"```sh\n(curl.*?)```", TEXT, re.DOTALL)


def sent(command):
    """(route, body) of a command of curl."""
    words = shlex.split(command.replace("\\\n", " "))
    [address] = [word for word in words if word.startswith("https://")]
    return address.partition("/api/v1/")[2], json.loads(words[words.index("-d") + 1])


def test_each_of_its_commands_is_answered_as_it_says(program):
    answers = [program.post(*sent(command)) for command in COMMANDS]
    assert [answer.status_code for answer in answers] == [201, 201, 207]
    assert answers[0].json()["new"] is True
    results = answers[2].json()["results"]
    assert [sorted(result) for result in results] == [["link", "new"], ["errors"]]
    assert '"reason": "missing; it is required"' in TEXT
    assert results[1]["errors"] == [{"field": "message.at", "reason": "missing; it is required"}]


def test_its_pattern_finds_a_key(cast):
    [pattern] = re.findall(r"`(clk_\[.*?)`", TEXT)
    assert re.fullmatch(pattern, make_key(cast))


@pytest.mark.parametrize("route", re.findall(r"^\| `/api/v1/(\w+)`", TEXT, re.MULTILINE))
def test_its_routes_are_there(cast, route):
    assert Program(None).post(route, {}).status_code == 401
