"""docs/api.md: what it has one send is sent, and what it promises is answered."""

import json
import re
import shlex

import pytest

from chatlinks.api.assistants import tools
from chatlinks.api.reads.queries import ConversationQuery, LinkQuery
from tests.kit.acting.api import Program, make_key, token_of
from tests.kit.servers.running import ROOT

TEXT = (ROOT / "docs" / "api.md").read_text("utf-8")
COMMANDS = re.findall(r"```sh\n(curl.*?)```", TEXT, re.DOTALL)


def run(program, command):
    """A command of curl's, as this program sends it."""
    words = shlex.split(command.replace("\\\n", " "))
    [address] = [word for word in words if word.startswith("https://")]
    route = address.partition("/api/v1/")[2]
    if "-d" not in words:
        return program.get(route)
    return program.post(route, json.loads(words[words.index("-d") + 1]))


def test_each_of_its_commands_that_stores_is_answered_as_it_says(program):
    answers = [
        run(program, command)
        for command in COMMANDS
        if "messages" in command or "events" in command
    ]
    assert [answer.status_code for answer in answers] == [201, 201, 207]
    assert answers[0].json()["new"] is True
    results = answers[2].json()["results"]
    assert [sorted(result) for result in results] == [["link", "new"], ["errors"]]
    assert '"reason": "missing; it is required"' in TEXT
    assert results[1]["errors"] == [{"field": "message.at", "reason": "missing; it is required"}]


def test_its_command_that_reads_is_answered_as_it_says(cast, program, reader):
    run(program, COMMANDS[0])
    [command] = [each for each in COMMANDS if "state=bot" in each]
    answer = run(reader, command)
    assert answer.status_code == 200
    assert answer.json()["next"] == ""


def test_its_command_that_makes_a_link_makes_one(cast, reader):
    [command] = [each for each in COMMANDS if "audience" in each]
    answer = run(reader, command.replace("https://chat.example.org/c/…", token_of(cast)))
    assert answer.status_code == 201


def test_its_pattern_finds_a_key(cast):
    [pattern] = re.findall(r"`(clk_\[.*?)`", TEXT)
    assert re.fullmatch(pattern, make_key(cast))


@pytest.mark.parametrize("route", re.findall(r"^\| `/api/v1/([\w/{}]+)`", TEXT, re.MULTILINE))
def test_its_routes_are_there(cast, route):
    assert 401 in (Program(None).post(route, {}).status_code, Program(None).get(route).status_code)


def test_it_names_every_filter():
    for query in (ConversationQuery, LinkQuery):
        assert [name for name in query.model_fields if f"`{name}`" not in TEXT] == []


def test_it_names_every_tool_of_assistants():
    [listed] = re.findall(r"## AI assistants.*", TEXT, re.DOTALL)
    assert re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE) == list(tools.TOOLS)
    assert f"{tools.LONGEST:,} characters" in listed
